using Site.Engine.Assembly;
using Site.Engine.Html;
using Site.Engine.Links;

namespace Site.Engine.Outputs.Redirects;

/// <summary>
/// A page at every old and every short address, for hosts that do not read _redirects: it sends the reader on at once, and has a link for who stays.
/// The script keeps the place on the page and, at a short address, takes the reader's language.
/// </summary>
public sealed class RedirectPagesOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var book = context.Addresses;
        foreach (var redirect in book.Redirects.Where(r => r.From.Anchor.Length == 0 && book.Exists(r.To)))
        {
            var targets = book.ShortAt(redirect.To) is { } name ? name.Versions.Select(p => (p, "")) : [(book.PageAt(redirect.To.Path)!, redirect.To.Anchor)];
            yield return Write(context, redirect.From, [.. targets]);
        }
        foreach (var name in book.Shorts.Where(n => IsShorter(n) || context.Records.Links is not null))
            yield return Write(context, SiteAddress.OfShort(name.Name), [.. name.Versions.Select(p => (p, ""))]);
    }

    /// <summary>
    /// Where the address of a page is its id already, nothing is shorter: a site that has promised no addresses yet is spared a second file
    /// for each of its pages. _redirects holds them all.
    /// </summary>
    private static bool IsShorter(ShortAddress name) =>
        name.Versions.Any(p => p.FrontMatter.Short is not null || !p.Route.EndsWith($"/{name.Name}/", StringComparison.Ordinal));

    private static OutputFile Write(OutputContext context, SiteAddress from, IReadOnlyList<(Page Page, string Anchor)> targets)
    {
        var (site, theme) = (context.Site, context.Theme);
        var first = targets[0].Page;
        var href = Href(targets[0]);
        string Text(string key) => theme.Strings.Text(key, first.Language);
        var html = new HtmlWriter(2048);
        html.Raw("<!DOCTYPE html>\n<html"u8).Attribute("lang", first.Language).Raw(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"u8)
            .Text(Text("redirect.title")).Raw("</title>\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\""u8).Attribute("href", site.Absolute(first.Route)).Raw(">\n"u8)
            .Raw("<meta http-equiv=\"refresh\""u8).Attribute("content", $"0; url={href}").Raw(">\n"u8);
        if (theme.Asset("css/site.css") is { } style)
            html.Raw("<link rel=\"stylesheet\""u8).Attribute("href", style).Raw(">\n"u8);
        if (theme.Asset("icons/favicon.svg") is { } icon)
            html.Raw("<link rel=\"icon\""u8).Attribute("href", icon).Raw(" type=\"image/svg+xml\">\n"u8);
        if (theme.Asset("js/redirect.js") is { } script)
            html.Raw("<script defer"u8).Attribute("src", script).Raw("></script>\n"u8);
        html.Raw("</head>\n<body>\n<main class=\"redirect\">\n<h1>"u8).Text(Text("redirect.title")).Raw("</h1>\n<p>"u8).Text(Text("redirect.text")).Raw("</p>\n<ul>\n"u8);
        foreach (var target in targets)
        {
            html.Raw("<li><a"u8).Attribute("href", Href(target)).Attribute("hreflang", target.Page.Language).Attribute("lang", target.Page.Language)
                .Raw(">"u8).Text(target.Page.Title).Raw("</a></li>\n"u8);
        }
        html.Raw("</ul>\n</main>\n</body>\n</html>\n"u8);
        return new OutputFile(from.Path.Trim('/') + "/index.html", html.ToArray());

        string Href((Page Page, string Anchor) target) => site.Url(new SiteAddress(target.Page.Route, target.Anchor).ToString());
    }
}
