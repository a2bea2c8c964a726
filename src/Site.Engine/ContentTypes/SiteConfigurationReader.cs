using System.Collections.Immutable;
using Site.Engine.Diagnostics;
using Site.Engine.Markdown;
using Site.Engine.Sources;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.ContentTypes;

/// <summary>content/site.yml to <see cref="SiteConfiguration"/>.</summary>
public static class SiteConfigurationReader
{
    /// <summary>The configuration, or null with a diagnostic.</summary>
    /// <param name="baseUrl">Replaces the one in the file.</param>
    /// <param name="spoken">Languages that the theme has words for; null where there is no theme to ask.</param>
    public static SiteConfiguration? Read(SourceFile file, string? baseUrl, IReadOnlyCollection<string>? spoken, DiagnosticBag diagnostics)
    {
        if (SourceReader.ReadText(file, diagnostics) is not { } text || YamlParser.Parse(text, file.Path, diagnostics, limits: file.Limits) is not { } node)
            return null;
        if (node is not YamlMapping mapping)
        {
            diagnostics.Add(YamlRules.WrongShape, SourceSpan.Whole(file.Path), "site.yml", YamlContext.ShapeOf(node), new Bilingual("sleutels met waarden", "keys with values"));
            return null;
        }
        // Languages are read first: every localized text of the site is held against them, and one misspelt would be told a thousand times.
        var silent = new YamlContext(file.Path, ["nl"], new DiagnosticBag());
        var languages = new MapReader(mapping, silent).Texts("languages");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var asked = new MapReader(mapping, new YamlContext(file.Path, ["nl"], diagnostics)).Items("languages", v => Language(v, spoken, seen));
        if (asked.Length < languages.Length)
            return null;
        var context = new YamlContext(file.Path, languages.IsEmpty ? Titled(mapping) : languages, diagnostics);
        var configuration = MapReader.Read(new MapReader(mapping, context, new SourceSpan(file.Path, 1, 1)), r => Read(r, baseUrl));
        if (!languages.IsEmpty)
            return configuration;
        if (mapping.Find("languages") is YamlSequence { Items.Count: 0 } empty)
            diagnostics.Add(YamlRules.Empty, context.Span(empty), "languages");
        return null;
    }

    /// <summary>Where no languages are named, those that the title is given in.</summary>
    private static ImmutableArray<string> Titled(YamlMapping mapping) =>
        mapping.Find("title") is YamlMapping title ? [.. title.Entries.Select(e => e.Key.Value)] : ["nl"];

    public static SiteConfiguration Read(MapReader r, string? baseUrl)
    {
        var title = r.RequiredLocalized("title", "Name of the site.");
        var description = r.Localized("description", "One sentence about the site.");
        var languages = r.Items("languages", v => v.Text(), "Language codes; the first is the default and lives at the root.", required: true);
        var address = baseUrl ?? r.Text("base-url", "Absolute address of the site's root.", "^https?://[^?#\\s]+$") ?? "";
        if (baseUrl is not null)
            r.Text("base-url");
        return new SiteConfiguration
        {
            Title = title,
            Description = description,
            Languages = languages.IsEmpty ? ["nl"] : languages,
            BaseUrl = Address(r, address),
            Navigation = r.Items("navigation", v => v.Object(Entry), "Parts of the main menu, in order."),
            Footer = r.Items("footer", v => v.Text() is { } id ? new FooterEntry(id, v.Where) : null, "Ids of the pages that the foot of every page links to."),
            Audiences = r.Items("audiences", v => v.Object(Audience), "Whom pages are for."),
            Contact = r.Object("contact", Contact, "Where readers report what is wrong."),
            Licence = r.Localized("licence", "Who made the site and under which licence."),
            Repository = r.Object("repository", Repository, "Where the sources are kept; without it the origin of the clone tells, on GitHub and GitLab."),
            Security = r.Object("security", Security, "security.txt, RFC 9116."),
            Errors = r.Items("errors", v => v.Choice(WarningCodes.All), "Codes of warnings that count as errors."),
            Suppressions = r.Items("suppressions", v => v.Object(Suppression), "Warnings that are not shown, with the reason."),
            Drift = Drift(r),
            Search = r.Object("search", x => new SearchSettings(x.Items("word-lists", v => v.Text() is { } path ? new WordList(path, v.Where) : null, "Files with words for the splitter of compounds."))) ?? new SearchSettings([]),
        };
    }

    private static DriftSetting Drift(MapReader r)
    {
        var word = r.Object("translations", x => x.Choice("drift", ["warning", "error", "off"], "What a translation that stayed behind its source is."), "Translations.");
        return word switch
        {
            "error" => DriftSetting.Error,
            "off" => DriftSetting.Off,
            _ => DriftSetting.Warning,
        };
    }

    private static string? Language(ValueReader value, IReadOnlyCollection<string>? spoken, HashSet<string> seen)
    {
        if (value.Text() is not { } code)
            return null;
        if (code.Length is not (2 or 3) || code.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            value.Context.Wrong(value.Key, value.Node, new Bilingual("een taalcode als nl of en", "a language code such as nl or en"));
            return null;
        }
        if (!seen.Add(code))
        {
            value.Context.Wrong(value.Key, value.Node, new Bilingual("elke taal één keer", "each language once"));
            return null;
        }
        if (spoken?.Contains(code) is not false)
            return code;
        value.Context.Diagnostics.AddUnknown(ThemeRules.MissingStrings, value.Where, code, spoken);
        return null;
    }

    private static string Address(MapReader r, string address)
    {
        if (address.Length == 0 || r.IsDescribing)
            return "";
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Query.Length == 0 && uri.Fragment.Length == 0)
            return address.TrimEnd('/');
        r.Context.Diagnostics.Add(SiteRules.BadBaseUrl, r.Span("base-url"), address);
        return "";
    }

    private static NavigationEntry Entry(MapReader r) =>
        new(r.RequiredText("section", "Folder under pages.", SectionPattern), r.RequiredLocalized("title"), r.Span("section"));

    private static Audience? Audience(MapReader r)
    {
        var id = r.RequiredText("id", pattern: SectionPattern);
        var name = r.RequiredLocalized("name");
        if (!r.IsDescribing && id.Length > 0 && !Slugs.IsValid(id))
            r.Context.Diagnostics.Add(MarkdownRules.BadId, r.Span("id"), id);
        return new Audience(id, name, r.Integer("sentence-length", 5, 100, "Most words that a sentence may have on average on a page for this audience."));
    }

    private static Repository? Repository(MapReader r)
    {
        var edit = r.WebAddress("edit", "Address that opens a source file; {path} is filled in.", required: true);
        var view = r.WebAddress("view", "Address that shows a file; {path} is filled in.");
        return edit is null ? null : new Repository(edit, view);
    }

    private static Contact Contact(MapReader r) =>
        new(r.Text("mail", "Mail address."), r.WebAddress("issues", "Address of an issue form; {title} and {url} are filled in."));

    private static SecurityContact? Security(MapReader r)
    {
        var contact = r.RequiredText("contact", "mailto: or https: address.");
        var expires = r.Date("expires", "Last day on which the contact holds.");
        return expires is { } day ? new SecurityContact(contact, day) : null;
    }

    private static Suppression? Suppression(MapReader r)
    {
        var (code, page, reason) = (r.Choice("code", WarningCodes.All, required: true), r.Text("page", "Id of the page; without it the whole site."), r.RequiredText("reason"));
        return code is null ? null : new Suppression(code, page, reason);
    }

    private const string SectionPattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
}
