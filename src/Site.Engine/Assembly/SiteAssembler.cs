using System.Collections.Immutable;
using Site.Engine.ContentTypes;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.Diagnostics;
using Site.Engine.Markdown;
using Site.Engine.Sources;
using Site.Engine.Theming;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.Assembly;

/// <summary>Assemble: parsed files to one <see cref="SiteContent"/>. The only step that sees the whole site while it is made.</summary>
public sealed class SiteAssembler(SiteConfiguration configuration, bool includesDrafts, DiagnosticBag diagnostics)
{
    private readonly Dictionary<ParsedPage, PageKind> generated = new(ReferenceEqualityComparer.Instance);

    /// <param name="parsed">Every page file that could be read, in the order of their paths.</param>
    /// <param name="unread">Paths of the page files that could not.</param>
    /// <param name="strings">Titles and slugs of generated pages.</param>
    public SiteContent Assemble(IReadOnlyCollection<ParsedPage> parsed, IReadOnlySet<string> unread, SiteData data, IReadOnlyList<SourceFile> media, ThemeStrings strings)
    {
        if (parsed.Count == 0)
            diagnostics.Add(SiteRules.NoPages, SourceSpan.Whole("pages"), configuration.DefaultLanguage);
        var kept = parsed.Where(p => includesDrafts || !p.FrontMatter.Draft).ToList();
        foreach (var (page, kind) in GeneratedPages.Missing(configuration, parsed, strings))
        {
            generated[page] = kind;
            kept.Add(page);
        }
        var unique = Unique(kept);
        var reported = unread.ToHashSet(StringComparer.Ordinal);
        if (!includesDrafts)
            Drafts(parsed, kept, reported);
        var pages = Routed(unique, reported);
        var sections = SectionsOf(pages);
        CheckNavigation(sections);
        CheckShorts(pages);
        return new SiteContent(configuration, pages, sections, data, media, includesDrafts)
        {
            Unread = reported,
            Drafts = includesDrafts ? [] : [.. parsed.Where(p => p.FrontMatter.Draft)],
        };
    }

    /// <summary>A page that is a draft in one language only is not missing there.</summary>
    private void Drafts(IReadOnlyCollection<ParsedPage> parsed, List<ParsedPage> kept, HashSet<string> reported)
    {
        foreach (var draft in parsed.Where(p => p.FrontMatter.Draft))
        {
            if (kept.Find(p => p.Id == draft.Id && p.Section == draft.Section && p.FrontMatter.Translation == TranslationPolicy.Required) is not { } other)
                continue;
            reported.Add(draft.Source.Relative);
            if (!draft.IsFaulty)
                diagnostics.Add(LanguageRules.DraftDiffers, other.Where("title"), draft.Source.Path);
        }
    }

    /// <summary>One page per id and language.</summary>
    private Dictionary<string, List<ParsedPage>> Unique(List<ParsedPage> parsed)
    {
        var byId = new Dictionary<string, List<ParsedPage>>(StringComparer.Ordinal);
        foreach (var page in parsed)
        {
            if (!byId.TryGetValue(page.Id, out var versions))
                versions = byId[page.Id] = [];
            var other = versions.Find(v => v.Language == page.Language || v.Section != page.Section);
            if (other is not null)
                diagnostics.Add(SiteRules.DuplicatePage, SourceSpan.Whole(page.Source.Path), page.Id, other.Source.Path);
            else
                versions.Add(page);
        }
        return byId;
    }

    /// <param name="unread">Takes the files of missing translations too: links to them are part of the same fault.</param>
    private ImmutableArray<Page> Routed(Dictionary<string, List<ParsedPage>> byId, HashSet<string> unread)
    {
        var pages = new List<Page>(byId.Count * configuration.Languages.Length);
        var routes = new Dictionary<string, Page>(pages.Capacity, StringComparer.Ordinal);
        foreach (var (id, versions) in byId.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            foreach (var language in configuration.Languages)
            {
                var own = versions.Find(v => v.Language == language);
                if (own is null && versions[0].FrontMatter.Translation != TranslationPolicy.Fallback)
                {
                    // A single-language folder of a bilingual site is told once per page, below.
                    if (versions[0].RequiresTranslation && unread.Add(Sibling(versions[0].Source.Relative, id, language)))
                        Missing(versions[0], language);
                    continue;
                }
                var source = own ?? versions[0];
                if (own is not null && own.FrontMatter.Translation != versions[0].FrontMatter.Translation)
                    diagnostics.Add(SiteRules.PolicyDiffers, own.Where("translation"), versions[0].Source.Path);
                var page = new Page(id, language, source.Section, Route(source, language), source, generated.GetValueOrDefault(source));
                if (!routes.TryAdd(page.Route, page))
                {
                    diagnostics.Add(SiteRules.DuplicateRoute, source.Where("slug"), page.Route, routes[page.Route].Parsed.Source.Path);
                    // Kept under an address of its own, as links to it are right: with an error nothing is written.
                    page = page with { Route = $"{page.Route}{id}/" };
                }
                pages.Add(page);
            }
        }
        pages.Sort(Order);
        return [.. pages];
    }

    /// <summary>By language, then section, in it the index first; then as the editors want it, by title, and by id, of which there is one in a language.</summary>
    private int Order(Page a, Page b)
    {
        if (a.Language != b.Language)
            return configuration.Languages.IndexOf(a.Language).CompareTo(configuration.Languages.IndexOf(b.Language));
        if (string.CompareOrdinal(a.Section, b.Section) is not 0 and var bySection)
            return bySection;
        if (IsFirst(b).CompareTo(IsFirst(a)) is not 0 and var byPlace)
            return byPlace;
        if ((a.FrontMatter.Order ?? int.MaxValue).CompareTo(b.FrontMatter.Order ?? int.MaxValue) is not 0 and var byOrder)
            return byOrder;
        return string.Compare(a.Title, b.Title, StringComparison.OrdinalIgnoreCase) is not 0 and var byTitle ? byTitle : string.CompareOrdinal(a.Id, b.Id);

        static bool IsFirst(Page page) => page.Id == page.Section || page.IsHome;
    }

    private static string Sibling(string path, string id, string language) => $"{path[..(path.LastIndexOf('/') + 1)]}{id}.{language}.md";

    private void Missing(ParsedPage page, string language)
    {
        var sibling = $"{page.Id}.{language}.md";
        diagnostics.Add(SiteRules.MissingTranslation, new SourceSpan(page.Source.Path, 1, 1, 3), page.Id, language, sibling);
    }

    private string Route(ParsedPage page, string language)
    {
        var root = language == configuration.DefaultLanguage ? "/" : $"/{language}/";
        if (page.Id == "home")
            return root;
        var slug = page.FrontMatter.Slug ?? page.Id;
        if (!Slugs.IsValid(slug))
        {
            diagnostics.Add(new Diagnostic(SiteRules.BadSlug, page.Where("slug"), [slug], Slugs.From(slug)));
            slug = Slugs.From(slug);
        }
        else if (language == configuration.DefaultLanguage && IsReserved(slug))
        {
            diagnostics.Add(SiteRules.ReservedSlug, page.Where("slug"), $"/{slug}/");
        }
        return $"{root}{slug}/";
    }

    private bool IsReserved(string slug) =>
        slug is "assets" or "media" or "data" or "go" or "search-index" or "embed" or "404" || configuration.Languages.Contains(slug);

    private ImmutableArray<Section> SectionsOf(ImmutableArray<Page> pages)
    {
        var navigation = configuration.Navigation.Select(n => n.Section).ToList();
        return
        [
            .. pages.Where(p => p.Section.Length > 0)
                .GroupBy(p => (p.Section, p.Language))
                .Select(group =>
                {
                    var index = group.FirstOrDefault(p => p.Id == p.Section);
                    var entry = configuration.Navigation.FirstOrDefault(n => n.Section == group.Key.Section);
                    var title = entry?.Title[group.Key.Language] ?? index?.Title ?? Humanised(group.Key.Section);
                    return new Section(group.Key.Section, group.Key.Language, title, index, [.. group]);
                })
                .OrderBy(s => configuration.Languages.IndexOf(s.Language))
                .ThenBy(s => navigation.IndexOf(s.Id) is >= 0 and var at ? at : int.MaxValue)
                .ThenBy(s => s.Index?.FrontMatter.Order ?? int.MaxValue)
                .ThenBy(s => s.Id, StringComparer.Ordinal),
        ];
    }

    private static string Humanised(string id) => char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');

    private void CheckNavigation(ImmutableArray<Section> sections)
    {
        var known = sections.Select(s => s.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var entry in configuration.Navigation)
        {
            if (!known.Contains(entry.Section))
                diagnostics.AddUnknown(SiteRules.UnknownSection, entry.Where, entry.Section, known, string.Join(", ", known));
        }
    }

    private void CheckShorts(ImmutableArray<Page> pages)
    {
        var owners = new Dictionary<string, Page>(pages.Length, StringComparer.Ordinal);
        foreach (var page in pages)
        {
            if (!owners.TryAdd(page.Short, page) && owners[page.Short].Id != page.Id)
                diagnostics.Add(SiteRules.DuplicateShort, page.Parsed.Where("short"), page.Short, owners[page.Short].Parsed.Source.Path);
            if (page.FrontMatter.Short is { } given && !Slugs.IsValid(given))
                diagnostics.Add(new Diagnostic(SiteRules.BadSlug, page.Parsed.Where("short"), [given], Slugs.From(given)));
        }
    }
}
