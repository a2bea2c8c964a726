using System.Collections.Immutable;
using Site.Engine.Assembly;
using Site.Engine.Markdown.Blocks.Table;
using Site.Engine.TimeInvestment;
using Site.Model.TimeInvestment;

namespace Site.Engine.Markdown.Blocks.Chart;

/// <summary>
/// <c>:::chart timeline wok_session</c>, <c>:::chart course vht_complex</c>, <c>:::chart bars TABLE TABLE ...</c>: a picture made from data/time-investment.yml
/// when the site is built, with the table that says the same.
/// </summary>
public sealed class ChartBlock : ISiteBlock
{
    public string Name => "chart";

    public IReadOnlyList<string> StringKeys =>
        [.. TimeTableHtml.StringKeys, "chart.table", "chart.minutes", "chart.hours", "chart.bars"];

    public void Write(BlockScope scope)
    {
        if (scope.NeedsArgument(":::chart timeline wok_session"))
            scope.Leave();
    }

    public string? DataFile(BlockHole hole) => "data/time-investment.yml";

    public IEnumerable<string> Anchors(BlockHole hole, SiteContent site) => [Anchor(hole)];

    public IEnumerable<string> Facts(BlockHole hole, SiteContent site) =>
        site.Data.TimeInvestment?.Tables.Where(t => hole.Argument.Split(' ').Contains(t.Id, StringComparer.Ordinal)).SelectMany(t => t.Facts) ?? [];

    public void Compose(BlockHole hole, ComposeScope scope)
    {
        var words = hole.Argument.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var tables = words.Skip(1).Select(id => scope.Table(hole, id)).OfType<TimeTable>().ToImmutableArray();
        if (tables.Length < words.Length - 1)
            return;
        if (!Fits(words[0], tables))
        {
            scope.Diagnostics.Add(TimeInvestmentRules.OddChart, hole.Where, hole.Argument);
            return;
        }
        var (html, language, id) = (scope.Html, scope.Language, Anchor(hole));
        var title = words[0] == "bars" ? scope.Text("chart.bars") : tables[0].Title[language];
        var height = words[0] switch { "timeline" => Timeline.Height(tables[0]), "course" => Course.Height(tables[0]), _ => Bars.Height(tables) };
        html.Raw("<figure"u8).Raw(BlockAttributes.WithClass(hole.Attributes, "chart")).Raw(BlockAttributes.Facts(hole.Attributes, tables.SelectMany(t => t.Facts))).Attribute("id", id).Raw(">\n<svg viewBox=\"0 0 "u8)
            .Number(SvgWriter.Width).Raw(" "u8).Number(height).Raw("\" role=\"img\""u8).Attribute("aria-labelledby", id + "-title").Raw("><title"u8)
            .Attribute("id", id + "-title").Raw(">"u8).Text(title).Raw("</title>"u8);
        var svg = new SvgWriter(html);
        switch (words[0])
        {
            case "timeline":
                Timeline.Draw(svg, tables[0], language, scope.Text("chart.minutes", "{0}"));
                break;
            case "course":
                Course.Draw(svg, tables[0], language);
                break;
            default:
                Bars.Draw(svg, tables, language, scope.Text("chart.hours"));
                break;
        }
        html.Raw("</svg>\n<details><summary>"u8).Text(scope.Text("chart.table")).Raw("</summary>\n"u8);
        if (words[0] == "bars")
            Bars.Table(html, tables, id + "-table", title, language, key => scope.Text(key));
        else
            TimeTableHtml.Write(html, tables[0], id + "-table", language, key => scope.Text(key));
        html.Raw("</details>\n"u8);
        TimeTableHtml.Caption(html, tables[0], scope.Site.Data.TimeInvestment!, language, scope.Text("source.line", "{0}"));
        html.Raw("</figure>\n"u8);
    }

    private static string Anchor(BlockHole hole) => "chart-" + hole.Argument.Split(' ')[0];

    /// <summary>Whether the kind of chart can show these tables.</summary>
    private static bool Fits(string kind, ImmutableArray<TimeTable> tables) => kind switch
    {
        "timeline" => tables is [{ Unit: TimeUnit.Minutes }],
        "course" => tables is [{ Unit: TimeUnit.Contacts }],
        "bars" => !tables.IsEmpty && tables.All(t => t.Unit == TimeUnit.Hours && t.Total is not null
            && t.Rows.Select(r => r.Id).SequenceEqual(tables[0].Rows.Select(r => r.Id), StringComparer.Ordinal)),
        _ => false,
    };
}
