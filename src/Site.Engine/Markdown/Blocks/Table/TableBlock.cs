using Site.Engine.Assembly;
using Site.Engine.TimeInvestment;
using Site.Model.TimeInvestment;

namespace Site.Engine.Markdown.Blocks.Table;

/// <summary><c>:::table wok_per_person</c>: a table of data/time-investment.yml with its source.</summary>
public sealed class TableBlock : ISiteBlock
{
    public string Name => "table";

    public IReadOnlyList<string> StringKeys => TimeTableHtml.StringKeys;

    public void Write(BlockScope scope)
    {
        if (scope.NeedsArgument(":::table wok_per_person"))
            scope.Leave();
    }

    public string? DataFile(BlockHole hole) => "data/time-investment.yml";

    public IEnumerable<string> Anchors(BlockHole hole, SiteContent site) => [Anchor(hole.Argument)];

    public IEnumerable<string> Facts(BlockHole hole, SiteContent site) =>
        site.Data.TimeInvestment?.Tables.FirstOrDefault(t => t.Id == hole.Argument)?.Facts ?? [];

    public void Compose(BlockHole hole, ComposeScope scope)
    {
        if (scope.Table(hole, hole.Argument) is not { } table)
            return;
        var definition = scope.Site.Data.TimeInvestment!;
        scope.Html.Raw("<figure"u8).Raw(BlockAttributes.WithClass(hole.Attributes, "data")).Raw(BlockAttributes.Facts(hole.Attributes, table.Facts)).Attribute("id", Anchor(table.Id)).Raw(">\n"u8);
        TimeTableHtml.Write(scope.Html, table, Anchor(table.Id) + "-title", scope.Language, key => scope.Text(key));
        TimeTableHtml.Caption(scope.Html, table, definition, scope.Language, scope.Text("source.line", "{0}"));
        scope.Html.Raw("</figure>\n"u8);
    }

    private static string Anchor(string table) => "table-" + table.Replace('_', '-');
}

/// <summary>What the blocks on time tables share.</summary>
internal static class TimeTables
{
    /// <summary>A table by its id, or null with a diagnostic.</summary>
    public static TimeTable? Table(this ComposeScope scope, BlockHole hole, string id)
    {
        if (scope.Site.Data.TimeInvestment is not { } definition)
        {
            scope.Diagnostics.Add(TimeInvestmentRules.NoData, hole.Where, ":::" + hole.Name);
            return null;
        }
        var table = definition.Tables.FirstOrDefault(t => t.Id == id);
        if (table is null)
            scope.Diagnostics.AddUnknown(TimeInvestmentRules.UnknownTable, hole.Where, id, definition.Tables.Select(t => t.Id), string.Join(", ", definition.Tables.Select(t => t.Id)));
        return table;
    }
}
