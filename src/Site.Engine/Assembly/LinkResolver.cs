
namespace Site.Engine.Assembly;

public enum LinkKind
{
    /// <summary>A page of the site, or a place on the same page.</summary>
    Page,

    /// <summary>A file of content/media.</summary>
    Media,

    /// <summary>Another site.</summary>
    External,

    /// <summary>mailto: or tel:.</summary>
    Contact,

    /// <summary>A path that leads to no file.</summary>
    Missing,

    /// <summary>A scheme that is not allowed.</summary>
    Refused,

    /// <summary>An address from the root: it names no source file.</summary>
    FromRoot,
}

/// <param name="Href">Unescaped; empty when there is nothing to link to.</param>
/// <param name="Page">The page that is linked to, in the reader's language where it exists.</param>
/// <param name="Named">The page whose file the author named.</param>
/// <param name="Path">Path from the content folder that was looked for.</param>
public sealed record ResolvedLink(LinkKind Kind, string Href, Page? Page, Page? Named, string Anchor, string Path);

/// <summary>Links as authors write them, relative paths to source files, to addresses.</summary>
public sealed class LinkResolver(SiteContent site)
{
    public ResolvedLink Resolve(string target, Page from)
    {
        if (target.StartsWith('#'))
            return new ResolvedLink(LinkKind.Page, target, from, from, target[1..], from.Parsed.Source.Relative);
        var scheme = Scheme(target);
        if (scheme.Length > 0)
        {
            var kind = scheme switch
            {
                "http" or "https" => LinkKind.External,
                "mailto" or "tel" => LinkKind.Contact,
                _ => LinkKind.Refused,
            };
            return new ResolvedLink(kind, kind == LinkKind.Refused ? "" : target, null, null, "", "");
        }
        if (target.StartsWith('/') || target.StartsWith('\\') || target.StartsWith('?'))
            return new ResolvedLink(target.StartsWith("//", StringComparison.Ordinal) ? LinkKind.Refused : LinkKind.FromRoot, "", null, null, "", target);
        var hash = target.IndexOf('#', StringComparison.Ordinal);
        var anchor = hash < 0 ? "" : target[(hash + 1)..];
        var path = FileOf(target, from.Parsed.Source.Relative);
        if (path is not null && site.FindByPath(path) is { } named)
        {
            // The file names a page; the reader stays in the own language, but for a link that means the other version of this page.
            var page = named.Id == from.Id ? named : site.Find(named.Id, from.Language) ?? named;
            return new ResolvedLink(LinkKind.Page, site.Url(page.Route) + (anchor.Length > 0 ? "#" + anchor : ""), page, named, anchor, path);
        }
        if (path is not null && site.Media.ContainsKey(path))
            return new ResolvedLink(LinkKind.Media, site.Url("/" + path), null, null, anchor, path);
        return new ResolvedLink(LinkKind.Missing, "", null, null, anchor, path ?? target);
    }

    /// <summary>Path from the content folder of the file that a relative link names; null when it leaves the folder.</summary>
    /// <param name="from">Path of the file that holds the link.</param>
    internal static string? FileOf(string target, string from)
    {
        var hash = target.IndexOf('#', StringComparison.Ordinal);
        return Combine(from, Uri.UnescapeDataString(hash < 0 ? target : target[..hash]));
    }

    /// <summary>The lower-case scheme, or empty for a relative address. Control characters and blanks count as part of a scheme, as browsers drop them.</summary>
    private static string Scheme(string target)
    {
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || target.AsSpan(0, colon).IndexOfAny('/', '#', '?') >= 0)
            return "";
        var scheme = target[..colon].ToLowerInvariant();
        return scheme.AsSpan().ContainsAnyExceptInRange('a', 'z') ? "?" : scheme;
    }

    /// <summary>Path of <paramref name="relative"/> seen from the folder of <paramref name="from"/>; null when it leaves the content folder.</summary>
    internal static string? Combine(string from, string relative)
    {
        const int OnStack = 512;
        var most = from.Length + relative.Length + 1;
        var path = most <= OnStack ? stackalloc char[OnStack] : new char[most];
        var end = Math.Max(from.LastIndexOf('/'), 0);
        from.AsSpan(0, end).CopyTo(path);
        foreach (var range in relative.AsSpan().Split('/'))
        {
            var part = relative.AsSpan(range);
            if (part is "..")
            {
                if (end == 0)
                    return null;
                end = Math.Max(path[..end].LastIndexOf('/'), 0);
            }
            else if (part is not ("." or ""))
            {
                if (end > 0)
                    path[end++] = '/';
                part.CopyTo(path[end..]);
                end += part.Length;
            }
        }
        return path[..end].ToString();
    }
}
