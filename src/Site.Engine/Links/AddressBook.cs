using System.Collections.Immutable;
using Site.Engine.Assembly;

namespace Site.Engine.Links;

public enum AddressState
{
    Here,

    /// <summary>Redirected.</summary>
    Moved,

    /// <summary>Nothing is there: the page is missing, or the place on it.</summary>
    Gone,
}

/// <param name="Target">Where a reader ends; the address itself where nothing is there.</param>
public readonly record struct AddressFinding(AddressState State, SiteAddress Target);

/// <summary>A short address with the pages it leads to, in the site's order of languages.</summary>
public sealed record ShortAddress(string Name, ImmutableArray<Page> Versions);

/// <summary>Every address of the assembled site and where old ones lead: one answer for checks, outputs and pages.</summary>
public sealed class AddressBook
{
    private readonly Dictionary<string, Page> pages;
    private readonly Dictionary<string, ShortAddress> shorts;
    private readonly Dictionary<SiteAddress, Redirect> redirects = [];
    private readonly PageAnchors anchors;

    /// <param name="redirects">The first of two with the same old address counts.</param>
    public AddressBook(SiteContent site, PageAnchors anchors, IEnumerable<Redirect> redirects)
    {
        Site = site;
        this.anchors = anchors;
        pages = site.Pages.ToDictionary(p => p.Route, StringComparer.Ordinal);
        Shorts =
        [
            .. site.Pages.Where(p => !p.IsHome && p.Section.Length > 0)
                .GroupBy(p => p.Short, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new ShortAddress(g.Key, [.. g])),
        ];
        shorts = Shorts.ToDictionary(s => s.Name, StringComparer.Ordinal);
        Redirects = [.. redirects.Where(r => this.redirects.TryAdd(r.From, r))];
    }

    public SiteContent Site { get; }

    public ImmutableArray<ShortAddress> Shorts { get; }

    /// <summary>In the order of the file, each old address once.</summary>
    public ImmutableArray<Redirect> Redirects { get; }

    public Page? PageAt(string path) => pages.GetValueOrDefault(path);

    public ShortAddress? ShortAt(SiteAddress address) => address.IsShort ? shorts.GetValueOrDefault(address.Path["/go/".Length..]) : null;

    /// <summary>The redirect of exactly this address, or null.</summary>
    public Redirect? RedirectOf(SiteAddress address) => redirects.GetValueOrDefault(address);

    public IReadOnlySet<string> AnchorsOf(Page page) => anchors.Of(page);

    /// <summary>Whether the page may have more places: a file that it shows could not be read.</summary>
    public bool AreAnchorsUncertain(Page page) => anchors.AreUncertain(page);

    /// <summary>Whether a page, a place on a page or a short address is there without any redirect.</summary>
    public bool Exists(SiteAddress address) =>
        address.IsShort ? ShortAt(address) is not null
        : PageAt(address.Path) is { } page && (address.Anchor.Length == 0 || anchors.Of(page).Contains(address.Anchor));

    /// <summary>Where an address leads: itself, its redirect, or that of its page, which takes all places of the page along.</summary>
    public AddressFinding Find(SiteAddress address)
    {
        if (Exists(address))
            return new AddressFinding(AddressState.Here, address);
        if (RedirectOf(address) is { } own && Exists(own.To))
            return new AddressFinding(AddressState.Moved, own.To);
        if (address.Anchor.Length > 0 && RedirectOf(address.Page) is { } moved && Exists(moved.To))
        {
            var same = moved.To with { Anchor = address.Anchor };
            return new AddressFinding(AddressState.Moved, moved.To.Anchor.Length == 0 && Exists(same) ? same : moved.To);
        }
        return new AddressFinding(AddressState.Gone, address);
    }

    /// <summary>All that is published now: pages and their places, and short addresses.</summary>
    public IEnumerable<PublishedAddress> Published()
    {
        foreach (var shortAddress in Shorts)
            yield return new PublishedAddress(SiteAddress.OfShort(shortAddress.Name), null, default);
        foreach (var page in Site.Pages)
        {
            var name = SiteAddress.OfShort(page.Short);
            yield return new PublishedAddress(new SiteAddress(page.Route, ""), page.Section.Length > 0 && !page.IsHome ? name.Path : null, default);
            foreach (var anchor in anchors.Of(page))
                yield return new PublishedAddress(new SiteAddress(page.Route, anchor), null, default);
        }
    }
}
