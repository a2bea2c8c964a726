using Site.Engine.Diagnostics;
using Site.Engine.Links;

namespace Site.Engine.Checks;

/// <summary>Redirects lead, in one step, from an address that is no more to one that is there.</summary>
public sealed class RedirectCheck : ICheck
{
    public void Run(CheckContext context)
    {
        var book = context.Addresses;
        var first = new Dictionary<SiteAddress, Redirect>();
        var looping = new HashSet<SiteAddress>();
        foreach (var redirect in context.Records.Redirects.Redirects)
        {
            if (!first.TryAdd(redirect.From, redirect))
                context.Diagnostics.Add(LinkRules.DuplicateFrom, redirect.FromWhere, redirect.From.ToString(), first[redirect.From].FromWhere.Line);
            else if (book.Exists(redirect.From))
                context.Diagnostics.Add(LinkRules.SourceExists, redirect.FromWhere, redirect.From.ToString());
            else if (!looping.Contains(redirect.From))
                Follow(redirect, context, looping);
        }
    }

    private static void Follow(Redirect redirect, CheckContext context, HashSet<SiteAddress> looping)
    {
        var book = context.Addresses;
        var steps = new List<SiteAddress> { redirect.From };
        var at = redirect.To;
        while (Next(book, at) is { } next)
        {
            var seen = steps.Contains(at) || steps.Contains(at.Page);
            steps.Add(at);
            if (seen)
            {
                looping.UnionWith(steps);
                context.Diagnostics.Add(LinkRules.Loop, redirect.FromWhere, redirect.From.ToString(), string.Join(" → ", steps));
                return;
            }
            at = next.To;
        }
        if (!book.Exists(at))
        {
            // The last of a chain reports what its end lacks; the earlier ones are told of the chain only.
            if (steps.Count == 1)
                context.Diagnostics.AddUnknown(LinkRules.TargetMissing, redirect.ToWhere, at.ToString(), Known(book, at));
            return;
        }
        if (steps.Count > 1)
            context.Diagnostics.Add(LinkRules.Chain, redirect.ToWhere, redirect.To.ToString(), at.ToString());
    }

    /// <summary>The redirect that a reader of this address would meet.</summary>
    private static Redirect? Next(AddressBook book, SiteAddress address) =>
        book.Exists(address) ? null : book.RedirectOf(address) ?? book.RedirectOf(address.Page);

    private static IEnumerable<string> Known(AddressBook book, SiteAddress address)
    {
        if (address.IsShort)
            return book.Shorts.Select(s => SiteAddress.OfShort(s.Name).ToString());
        if (address.Anchor.Length > 0 && book.PageAt(address.Path) is { } page)
            return book.AnchorsOf(page).Select(a => (address with { Anchor = a }).ToString());
        return book.Site.Pages.Select(p => p.Route);
    }
}
