using Site.Engine.Assembly;
using Site.Engine.Html;
using Site.Model;

namespace Site.Engine.Markdown.Blocks.Oddities;

/// <summary><c>:::oddities</c>: where the documents disagree or stay silent, and the pages it concerns.</summary>
public sealed class OdditiesBlock : ISiteBlock
{
    public string Name => "oddities";

    public IReadOnlyList<string> StringKeys { get; } = ["oddity.pages"];

    public void Write(BlockScope scope) => scope.Leave();

    public string? DataFile(BlockHole hole) => "data/facts.yml";

    public IEnumerable<string> Anchors(BlockHole hole, SiteContent site) => site.Data.Facts.Oddities.Select(o => o.Anchor);

    public void Compose(BlockHole hole, ComposeScope scope)
    {
        var oddities = scope.Site.Data.Facts.Oddities;
        if (!scope.Has(!oddities.IsEmpty, hole, "facts.yml"))
            return;
        var html = scope.Html.Open("div", hole, "oddities").Raw("\n"u8);
        foreach (var oddity in oddities)
        {
            html.Raw("<section class=\"oddity\""u8).Attribute("id", oddity.Anchor).Raw(">"u8).Heading(hole.HeadingLevel, oddity.Title[scope.Language])
                .Raw("<p>"u8).Text(oddity.Note[scope.Language]);
            scope.References(oddity.Facts.Ids());
            html.Raw("</p>"u8);
            Pages(oddity, scope);
            html.Raw("</section>\n"u8);
        }
        html.Raw("</div>\n"u8);
    }

    /// <summary>Links to the pages that the facts stand on.</summary>
    private static void Pages(Oddity oddity, ComposeScope scope)
    {
        var site = scope.Site;
        var pages = oddity.Facts.Select(f => site.Data.Facts.Find(f.Id)?.Page.Id).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(id => site.Find(id, scope.Language)).OfType<Page>().Where(p => p.Id != scope.Page.Id).ToList();
        if (pages.Count == 0)
            return;
        var html = scope.Html.Raw("<p class=\"reading\">"u8).Text(scope.Text("oddity.pages")).Raw(": "u8);
        var next = "";
        foreach (var page in pages)
        {
            html.Raw(next).Raw("<a"u8).Attribute("href", site.Url(page.Route)).Raw(">"u8).Text(page.Title).Raw("</a>"u8);
            next = ", ";
        }
        html.Raw("</p>"u8);
    }
}
