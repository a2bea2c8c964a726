using System.Collections.Immutable;
using System.Text;

namespace Site.Engine.Markdown;

/// <summary>
/// What a page is written from: its Markdown as HTML with holes for what only the whole site knows (addresses, terms, data), made in Parse, so that
/// the syntax tree need not be kept, and filled in Compose. And its text, for search and reading level.
/// </summary>
/// <param name="Html">UTF-8.</param>
/// <param name="Holes">In ascending order of offset.</param>
public sealed record PageText(ReadOnlyMemory<byte> Html, ImmutableArray<PlacedHole> Holes, ImmutableArray<TextSection> Sections)
{
    public static readonly PageText Empty = new(default, [], []);
}

/// <param name="Offset">Byte offset in the page's HTML where the hole's text goes.</param>
public readonly record struct PlacedHole(int Offset, Hole Hole);

/// <summary>Something to fill in when the site is known. The set is closed; Compose knows each.</summary>
public abstract record Hole;

/// <summary>The attributes of a link: href, and what marks another site or language.</summary>
/// <param name="Target">As written: a relative path to a source file with an anchor, "#anchor", or an absolute address.</param>
/// <param name="Class">Classes the author gave; the generator may add its own.</param>
public sealed record LinkHole(string Target, string? Class, SourceSpan Where) : Hole;

/// <summary>The title of the page.</summary>
public sealed record TitleHole : Hole;

/// <summary>What follows the text of a link to another site: the spoken mark.</summary>
public sealed record ExternalMarkHole(string Target) : Hole;

/// <summary>The src attribute of an image, with width and height where known.</summary>
public sealed record ImageHole(string Target, SourceSpan Where) : Hole;

/// <summary>A glossary term; the first use on a page explains it.</summary>
/// <param name="Html">The text as the author wrote it, already HTML.</param>
public sealed record TermHole(string Id, string Html, SourceSpan Where) : Hole;

/// <summary>A figure from the data that the text repeats and the build holds against it.</summary>
public sealed record ValueHole(string Path, string Text, SourceSpan Where) : Hole;

/// <summary>An interface string of the theme, escaped, with an optional argument.</summary>
public sealed record StringHole(string Key, string? Argument = null) : Hole;

/// <summary>References to the sources of the facts that a block states.</summary>
public sealed record FactHole(ImmutableArray<string> Facts) : Hole;

/// <summary>The name of an audience of site.yml.</summary>
public sealed record AudienceHole(string Id, SourceSpan Where) : Hole;

/// <summary>A script or style sheet of the theme ("js/tabs.js") that the page needs; writes nothing.</summary>
public sealed record AssetHole(string Asset) : Hole;

/// <summary>A block of ours that shows data.</summary>
/// <param name="Argument">What follows the name on the opening line.</param>
/// <param name="Attributes">Attributes of the author as HTML, each with a blank before it.</param>
/// <param name="HeadingLevel">Level that headings inside the block start at.</param>
public sealed record BlockHole(string Name, string Argument, string Attributes, int HeadingLevel, SourceSpan Where) : Hole;

/// <summary>A heading of a page. Level 2 to 6.</summary>
/// <param name="IsGiven">The author wrote the id; otherwise it was made from the text.</param>
/// <param name="InContents">Belongs in the table of contents.</param>
public readonly record struct Heading(int Level, string Id, string Text, bool IsGiven, bool InContents, SourceSpan Where);

/// <param name="IsImage">An image rather than a link.</param>
public readonly record struct PageLink(string Target, bool IsImage, SourceSpan Where);

/// <summary>The ids that one block states.</summary>
public readonly record struct FactMark(ImmutableArray<string> Facts, SourceSpan Where);

/// <summary>The text of a page between two headings, for search and reading level. The first has no anchor.</summary>
/// <param name="Utf8">The text: half the memory of a string.</param>
public readonly record struct TextSection(string Anchor, string Heading, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>Decoded anew at every call.</summary>
    public string Text => Encoding.UTF8.GetString(Utf8.Span);
}

/// <summary>All that a page's Markdown says, without the text itself (<see cref="PageText"/>).</summary>
/// <param name="Shown">The data that the page shows: holes of blocks, terms and figures, in the order of the text.</param>
/// <param name="Anchors">Ids on the page besides those of headings.</param>
public sealed record ParsedBody(
    ImmutableArray<Hole> Shown,
    ImmutableArray<Heading> Headings,
    ImmutableArray<PageLink> Links,
    ImmutableArray<FactMark> Facts,
    ImmutableArray<string> Anchors,
    int WordCount,
    bool HasHero)
{
    public static readonly ParsedBody Empty = new([], [], [], [], [], 0, HasHero: false);

    public Heading? FindHeading(string id)
    {
        foreach (var heading in Headings)
        {
            if (heading.Id == id)
                return heading;
        }
        return null;
    }
}
