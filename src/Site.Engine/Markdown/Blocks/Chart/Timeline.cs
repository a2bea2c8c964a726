using System.Globalization;
using Site.Engine.TimeInvestment;
using Site.Model.TimeInvestment;

namespace Site.Engine.Markdown.Blocks.Chart;

/// <summary>A table of minutes from top to bottom, each part as long as it lasts.</summary>
internal static class Timeline
{
    private const double Top = 16;
    private const double PerMinute = 2.1;

    public static int Height(TimeTable table) => (int)(Top * 2 + (Total(table) * PerMinute));

    /// <param name="minutes">"{0} minutes".</param>
    public static void Draw(SvgWriter svg, TimeTable table, string language, string minutes)
    {
        var total = Total(table);
        for (var mark = 0; mark <= total; mark += 30)
        {
            var y = Top + (mark * PerMinute);
            svg.Line(44, y, 58, y, "axis").Text(38, y + 5, mark.ToString(CultureInfo.InvariantCulture), "soft", "end", 15);
        }
        var at = Top;
        var part = 0;
        foreach (var row in table.Rows)
        {
            var length = Minutes(row) * PerMinute;
            svg.Rectangle(62, at, 54, Math.Max(2, length - 2), $"part-{(part++ % 6) + 1}", Math.Min(5, length / 4));
            var middle = Math.Clamp(at + (length / 2), Top + 4, Top + (total * PerMinute) - 4);
            // The minutes stand first: however wide the reader's letters are, they meet no label.
            svg.Text(192, middle + 5, string.Format(CultureInfo.InvariantCulture, minutes, TimeFormat.Number(row.Field("minutes") ?? Rational.Zero, 1, language)), "value", "end", 15);
            svg.Text(202, middle + 5, row.Label[language], "label", "start", 15);
            at += length;
        }
    }

    private static double Total(TimeTable table) => table.Rows.Sum(Minutes);

    private static double Minutes(TimeRow row) => row.Field("minutes") is { } minutes ? (double)minutes.Numerator / (double)minutes.Denominator : 0;
}
