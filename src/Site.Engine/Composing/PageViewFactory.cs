using System.Globalization;
using Site.Engine.Assembly;
using Site.Engine.ContentTypes;
using Site.Engine.History;
using Site.Engine.Html;
using Site.Engine.Languages;
using Site.Engine.Languages.Translations;
using Site.Engine.Navigation;
using Site.Engine.Theming;
using Site.Engine.Theming.Templates;
using Site.Model;

namespace Site.Engine.Composing;

/// <summary>Compose: one page and the site to the <see cref="PageView"/> that its layout shows.</summary>
public sealed class PageViewFactory
{
    private const int WordsPerMinute = 200;

    private readonly SiteContent site;
    private readonly Theme theme;
    private readonly Task<GitHistory> history;
    private readonly TranslationReport translations;
    private readonly SectionMenus menus;
    private readonly Dictionary<string, SiteView> siteViews;
    private readonly Dictionary<(string Section, string Language), IReadOnlyList<MenuView>> mainMenus = [];

    /// <param name="history">Waited for when the date of a page is asked for.</param>
    public PageViewFactory(SiteContent site, Theme theme, Task<GitHistory> history, TranslationReport translations)
    {
        this.site = site;
        this.theme = theme;
        this.history = history;
        this.translations = translations;
        menus = new SectionMenus(site, theme);
        siteViews = site.Configuration.Languages.ToDictionary(l => l, View, StringComparer.Ordinal);
        foreach (var language in site.Configuration.Languages)
        {
            foreach (var section in site.Sections.Where(s => s.Language == language).Select(s => s.Id).Append(""))
                mainMenus[(section, language)] = MainMenu(section, language);
        }
    }

    /// <summary>When a page last changed: front matter first, then history; null when neither tells.</summary>
    public DateOnly? Changed(Page page) => page.FrontMatter.Changed ?? history.GetAwaiter().GetResult().Changed(page.Parsed.Source.Relative);

    /// <summary>Whether search engines may list the page.</summary>
    public bool IsIndexed(Page page) => page.Kind == PageKind.Content && !page.IsFallback && !page.FrontMatter.Draft && !site.IncludesDrafts;

    /// <summary>The page in each language that it is really written in, by the site's order.</summary>
    public IReadOnlyList<Page> Translations(Page page) =>
        [.. site.Configuration.Languages.Select(l => site.Find(page.Id, l)).OfType<Page>().Where(p => !p.IsFallback)];

    /// <param name="content">The page's HTML.</param>
    /// <param name="side">Empty; takes the menu of the page's section.</param>
    public PageView Make(Page page, HtmlFragment content, ComposedBody body, HtmlWriter side)
    {
        var language = page.Language;
        var view = siteViews[language];
        var (previous, next) = Neighbours(page);
        var canonical = page.IsFallback || page.Kind == PageKind.Embed ? site.Find(page.Id, page.Parsed.Language) ?? page : page;
        return new PageView
        {
            Site = view,
            Language = language,
            Locale = Text("locale", language),
            Title = page.Title,
            DocumentTitle = page.IsHome ? view.Title : $"{page.Title} – {view.Title}",
            Description = page.FrontMatter.Description ?? site.Configuration.Description?[language] ?? page.Title,
            Canonical = site.Absolute(canonical.Route),
            Indexed = IsIndexed(page),
            Alternates = Alternates(page),
            Card = Card(page),
            Styles = Assets(body, ".css"),
            Scripts = Assets(body, ".js"),
            Menu = mainMenus[(mainMenus.ContainsKey((page.Section, language)) ? page.Section : "", language)],
            Crumbs = Crumbs(page),
            Side = menus.For(page, side),
            Toc = Contents(page),
            Content = content,
            HasHero = page.Parsed.Body.HasHero,
            Audience = string.Join(", ", site.Configuration.Audiences.Where(a => page.FrontMatter.Audience.Contains(a.Id)).Select(a => LowerFirst(a.Name[language]))),
            ReadingTime = ReadingTime(page),
            Age = Age(body.Documents, language),
            Draft = page.FrontMatter.Draft,
            Fallback = page.IsFallback ? new FallbackView(page.Parsed.Language, Text("language", page.Parsed.Language)) : null,
            Drift = Drift(page),
            Sources = [.. body.Documents.Select((d, i) => new SourceView(i + 1, d.Title[language]))],
            Changed = Changed(page) is { } date && page.Kind == PageKind.Content
                ? new DateView(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), LanguageFormats.Date(date, language))
                : null,
            EditUrl = page.Kind == PageKind.Content ? site.Configuration.Repository?.Edit.Replace("{path}", page.Parsed.Source.Path, StringComparison.Ordinal) : null,
            ReportUrl = ReportUrl(page),
            Previous = previous,
            Next = next,
            Index = page.Kind == PageKind.Search ? PageIndex.Of(site, language) : [],
        };
    }

    /// <summary>The notice on a translation whose source is newer.</summary>
    private DriftView? Drift(Page page)
    {
        if (site.Configuration.Drift == DriftSetting.Off || !translations.IsBehind(page) || site.Find(page.Id, site.Configuration.DefaultLanguage) is not { } source)
            return null;
        var name = Text("language", source.Language);
        var text = Changed(source) is { } day
            ? theme.Strings.Text("page.drift", page.Language, name, LanguageFormats.Date(day, page.Language))
            : theme.Strings.Text("page.drift-undated", page.Language, name);
        return new DriftView(text, new LinkView(source.Title, site.Url(source.Route)), source.Language);
    }

    private SiteView View(string language) => new()
    {
        Title = site.Configuration.Title[language],
        Description = site.Configuration.Description?[language] ?? "",
        Home = site.Url(site.Home(language)),
        Search = SearchPage(language),
        Searches =
        [
            .. site.Configuration.Languages.Select(l => new SearchView(
                l, SearchPage(l), site.Url($"/{Search.Format.IndexFormat.Folder}/{l}"), l == language, Text("search.better", l))),
        ],
        Feed = site.Url(site.Home(language) + "feed.xml"),
        Licence = site.Configuration.Licence?[language],
        Footer = [.. site.Configuration.Footer.Select(f => site.Find(f.Id, language)).OfType<Page>().Select(p => new LinkView(p.Title, site.Url(p.Route)))],
        Assets = theme.AssetRoot,
    };

    private string SearchPage(string language) => site.Url(site.Find("search", language)?.Route ?? site.Home(language));

    private MenuView[] MainMenu(string current, string language)
    {
        var entries = site.Configuration.Navigation.IsEmpty
            ? site.Sections.Where(s => s.Language == language)
            : site.Configuration.Navigation.Select(n => site.FindSection(n.Section, language)).OfType<Section>();
        // Without a navigation in site.yml a site of many sections would show them all on every page: the home page lists them instead.
        var sections = entries.ToList();
        if (site.Configuration.Navigation.IsEmpty && sections.Count > 8)
            return [];
        return [.. sections.Select(s => new MenuView(s.Title, site.Url((s.Index ?? s.Pages[0]).Route), s.Id == current))];
    }

    private IReadOnlyList<AlternateView> Alternates(Page page)
    {
        if (page.Kind == PageKind.NotFound || site.Configuration.Languages.Length == 1)
            return [];
        var views = new List<AlternateView>();
        foreach (var language in site.Configuration.Languages)
        {
            if (site.Find(page.Id, language) is { } version)
                views.Add(new AlternateView(language, site.Absolute(version.Route), site.Url(version.Route), language, Text("language", language), language == page.Language, !version.IsFallback));
        }
        return views;
    }

    private CrumbView[] Crumbs(Page page)
    {
        if (page.IsHome)
            return [];
        var crumbs = new List<CrumbView> { new(Text("home.title", page.Language), site.Url(site.Home(page.Language))) };
        if (site.FindSection(page.Section, page.Language) is { } section && section.Index?.Id != page.Id)
            crumbs.Add(new CrumbView(section.Title, section.Index is null ? null : site.Url(section.Index.Route)));
        crumbs.Add(new CrumbView(page.Title, null));
        return [.. crumbs];
    }

    private static IReadOnlyList<ContentsView> Contents(Page page)
    {
        var top = new List<(string Id, string Title, List<ContentsView> Children)>();
        foreach (var heading in page.Parsed.Body.Headings)
        {
            if (!heading.InContents || heading.Level > 3)
                continue;
            if (heading.Level == 3 && top.Count > 0)
                top[^1].Children.Add(new ContentsView(heading.Id, heading.Text, []));
            else
                top.Add((heading.Id, heading.Text, []));
        }
        // One heading is no table of contents.
        return top.Count < 2 ? [] : [.. top.Select(t => new ContentsView(t.Id, t.Title, t.Children))];
    }

    private string ReadingTime(Page page)
    {
        if (page.Kind != PageKind.Content)
            return "";
        var minutes = Math.Max(1, (int)Math.Round(page.Parsed.Body.WordCount / (double)WordsPerMinute, MidpointRounding.AwayFromZero));
        return minutes == 1 ? Text("page.minute", page.Language) : theme.Strings.Text("page.minutes", page.Language, minutes);
    }

    private string Age(IReadOnlyList<SourceDocument> documents, string language)
    {
        if (documents.Count == 0)
            return "";
        var years = documents.Select(d => d.Year).OfType<int>().Distinct().Order().Select(y => y.ToString(CultureInfo.InvariantCulture)).ToList();
        if (years.Count == 0)
            return Text("page.undated", language);
        return theme.Strings.Text(documents.Any(d => d.Year is null) ? "page.age-undated" : "page.age", language, string.Join(", ", years));
    }

    private (LinkView? Previous, LinkView? Next) Neighbours(Page page)
    {
        if (page.Kind != PageKind.Content || site.FindSection(page.Section, page.Language) is not { } section || section.IndexOf(page) is not (>= 0 and var at))
            return (null, null);
        return (At(at - 1), At(at + 1));

        LinkView? At(int index) => index >= 0 && index < section.Pages.Count ? new LinkView(section.Pages[index].Title, site.Url(section.Pages[index].Route)) : null;
    }

    private string[] Assets(ComposedBody body, string extension) =>
        [.. body.Assets.Where(a => a.EndsWith(extension, StringComparison.Ordinal)).Select(theme.Asset).OfType<string>()];

    /// <summary>The drawn card of the page, else that of its language's home page.</summary>
    private string? Card(Page page)
    {
        foreach (var id in (string[])[page.Id, "home"])
        {
            var path = $"media/cards/{id}.{page.Language}.png";
            if (site.Media.ContainsKey(path))
                return site.Absolute("/" + path);
        }
        return null;
    }

    private string? ReportUrl(Page page)
    {
        if (site.Configuration.Contact is not { } contact || page.Kind == PageKind.NotFound)
            return null;
        var url = site.Absolute(page.Route);
        if (contact.Issues is { } issues)
            return issues.Replace("{title}", Uri.EscapeDataString(page.Title), StringComparison.Ordinal).Replace("{url}", Uri.EscapeDataString(url), StringComparison.Ordinal);
        if (contact.Mail is not { } mail)
            return null;
        var subject = theme.Strings.Text("page.report-subject", page.Language, page.Title);
        return $"mailto:{mail}?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(url + "\n\n")}";
    }

    private string Text(string key, string language) => theme.Strings.Text(key, language);

    private static string LowerFirst(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
