using System.Collections.Concurrent;
using Site.Engine.Assembly;
using Site.Engine.Markdown;
using Site.Engine.Markdown.Blocks;

namespace Site.Engine.Links;

/// <summary>The places on each page that a link can lead to: headings, ids of the author, and what blocks put there. Used from many threads.</summary>
public sealed class PageAnchors(SiteContent site, BlockList blocks)
{
    // By reference: the hash of a record is that of all that the page holds.
    private readonly ConcurrentDictionary<Page, HashSet<string>> known = new(ReferenceEqualityComparer.Instance);

    public IReadOnlySet<string> Of(Page page) => known.GetOrAdd(page, Collect);

    /// <summary>Whether a block of the page shows a file that could not be read: what places that would make is not known.</summary>
    public bool AreUncertain(Page page) => !site.Data.Unread.IsEmpty
        && page.Parsed.Body.Shown.Any(h => h is BlockHole block && blocks.Find(block.Name) is ISiteBlock shown && shown.DataFile(block) is { } file && site.Data.Unread.Contains(file));

    private HashSet<string> Collect(Page page)
    {
        var body = page.Parsed.Body;
        var anchors = new HashSet<string>(body.Headings.Select(h => h.Id).Concat(body.Anchors), StringComparer.Ordinal);
        foreach (var hole in body.Shown)
        {
            if (hole is BlockHole block && blocks.Find(block.Name) is ISiteBlock shown)
                anchors.UnionWith(shown.Anchors(block, site));
        }
        return anchors;
    }
}
