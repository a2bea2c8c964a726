using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Engine.TimeInvestment;
using Site.Model;
using Site.Model.TimeInvestment;

namespace Site.Engine.Outputs.Data;

/// <summary>
/// /data/time-investment.json (tables and calculator, all languages) and one CSV per language (/data/time-investment.csv for the first): the
/// same definition as the tables on the pages.
/// </summary>
public sealed class TimeInvestmentOutput : IOutput
{
    private static readonly string[] HeadNl = ["tabel", "onderdeel", "aantal", "uren per keer", "uren", "minuten", "moment", "bron", "jaar"];
    private static readonly string[] HeadEn = ["table", "part", "number", "hours each", "hours", "minutes", "moment", "source", "year"];

    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        if (context.Site.Data.TimeInvestment is not { } definition)
            yield break;
        var languages = context.Site.Configuration.Languages;
        yield return new OutputFile("data/time-investment.json", Json(definition, languages));
        foreach (var language in languages)
        {
            var name = language == context.Site.Configuration.DefaultLanguage ? "data/time-investment.csv" : $"data/time-investment.{language}.csv";
            yield return new OutputFile(name, Encoding.UTF8.GetBytes(Csv(definition, language)));
        }
    }

    private static ReadOnlyMemory<byte> Json(TimeInvestmentDefinition definition, IReadOnlyList<string> languages)
    {
        var bytes = new ArrayBufferWriter<byte>(32 * 1024);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteNumber("decimals", definition.Decimals);
            json.WriteStartArray("sources");
            foreach (var source in definition.Sources)
            {
                json.WriteStartObject();
                json.WriteString("id", source.Id);
                json.WriteString("document", source.Document);
                if (source.Year is { } year)
                    json.WriteNumber("year", year);
                else
                    json.WriteNull("year");
                Text("title", source.Title);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("tables");
            foreach (var table in definition.Tables)
                Table(table);
            json.WriteEndArray();
            json.WriteStartArray("guardRails");
            foreach (var rail in definition.GuardRails)
                Words(rail);
            json.WriteEndArray();
            json.WritePropertyName("modes");
            CalculatorJson.Modes(json, definition, Text);
            json.WriteEndObject();

            void Table(TimeTable table)
            {
                json.WriteStartObject();
                json.WriteString("id", table.Id);
                json.WriteString("source", table.Source);
                json.WriteString("unit", table.Unit.ToString().ToLowerInvariant());
                Text("title", table.Title);
                json.WriteStartArray("rows");
                foreach (var row in table.Rows)
                {
                    json.WriteStartObject();
                    json.WriteString("id", row.Id);
                    Text("label", row.Label);
                    foreach (var field in row.Fields)
                        json.WriteNumber(field.Key, Decimal(field.Value));
                    if (table.Unit == TimeUnit.Hours && TableValues.Amount(table.Unit, row) is { } hours)
                        json.WriteNumber("hours", Decimal(hours));
                    if (row.When is { } when)
                        Text("when", when);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                if (table.Total is { } total)
                {
                    json.WriteStartObject("total");
                    json.WriteNumber(table.Unit == TimeUnit.Minutes ? "minutes" : "hours", Decimal(total.Sum));
                    json.WriteBoolean("derived", total.Derived);
                    Text("label", total.Label);
                    json.WriteEndObject();
                }
                foreach (var sum in table.Sums)
                    json.WriteNumber(sum.Id, Decimal(sum.Sum));
                if (table.Note is { } note)
                    Text("note", note);
                json.WriteEndObject();
            }

            void Text(string name, LocalizedText text)
            {
                json.WritePropertyName(name);
                Words(text);
            }

            void Words(LocalizedText text)
            {
                json.WriteStartObject();
                foreach (var language in languages)
                    json.WriteString(language, text[language]);
                json.WriteEndObject();
            }
        }
        return bytes.WrittenMemory.ToArray();
    }

    /// <summary>Semicolons, a byte order mark and decimal commas: what a Dutch spreadsheet opens without questions, in either language.</summary>
    private static string Csv(TimeInvestmentDefinition definition, string language)
    {
        var csv = new StringBuilder("\uFEFF");
        Line(language == "nl" ? HeadNl : HeadEn);
        foreach (var table in definition.Tables)
        {
            var source = definition.Sources.First(s => s.Id == table.Source);
            var year = source.Year?.ToString(CultureInfo.InvariantCulture) ?? "";
            foreach (var row in table.Rows)
            {
                var amount = TableValues.Amount(table.Unit, row);
                Line([
                    table.Title[language], row.Label[language], Number(row.Field("count")), Number(row.Field("each")),
                    table.Unit == TimeUnit.Hours ? Number(amount) : "", table.Unit == TimeUnit.Minutes ? Number(amount) : "",
                    row.When is null ? "" : TimeTableHtml.Amount(table.Unit, row, language), source.Title[language], year,
                ]);
            }
            if (table.Total is { } total)
            {
                Line([
                    table.Title[language], total.Label[language], "", "", table.Unit == TimeUnit.Hours ? Number(total.Sum) : "",
                    table.Unit == TimeUnit.Minutes ? Number(total.Sum) : "", "", source.Title[language], year,
                ]);
            }
        }
        return csv.ToString();

        void Line(IEnumerable<string> cells) => csv.Append(string.Join(';', cells.Select(CsvText.Cell))).Append("\r\n");
    }

    private static string Number(Rational? value) => value is { } number ? TimeFormat.Number(number, 6, "nl") : "";

    private static decimal Decimal(Rational value) => decimal.Parse(value.Format(6, "."), CultureInfo.InvariantCulture);
}
