using System.Collections.Immutable;
using Site.Engine.Diagnostics;
using Site.Engine.Yaml;

namespace Site.Engine.Links;

/// <summary>An address that moved.</summary>
/// <param name="FromWhere">Place of the old address in redirects.yml.</param>
/// <param name="ToWhere">Place of the new one.</param>
public sealed record Redirect(SiteAddress From, SiteAddress To, SourceSpan FromWhere, SourceSpan ToWhere);

public sealed record RedirectFile(ImmutableArray<Redirect> Redirects)
{
    public static readonly RedirectFile Empty = new([]);
}

/// <summary>content/redirects.yml.</summary>
public static class RedirectsReader
{
    // A page ends in a slash, a place on it follows a number sign, a short address stands under /go/.
    private const string Pattern = "^(/go/[A-Za-z0-9_-]+|/([A-Za-z0-9_-]+/)*(#[A-Za-z0-9_-]+)?)$";

    public static RedirectFile Read(MapReader r) =>
        new(r.Items("redirects", v => v.Object(One), "Addresses that moved."));

    private static Redirect? One(MapReader r)
    {
        var from = Address(r, "from", "Old address: /old/, /old/#place or /go/old.");
        var to = Address(r, "to", "New address: /new/, /new/#place or /go/new.");
        return from is { } old && to is { } target ? new Redirect(old, target, r.Span("from"), r.Span("to")) : null;
    }

    private static SiteAddress? Address(MapReader r, string key, string about)
    {
        var text = r.RequiredText(key, about, Pattern);
        if (text.Length == 0)
            return null;
        var address = SiteAddress.Parse(text);
        if (address is null)
            r.Context.Diagnostics.Add(LinkRules.BadAddress, r.Span(key), text);
        return address;
    }
}
