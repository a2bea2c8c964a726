using Site.Engine.Assembly;
using Site.Engine.Diagnostics;
using Site.Engine.Links;
using Site.Model.Diagnostics;

namespace Site.Engine.Checks;

/// <summary>What links.lock records is still there or redirected; what is new is recorded.</summary>
public sealed class LinkContractCheck : ICheck
{
    public void Run(CheckContext context)
    {
        if (context.Records.Links is not { } ledger)
            return;
        var book = context.Addresses;
        var faulty = new FaultyPages(context.Site);
        var recorded = new HashSet<SiteAddress>();
        var dropped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in ledger.Addresses.OrderBy(a => a.Address.Anchor.Length > 0))
        {
            recorded.Add(entry.Address);
            // A redirect that is wrong is reported where it stands, and so is a page that lost its address because it cannot be read.
            if (book.Find(entry.Address).State != AddressState.Gone || faulty.Hold(entry) || book.RedirectOf(entry.Address) is not null || book.RedirectOf(entry.Address.Page) is not null)
                continue;
            var address = entry.Address.ToString();
            if (entry.Address.IsShort)
                context.Diagnostics.Add(LinkRules.ShortDropped, entry.Where, address, NearestShort(book, ledger, address), address["/go/".Length..]);
            else if (entry.Address.Anchor.Length == 0)
            {
                dropped.Add(entry.Address.Path);
                context.Diagnostics.Add(LinkRules.AddressDropped, entry.Where, address, NearestPage(book, entry).Route);
            }
            // The redirect of a page takes its places along.
            else if (!dropped.Contains(entry.Address.Path) && book.PageAt(entry.Address.Path) is { } page && !book.AreAnchorsUncertain(page))
                context.Diagnostics.Add(LinkRules.AnchorDropped, entry.Where, address, NearestAnchor(book, page, entry.Address.Anchor).ToString());
        }
        var missing = context.Site.IncludesDrafts ? [] : book.Published().Select(p => p.Address).Where(a => !recorded.Contains(a) && book.PageAt(a.Path) is not { Parsed.IsFaulty: true }).ToList();
        if (missing.Count > 0)
            context.Diagnostics.Add(LinkRules.NotRecorded, SourceSpan.Whole(ledger.File), missing.Count, missing[0].ToString());
    }

    /// <summary>The page that has the short address now; else the one with the nearest address in the language; else its home page.</summary>
    private static Page NearestPage(AddressBook book, PublishedAddress entry)
    {
        var language = LanguageOf(book.Site, entry.Address.Path);
        var pages = book.Site.Pages.Where(p => p.Language == language).ToList();
        var byShort = entry.Short is null ? null : pages.Find(p => SiteAddress.OfShort(p.Short).Path == entry.Short && p.Section.Length > 0);
        return byShort
            ?? (Suggestions.Nearest(entry.Address.Path, pages.Select(p => p.Route)) is { } near ? pages.Find(p => p.Route == near) : null)
            ?? pages.Find(p => p.IsHome) ?? pages[0];
    }

    /// <summary>The same place on another page of the language, where there is one only; else the nearest place on the page; else the page.</summary>
    private static SiteAddress NearestAnchor(AddressBook book, Page page, string anchor)
    {
        if (Suggestions.Nearest(anchor, book.AnchorsOf(page)) is { } near)
            return new SiteAddress(page.Route, near);
        var others = book.Site.Pages.Where(p => p.Language == page.Language && p.Section == page.Section && book.AnchorsOf(p).Contains(anchor)).Take(2).ToList();
        return others.Count == 1 ? new SiteAddress(others[0].Route, anchor) : new SiteAddress(page.Route, "");
    }

    private static string NearestShort(AddressBook book, LinkLedger ledger, string address)
    {
        // A short address has no language of its own: the first of the site comes before the others.
        foreach (var entry in ledger.Addresses.Where(e => e.Short == address).OrderBy(e => book.Site.Configuration.Languages.IndexOf(LanguageOf(book.Site, e.Address.Path))))
        {
            var found = book.Find(entry.Address);
            // The page that was recorded with it is gone too: the two lead to the same place.
            if (found.State == AddressState.Gone)
                return NearestPage(book, entry).Route;
            // Or it goes by another name now.
            if (book.PageAt(found.Target.Path) is { IsHome: false } page)
                return book.ShortAt(SiteAddress.OfShort(page.Short)) is null ? page.Route : SiteAddress.OfShort(page.Short).Path;
        }
        return Suggestions.Nearest(address, book.Shorts.Select(s => SiteAddress.OfShort(s.Name).Path)) ?? book.Site.Home(book.Site.Configuration.DefaultLanguage);
    }

    private static string LanguageOf(SiteContent site, string path) =>
        site.Configuration.Languages.Skip(1).FirstOrDefault(l => path.StartsWith($"/{l}/", StringComparison.Ordinal)) ?? site.Configuration.DefaultLanguage;

    /// <summary>Pages that could not be read in full, and the recorded addresses that were theirs: those that bear their id or short name.</summary>
    private sealed class FaultyPages(SiteContent site)
    {
        private readonly HashSet<string> names =
        [
            .. site.Pages.Where(p => p.Parsed.IsFaulty).SelectMany(p => (string[])[p.Id, p.Short]),
            .. site.Unread.Select(path => Path.GetFileName(path).Split('.')[0]),
        ];

        public bool Hold(PublishedAddress entry) => names.Count > 0 && (names.Contains(LastOf(entry.Address.Path)) || (entry.Short is { } name && names.Contains(LastOf(name))));

        private static string LastOf(string path) => path.TrimEnd('/')[(path.TrimEnd('/').LastIndexOf('/') + 1)..];
    }
}
