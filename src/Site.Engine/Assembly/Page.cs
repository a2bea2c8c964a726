using Site.Engine.ContentTypes.Pages;
using Site.Model;

namespace Site.Engine.Assembly;

public enum PageKind
{
    /// <summary>From a file of content/pages.</summary>
    Content,

    /// <summary>A home page made from the list of sections, where the content has none.</summary>
    GeneratedHome,

    Search,

    /// <summary>One block for other sites to frame.</summary>
    Embed,

    NotFound,
}

/// <summary>A page of the site in one language, with its address.</summary>
/// <param name="Route">Path from the site's root with slashes around: "/", "/werk-ontwikkelings-kring/", "/en/work-development-circle/".</param>
/// <param name="Parsed">What the file says. In another language than <paramref name="Language"/> when the page falls back.</param>
public sealed record Page(string Id, string Language, string Section, string Route, ParsedPage Parsed, PageKind Kind = PageKind.Content)
{
    public FrontMatter FrontMatter => Parsed.FrontMatter;

    public string Title => Parsed.FrontMatter.Title;

    /// <summary>True where the text is in another language, for want of a translation.</summary>
    public bool IsFallback { get; } = Parsed.Language != Language;

    public bool IsHome => Id == "home";

    /// <summary>Name under /go/.</summary>
    public string Short => FrontMatter.Short ?? Id;
}

/// <summary>The pages of one folder in one language.</summary>
/// <param name="Index">The page whose id is the section's name, or null.</param>
/// <param name="Pages">All pages of the section in order, the index first.</param>
public sealed record Section(string Id, string Language, string Title, Page? Index, IReadOnlyList<Page> Pages)
{
    private readonly Dictionary<string, int> places = Pages.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);

    /// <summary>Place of a page in the section, or -1.</summary>
    public int IndexOf(Page page) => places.GetValueOrDefault(page.Id, -1);
}
