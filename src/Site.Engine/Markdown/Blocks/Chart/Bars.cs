using System.Collections.Immutable;
using Site.Engine.Html;
using Site.Engine.TimeInvestment;
using Site.Model.TimeInvestment;

namespace Site.Engine.Markdown.Blocks.Chart;

/// <summary>One bar per table of hours, its rows stacked, and the table that says the same.</summary>
internal static class Bars
{
    private const double Room = 390;
    private const double Step = 70;

    public static int Height(ImmutableArray<TimeTable> tables) => (int)(tables.Length * Step) + 14 + (tables[0].Rows.Length * 27);

    public static void Draw(SvgWriter svg, ImmutableArray<TimeTable> tables, string language, string hours)
    {
        var longest = tables.Max(t => Hours(t.Total!.Sum));
        var y = 4d;
        foreach (var table in tables)
        {
            svg.Text(0, y + 16, (table.Short ?? table.Title)[language], "label");
            var x = 0d;
            for (var i = 0; i < table.Rows.Length; i++)
            {
                var width = Hours(TableValues.Amount(TimeUnit.Hours, table.Rows[i]) ?? Rational.Zero) / longest * Room;
                svg.Rectangle(x, y + 24, Math.Max(1, width - 1.5), 30, $"part-{(i % 6) + 1}", 2);
                x += width;
            }
            svg.Text(x + 8, y + 46, $"{TimeFormat.Number(table.Total!.Sum, 1, language)} {hours}", "value");
            y += Step;
        }
        y += 14;
        for (var i = 0; i < tables[0].Rows.Length; i++)
        {
            svg.Rectangle(0, y, 18, 18, $"part-{(i % 6) + 1}", 3).Text(28, y + 15, tables[0].Rows[i].Label[language], "soft", size: 16);
            y += 27;
        }
    }

    public static void Table(HtmlWriter html, ImmutableArray<TimeTable> tables, string id, string title, string language, Func<string, string> text)
    {
        html.Raw("<div class=\"scroll\" role=\"group\" tabindex=\"0\""u8).Attribute("aria-labelledby", id).Raw("><table>\n<caption"u8).Attribute("id", id).Raw(">"u8)
            .Text(title).Raw("</caption>\n<thead><tr><th scope=\"col\">"u8).Text(text("table.part")).Raw("</th>"u8);
        foreach (var table in tables)
            html.Raw("<th scope=\"col\" class=\"num\">"u8).Text((table.Short ?? table.Title)[language]).Raw("</th>"u8);
        html.Raw("</tr></thead>\n<tbody>\n"u8);
        for (var i = 0; i < tables[0].Rows.Length; i++)
            Row(html, tables[0].Rows[i].Label[language], tables.Select(t => TableValues.Amount(TimeUnit.Hours, t.Rows[i]) ?? Rational.Zero), language);
        html.Raw("</tbody>\n<tfoot>"u8);
        Row(html, tables[0].Total!.Label[language], tables.Select(t => t.Total!.Sum), language);
        html.Raw("</tfoot>\n</table></div>\n"u8);
    }

    private static void Row(HtmlWriter html, string label, IEnumerable<Rational> values, string language)
    {
        html.Raw("<tr><th scope=\"row\">"u8).Text(label).Raw("</th>"u8);
        foreach (var value in values)
            html.Raw("<td class=\"num\">"u8).Text(TimeFormat.Number(value, 6, language)).Raw("</td>"u8);
        html.Raw("</tr>\n"u8);
    }

    private static double Hours(Rational value) => (double)value.Numerator / (double)value.Denominator;
}
