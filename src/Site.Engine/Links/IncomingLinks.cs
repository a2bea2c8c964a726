using System.Net;
using System.Text.RegularExpressions;

namespace Site.Engine.Links;

/// <summary>A link on somebody else's page that leads to this site.</summary>
/// <param name="Line">Line of the page, from 1.</param>
/// <param name="Href">As written.</param>
public sealed record IncomingLink(int Line, string Href, AddressFinding Finding);

/// <summary>The links of a page of another site, held against the addresses of this one.</summary>
public static partial class IncomingLinks
{
    /// <param name="html">A page of another site.</param>
    /// <param name="page">Address of that page, against which its relative links are read; null for a saved file.</param>
    /// <param name="files">Paths of the built site: data, feeds and embedded pages are linked to as well.</param>
    public static IEnumerable<IncomingLink> Find(string html, Uri? page, AddressBook book, IReadOnlyCollection<string> files)
    {
        if (!Uri.TryCreate(book.Site.Configuration.BaseUrl, UriKind.Absolute, out var site))
            yield break;
        var written = files.ToHashSet(StringComparer.Ordinal);
        foreach (Match match in Href().Matches(html))
        {
            var href = WebUtility.HtmlDecode(match.Groups["value"].Value).Trim();
            var isAbsolute = Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
            if (!isAbsolute && (page is null || !Uri.TryCreate(page, href, out uri)))
                continue;
            if (!string.Equals(uri!.Authority, site.Authority, StringComparison.OrdinalIgnoreCase))
                continue;
            yield return new IncomingLink(html.AsSpan(0, match.Index).Count('\n') + 1, href, Judge(uri, book, written));
        }
    }

    private static AddressFinding Judge(Uri uri, AddressBook book, HashSet<string> written)
    {
        var (basePath, path) = (book.Site.BasePath, uri.AbsolutePath);
        if (!path.StartsWith(basePath + "/", StringComparison.Ordinal))
            return new AddressFinding(AddressState.Gone, new SiteAddress(path, ""));
        path = path[basePath.Length..];
        var anchor = Uri.UnescapeDataString(uri.Fragment.TrimStart('#'));
        if (path.EndsWith("/index.html", StringComparison.Ordinal))
            path = path[..^"index.html".Length];
        // Hosts send a page on to its address with a slash, and a short address to the one without.
        if (path.StartsWith("/go/", StringComparison.Ordinal))
            path = path.TrimEnd('/');
        else if (!path.EndsWith('/') && !path.Contains('.', StringComparison.Ordinal))
            path += "/";
        var address = new SiteAddress(path, anchor);
        var found = book.Find(address);
        if (found.State != AddressState.Gone || book.PageAt(path) is not null)
            return found;
        var file = path.TrimStart('/');
        return book.Site.Media.ContainsKey(file) || written.Contains(file) || written.Contains(file + "index.html") ? new AddressFinding(AddressState.Here, address) : found;
    }

    [GeneratedRegex("""<(a\s[^>]*?\bhref|iframe\s[^>]*?\bsrc)\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'>]+))""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Href();
}
