using System.Text;
using Site.Engine.Html;

namespace Site.Engine.Search.Indexing;

/// <summary>A page as the search index sees it.</summary>
/// <param name="Id">The page's id, the same in every language.</param>
/// <param name="Url">Address from the root of the site, beginning with a slash and without the site's path prefix.</param>
/// <param name="Title">The page's heading of level one, as plain text.</param>
/// <param name="SectionTitle">Title of the part of the site that holds the page; shown with a result, may be empty.</param>
/// <param name="Sections">The text in reading order. What stands before the first heading has an empty anchor and heading.</param>
public sealed record SearchDocument(string Id, string Url, string Title, string SectionTitle, IReadOnlyList<SearchSection> Sections);

/// <summary>The text under one heading.</summary>
/// <param name="Anchor">Id of the heading, without the number sign.</param>
/// <param name="Heading">The heading as plain text.</param>
/// <param name="Utf8">The text below it as plain text, with a space or line break between blocks.</param>
public sealed record SearchSection(string Anchor, string Heading, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>The text under one heading.</summary>
    public SearchSection(string anchor, string heading, string text)
        : this(anchor, heading, Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>Decoded anew at every call.</summary>
    public string Text => Encoding.UTF8.GetString(Utf8.Span);
}

/// <summary>A file of the index.</summary>
/// <param name="Name">Path below the folder of the indexes, with forward slashes.</param>
/// <param name="Parts">Its content, one after another: records of a large index are not copied before they are written.</param>
public sealed record SearchFile(string Name, IReadOnlyList<ReadOnlyMemory<byte>> Parts)
{
    public SearchFile(string name, byte[] bytes)
        : this(name, [bytes])
    {
    }

    /// <summary>Its content, put together at every call.</summary>
    public byte[] Bytes
    {
        get
        {
            var bytes = new byte[ByteParts.Length(Parts)];
            ByteParts.Join(Parts, bytes);
            return bytes;
        }
    }
}
