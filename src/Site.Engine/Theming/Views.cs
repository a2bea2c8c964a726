using Site.Engine.Theming.Templates;

namespace Site.Engine.Theming;

/// <summary>All that a layout may show of one page. Addresses are ready to use; texts are unescaped.</summary>
public sealed record PageView
{
    public required SiteView Site { get; init; }

    /// <summary>Language of the page's frame.</summary>
    public required string Language { get; init; }

    /// <summary>Language and country for previews, such as nl_NL.</summary>
    public required string Locale { get; init; }

    public required string Title { get; init; }

    /// <summary>Title for the browser's tab: with the name of the site.</summary>
    public required string DocumentTitle { get; init; }

    public required string Description { get; init; }

    /// <summary>Absolute address.</summary>
    public required string Canonical { get; init; }

    /// <summary>False: search engines are asked to stay away.</summary>
    public required bool Indexed { get; init; }

    /// <summary>The page in each language, itself included.</summary>
    public IReadOnlyList<AlternateView> Alternates { get; init; } = [];

    /// <summary>Absolute address of the picture for previews, or null.</summary>
    public string? Card { get; init; }

    /// <summary>Style sheets and scripts that only some pages need.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    public IReadOnlyList<string> Scripts { get; init; } = [];

    public IReadOnlyList<MenuView> Menu { get; init; } = [];

    public IReadOnlyList<CrumbView> Crumbs { get; init; } = [];

    /// <summary>Menu of the section, the current page marked; empty outside a section.</summary>
    public HtmlFragment Side { get; init; } = HtmlFragment.Empty;

    public IReadOnlyList<ContentsView> Toc { get; init; } = [];

    public HtmlFragment Content { get; init; } = HtmlFragment.Empty;

    /// <summary>The content shows the title itself.</summary>
    public bool HasHero { get; init; }

    /// <summary>Names of the audiences, joined by commas; empty for none.</summary>
    public string Audience { get; init; } = "";

    public string ReadingTime { get; init; } = "";

    /// <summary>How old the information is: year of its sources, or undated; empty without sources.</summary>
    public string Age { get; init; } = "";

    public bool Draft { get; init; }

    public FallbackView? Fallback { get; init; }

    /// <summary>The source of this translation is newer.</summary>
    public DriftView? Drift { get; init; }

    public IReadOnlyList<SourceView> Sources { get; init; } = [];

    public DateView? Changed { get; init; }

    public string? EditUrl { get; init; }

    public string? ReportUrl { get; init; }

    public LinkView? Previous { get; init; }

    public LinkView? Next { get; init; }

    public bool Neighbours => Previous is not null || Next is not null;

    /// <summary>All pages by letter, on the search page only.</summary>
    public IReadOnlyList<IndexView> Index { get; init; } = [];
}

public sealed record SiteView
{
    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string Home { get; init; }

    /// <summary>Address of the search page.</summary>
    public required string Search { get; init; }

    /// <summary>Search in each language: address of the results page and of the index.</summary>
    public required IReadOnlyList<SearchView> Searches { get; init; }

    public required string Feed { get; init; }

    public string? Licence { get; init; }

    /// <summary>Pages that site.yml puts at the foot.</summary>
    public IReadOnlyList<LinkView> Footer { get; init; } = [];

    /// <summary>Folder of the theme's files, ending in a slash.</summary>
    public required string Assets { get; init; }
}

public sealed record LinkView(string Title, string Url);

/// <param name="Language">Language code.</param>
/// <param name="Url">Of the page with results.</param>
/// <param name="Index">Of the manifest without ".json".</param>
/// <param name="Current">The language of the page.</param>
/// <param name="Better">The line that leads there when it answers better, in that language.</param>
public sealed record SearchView(string Language, string Url, string Index, bool Current, string Better);

/// <param name="Hreflang">Language code, or x-default.</param>
/// <param name="Url">Absolute.</param>
/// <param name="Path">On this host.</param>
/// <param name="Language">Language code.</param>
/// <param name="Name">Name of the language in that language.</param>
/// <param name="Translated">False where the page falls back to another language: no version of its own for search engines.</param>
public sealed record AlternateView(string Hreflang, string Url, string Path, string Language, string Name, bool Current, bool Translated);

public sealed record MenuView(string Title, string Url, bool Current);

/// <param name="Url">Null for a section without a page of its own.</param>
public sealed record CrumbView(string Title, string? Url);

public sealed record ContentsView(string Id, string Title, IReadOnlyList<ContentsView> Children);

public sealed record FallbackView(string Code, string Language);

/// <param name="Language">Code of the source's language.</param>
public sealed record DriftView(string Text, LinkView Source, string Language);

public sealed record SourceView(int Number, string Text);

public sealed record DateView(string Iso, string Text);

public sealed record IndexView(string Title, IReadOnlyList<IndexPageView> Pages);

public sealed record IndexPageView(string Title, string Url, IReadOnlyList<LinkView> Sections);

/// <summary>The menu of a section, rendered once for all its pages.</summary>
public sealed record SectionView(string Title, IReadOnlyList<SectionPageView> Pages);

/// <param name="Mark">Where the mark of the current page is spliced in.</param>
public sealed record SectionPageView(string Title, string Url, SpliceMark Mark);
