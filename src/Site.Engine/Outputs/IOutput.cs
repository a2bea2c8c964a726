using Site.Engine.Assembly;
using Site.Engine.Composing;
using Site.Engine.ContentTypes;
using Site.Engine.Links;
using Site.Engine.Markdown.Blocks;
using Site.Engine.Search.Indexing;
using Site.Engine.Theming;
using Site.Model.Diagnostics;

namespace Site.Engine.Outputs;

/// <summary>A file of the finished site.</summary>
/// <param name="Path">From the site's root, forward slashes, none in front: "en/index.html".</param>
public readonly record struct OutputFile(string Path, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The file of the old site is right: it is taken over, and there are no bytes.</summary>
    public bool IsKept { get; init; }

    /// <summary>The bytes one after another, where they lie in many places: they are put together when the file is written. Null: they are in <see cref="Bytes"/>.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>>? Parts { get; init; }
}

/// <summary>What outputs are made from.</summary>
/// <param name="Records">What the content folder says about itself.</param>
/// <param name="Blocks">For pages that show data, whose text is not in their Markdown.</param>
/// <param name="Views">Makes the view of a page; shared by outputs that need a page's facts.</param>
public sealed record OutputContext(
    SiteContent Site, AddressBook Addresses, SiteRecords Records, Theme Theme, BlockList Blocks, PageViewFactory Views, DiagnosticBag Diagnostics)
{
    /// <summary>What the search indexes of the build before left; null where nothing is remembered.</summary>
    public IIndexStore? Indexes { get; init; }

    /// <summary>Whether a page shows what it showed in the build before.</summary>
    public Func<Page, bool> IsUnchanged { get; init; } = static _ => false;
}

/// <summary>One format of the site. Outputs never use each other and never write: they return files as values.</summary>
public interface IOutput
{
    IEnumerable<OutputFile> Create(OutputContext context);
}
