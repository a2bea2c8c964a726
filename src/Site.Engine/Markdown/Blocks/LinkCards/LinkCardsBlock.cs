using Site.Engine.Assembly;
using Site.Engine.Html;

namespace Site.Engine.Markdown.Blocks.LinkCards;

/// <summary>
/// <c>:::link-cards</c>: for each page that names a short address, that address and the page's own address in each language, ready to copy.
/// </summary>
public sealed class LinkCardsBlock : ISiteBlock
{
    public string Name => "link-cards";

    public IReadOnlyList<string> StringKeys { get; } = ["copy.copy", "links.reader"];

    public void Write(BlockScope scope) => scope.Leave();

    public IEnumerable<string> Anchors(BlockHole hole, SiteContent site) => [];

    public void Compose(BlockHole hole, ComposeScope scope)
    {
        var site = scope.Site;
        var html = scope.Html.Open("ul", hole, "link-cards").Raw("\n"u8);
        foreach (var page in site.Pages.Where(p => p.Language == scope.Language && p.FrontMatter.Short is not null))
        {
            Card(page.Title, scope.Language, scope.Text("links.reader"), site.Absolute("/go/" + page.Short), scope);
            foreach (var language in site.Configuration.Languages)
            {
                if (site.Find(page.Id, language) is { IsFallback: false } version)
                    Card(version.Title, language, null, site.Absolute(version.Route), scope);
            }
        }
        html.Raw("</ul>\n"u8);
    }

    private static void Card(string title, string language, string? note, string address, ComposeScope scope)
    {
        var html = scope.Html.Raw("<li><strong"u8).Attribute("lang", language == scope.Language ? null : language).Raw(">"u8).Text(title).Raw("</strong> "u8);
        if (note is not null)
            html.Raw("<small>"u8).Text(note).Raw("</small> "u8);
        html.Raw("<code>"u8).Text(address).Raw("</code> <button type=\"button\" class=\"button quiet\""u8).Attribute("data-copy", address)
            .Attribute("aria-label", $"{scope.Text("copy.copy")}: {address}").Raw(" hidden>"u8).Text(scope.Text("copy.copy")).Raw("</button></li>\n"u8);
    }
}
