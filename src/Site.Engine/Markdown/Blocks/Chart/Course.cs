using System.Globalization;
using Site.Engine.TimeInvestment;
using Site.Model.TimeInvestment;

namespace Site.Engine.Markdown.Blocks.Chart;

/// <summary>Recordings and reviews side by side, the check between them, and what comes after, from top to bottom.</summary>
internal static class Course
{
    private const double Step = 54;
    private const double Left = 34;

    public static int Height(TimeTable table) => 176 + (After(table).Count * 58);

    public static void Draw(SvgWriter svg, TimeTable table, string language)
    {
        var recordings = Count(table, "recordings");
        var reviews = Count(table, "reviews");
        svg.Line(Left, 62, Left + ((Math.Max(recordings, reviews) - 1) * Step), 62, "axis");
        for (var i = 0; i < recordings; i++)
        {
            svg.Circle(Left + (i * Step), 62, 17, "part-1")
                .Text(Left + (i * Step), 68, (i + 1).ToString(CultureInfo.InvariantCulture), "on-part", "middle");
        }
        for (var i = 0; i < reviews; i++)
            svg.Rectangle(Left + (i * Step) - 15, 90, 30, 24, "part-3", 5);
        if (table.Rows.FirstOrDefault(r => r.Field("after-recordings") is not null) is { } check)
        {
            var after = Left + (((double)check.Field("after-recordings")!.Value.Numerator - 0.5) * Step);
            svg.Line(after, 30, after, 122, "axis", dashed: true)
                .Text(after, 20, check.Label[language], "label", after < SvgWriter.Width / 2d ? "middle" : "end");
        }
        svg.Circle(Left - 8, 148, 8, "part-1").Text(Left + 8, 154, Label(table, "recordings", language), "soft", size: 15);
        svg.Rectangle(SvgWriter.Width / 2d, 140, 18, 15, "part-3", 4).Text((SvgWriter.Width / 2d) + 26, 154, Label(table, "reviews", language), "soft", size: 15);
        var y = 200d;
        foreach (var row in After(table))
        {
            svg.Line(Left - 8, y - 38, Left - 8, y - 12, "axis");
            if (row.Field("recordings") is not null)
                svg.Circle(Left - 8, y, 11, "part-1");
            else
                svg.Circle(Left - 8, y, 11, row.Field("count") is null ? "axis" : "part-2");
            svg.Text(Left + 16, y, row.Label[language], "label");
            if (row.When is not null)
                svg.Text(Left + 16, y + 20, TimeTableHtml.Amount(TimeUnit.Contacts, row, language), "soft", size: 15);
            y += 58;
        }
    }

    /// <summary>The moments after the core: not the core itself, not the check, not how long it all takes.</summary>
    private static List<TimeRow> After(TimeTable table) =>
        [.. table.Rows.Where(r => r.Id is not ("recordings" or "reviews") && r.Field("after-recordings") is null && r.Field("months-min") is null)];

    private static int Count(TimeTable table, string row) => (int)(table.Rows.FirstOrDefault(r => r.Id == row)?.Field("count")?.Numerator ?? 0);

    private static string Label(TimeTable table, string row, string language) => table.Rows.FirstOrDefault(r => r.Id == row)?.Label[language] ?? "";
}
