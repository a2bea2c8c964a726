using System.Collections.Immutable;
using Site.Engine.Assembly;
using Site.Engine.Html;
using Site.Model;

namespace Site.Engine.Markdown.Blocks.Sectors;

/// <summary><c>:::sectors</c>: the fields of work in a table, and which document names each for VHT and for VIB.</summary>
public sealed class SectorsBlock : ISiteBlock
{
    public string Name => "sectors";

    public IReadOnlyList<string> StringKeys { get; } = ["sectors.title", "sectors.field", "sectors.others", "sectors.none", "source.line"];

    public void Write(BlockScope scope) => scope.Leave();

    public string? DataFile(BlockHole hole) => "data/sectors.yml";

    public IEnumerable<string> Anchors(BlockHole hole, SiteContent site) => site.Data.Sectors.All.Select(s => s.Anchor);

    public IEnumerable<string> Facts(BlockHole hole, SiteContent site) => site.Data.Sectors.All.Select(s => s.Fact.Id);

    public void Compose(BlockHole hole, ComposeScope scope)
    {
        var sectors = scope.Site.Data.Sectors;
        if (!scope.Has(!sectors.Main.IsEmpty, hole, "sectors.yml"))
            return;
        var facts = sectors.All.Select(s => s.Fact.Id).Distinct(StringComparer.Ordinal).ToList();
        var html = scope.Html.OpenTable(hole, "sectors", scope.Text("sectors.title"), facts)
            .Raw("<thead><tr><th scope=\"col\">"u8).Text(scope.Text("sectors.field")).Raw("</th><th scope=\"col\">VHT</th><th scope=\"col\">VIB</th></tr></thead>\n<tbody>\n"u8);
        foreach (var sector in sectors.Main)
            Row(sector, scope);
        html.Raw("</tbody>\n"u8);
        if (!sectors.Others.IsEmpty)
        {
            html.Raw("<tbody>\n<tr><th scope=\"colgroup\" colspan=\"3\">"u8).Text(scope.Text("sectors.others")).Raw("</th></tr>\n"u8);
            foreach (var sector in sectors.Others)
                Row(sector, scope);
            html.Raw("</tbody>\n"u8);
        }
        var named = sectors.All.SelectMany(s => s.Vht.Concat(s.Vib)).Ids().ToHashSet(StringComparer.Ordinal);
        var titles = scope.Site.Data.Facts.Documents.Where(d => named.Contains(d.Id)).Select(d => d.Title[scope.Language]);
        html.Raw("</table></div>\n<figcaption>"u8).Text(scope.Text("source.line", string.Join("; ", titles)));
        scope.References(facts);
        html.Raw("</figcaption>\n</figure>\n"u8);
    }

    private static void Row(Sector sector, ComposeScope scope)
    {
        scope.Html.Raw("<tr"u8).Attribute("id", sector.Anchor).Raw("><th scope=\"row\">"u8).Text(sector.Name[scope.Language]).Raw("</th>"u8);
        Cell(sector.Vht, scope);
        Cell(sector.Vib, scope);
        scope.Html.Raw("</tr>\n"u8);
    }

    private static void Cell(ImmutableArray<Reference> documents, ComposeScope scope)
    {
        var names = documents.Select(d => scope.Site.Data.Facts.FindDocument(d.Id)?.Name[scope.Language]).OfType<string>().ToList();
        scope.Html.Raw("<td>"u8).Text(names.Count > 0 ? string.Join(", ", names) : scope.Text("sectors.none")).Raw("</td>"u8);
    }
}
