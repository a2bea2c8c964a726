using System.Globalization;
using Site.Engine.Html;
using Site.Model.TimeInvestment;

namespace Site.Engine.TimeInvestment;

/// <summary>A time table as an HTML table in its scroller.</summary>
internal static class TimeTableHtml
{
    public static readonly string[] StringKeys = ["table.part", "table.count", "table.each", "table.hours", "table.minutes", "table.moment", "source.line"];

    /// <param name="id">Id of the caption; unique on the page.</param>
    /// <param name="text">Interface strings.</param>
    public static void Write(HtmlWriter html, TimeTable table, string id, string language, Func<string, string> text)
    {
        html.Raw("<div class=\"scroll\" role=\"group\" tabindex=\"0\""u8).Attribute("aria-labelledby", id).Raw("><table>\n<caption"u8)
            .Attribute("id", id).Raw(">"u8).Text(table.Title[language]).Raw("</caption>\n<thead><tr><th scope=\"col\">"u8).Text(text("table.part")).Raw("</th>"u8);
        // Where everything happens once, "once 2.5 hours" says no more than 2.5 hours.
        var repeats = table.Unit == TimeUnit.Hours && table.Rows.Any(r => r.Field("count") != Rational.One);
        foreach (var key in Columns(table.Unit, repeats))
            html.Raw("<th scope=\"col\" class=\"num\">"u8).Text(text(key)).Raw("</th>"u8);
        html.Raw("</tr></thead>\n<tbody>\n"u8);
        foreach (var row in table.Rows)
        {
            html.Raw("<tr><th scope=\"row\">"u8).Text(row.Label[language]).Raw("</th>"u8);
            if (repeats)
                Cell(html, Number(row.Field("count"), language)).Raw(Number(row.Field("each"), language)).Raw("</td>"u8);
            html.Raw("<td class=\"num\">"u8).Text(Amount(table.Unit, row, language)).Raw("</td></tr>\n"u8);
        }
        html.Raw("</tbody>\n"u8);
        if (table.Total is { } total)
            Foot(html, [(total.Label[language], total.Sum)], repeats ? 3 : 1, language);
        else if (!table.Sums.IsEmpty)
            Foot(html, table.Sums.Select(s => (s.Label[language], s.Sum)), 1, language);
        html.Raw("</table></div>\n"u8);
    }

    /// <summary>"Source: ..." and the note of the table, as the caption of a figure.</summary>
    public static void Caption(HtmlWriter html, TimeTable table, TimeInvestmentDefinition definition, string language, string sourceLine)
    {
        var source = definition.Sources.First(s => s.Id == table.Source).Title[language];
        html.Raw("<figcaption>"u8).Text(string.Format(CultureInfo.InvariantCulture, sourceLine, source));
        if (table.Note is { } note)
            html.Raw("<br>"u8).Text(note[language]);
        html.Raw("</figcaption>"u8);
    }

    /// <summary>What a row says: its time, its count, or its moment in words.</summary>
    public static string Amount(TimeUnit unit, TimeRow row, string language)
    {
        if (row.When is { } when && unit == TimeUnit.Contacts)
        {
            var first = row.Fields.IsEmpty ? "" : TimeFormat.Number(row.Fields[0].Value, 6, language);
            return when[language].Replace("{0}", first, StringComparison.Ordinal);
        }
        return Number(TableValues.Amount(unit, row), language);
    }

    private static string[] Columns(TimeUnit unit, bool repeats) => unit switch
    {
        TimeUnit.Minutes => ["table.minutes"],
        TimeUnit.Contacts => ["table.moment"],
        _ => repeats ? ["table.count", "table.each", "table.hours"] : ["table.hours"],
    };

    private static void Foot(HtmlWriter html, IEnumerable<(string Label, Rational Value)> rows, int columns, string language)
    {
        html.Raw("<tfoot>"u8);
        foreach (var (label, value) in rows)
        {
            html.Raw("<tr><th scope=\"row\""u8);
            if (columns > 1)
                html.Raw(" colspan=\""u8).Number(columns).Raw("\""u8);
            html.Raw(">"u8).Text(label).Raw("</th><td class=\"num\">"u8).Text(Number(value, language)).Raw("</td></tr>"u8);
        }
        html.Raw("</tfoot>\n"u8);
    }

    private static HtmlWriter Cell(HtmlWriter html, string number) =>
        html.Raw("<td class=\"num\">"u8).Text(number).Raw("</td><td class=\"num\">"u8);

    private static string Number(Rational? value, string language) => value is { } number ? TimeFormat.Number(number, 6, language) : "";
}
