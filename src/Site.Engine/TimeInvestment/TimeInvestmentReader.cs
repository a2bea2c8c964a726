using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Site.Engine.Diagnostics;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Diagnostics;
using Site.Model.TimeInvestment;

namespace Site.Engine.TimeInvestment;

/// <summary>Reads content/data/time-investment.yml. One reader per file: later parts refer to the tables that were read before them.</summary>
public sealed partial class TimeInvestmentReader
{
    private static readonly ImmutableArray<string> Units = ["hours", "minutes", "contacts"];

    private static readonly ImmutableArray<string> RowFields =
    [
        "count", "each", "minutes", "after-recordings", "months-after", "years-after", "recordings", "reviews",
        "months-min", "months-max", "hours-per-week-min", "hours-per-week-max",
    ];

    private readonly YamlContext context;
    private ImmutableArray<TimeSource> sources = [];
    private Dictionary<string, Rational> values = new(StringComparer.Ordinal);

    private TimeInvestmentReader(YamlContext context) => this.context = context;

    /// <summary>The definition, or null when the file is not YAML at all; every other fault is a diagnostic.</summary>
    public static TimeInvestmentDefinition? Read(string text, YamlContext context)
    {
        // Findings of this file alone: worked cases say nothing useful about formulas that are broken already.
        var own = context with { Diagnostics = new DiagnosticBag() };
        var definition = own.ReadFile(text, new TimeInvestmentReader(own).Definition);
        if (definition is not null && !own.Diagnostics.HasErrors)
            WorkedCases.Check(definition, text, own);
        context.Diagnostics.AddRange(own.Diagnostics.Sorted());
        // Formulas and tables that lean on what is missing cannot be shown; nothing is written with errors in any case.
        if (definition is not null && own.Diagnostics.HasErrors)
            return definition with { Modes = [], Tables = [.. definition.Tables.Where(t => definition.Sources.Any(s => s.Id == t.Source))] };
        return definition;
    }

    /// <summary>The reader method; also what the JSON Schema of the file is made from.</summary>
    public static TimeInvestmentDefinition? Describe(MapReader reader) => new TimeInvestmentReader(reader.Context).Definition(reader);

    private TimeInvestmentDefinition? Definition(MapReader reader)
    {
        reader.RequiredInteger("version", 1, 1, "Version of this format: 1.");
        var decimals = reader.RequiredInteger("decimals", 0, 6, "Decimals that a result is shown with at most.");
        sources = Unique(reader.Items("sources", v => v.Object(r => Source(r)), "The documents that figures come from.", required: true), s => s.Value.Id, s => s.Where);
        var tables = Unique(reader.Items("tables", v => v.Object(r => Table(r)), required: true), t => t.Value.Id, t => t.Where);
        values = TableValues.All(tables).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        var rails = reader.Items("guard-rails", v => Filled(v.Localized()), "Said with every result.");
        var modes = Unique(reader.Items("modes", v => v.Object(r => Mode(r)), required: true), m => m.Value.Id, m => m.Where);
        var cases = reader.Items("expect", v => v.Object(WorkedCaseOf), "Cases worked out by hand; the build holds the formulas against them.");
        return new TimeInvestmentDefinition(decimals, sources, tables, rails, modes, cases);
    }

    private static Placed<TimeSource> Source(MapReader reader) => new(
        new TimeSource(
            Id(reader), reader.RequiredText("document", "Id of the document."), reader.Integer("year", 1900, 2200, "Absent: undated."), reader.RequiredLocalized("title")),
        reader.Span("id"));

    private Placed<TimeTable> Table(MapReader reader)
    {
        var id = Id(reader);
        var source = Known(reader, "source", reader.RequiredText("source"), new Bilingual("de bron", "the source"), sources.Select(s => s.Id));
        var facts = reader.Texts("facts", "Ids of the facts that the table states.");
        var title = reader.RequiredLocalized("title");
        var name = reader.Localized("short", "Name of the table as a bar of a chart.");
        var unit = reader.Choice("unit", Units, required: true) switch { "minutes" => TimeUnit.Minutes, "contacts" => TimeUnit.Contacts, _ => TimeUnit.Hours };
        var note = reader.Localized("note");
        var rows = Unique(reader.Items("rows", v => v.Object(r => Row(r, unit)), required: true), r => r.Value.Id, r => r.Where);
        var total = reader.Object("total", r => new TimeTotal(
            Exact(r, "sum", required: true), r.Flag("derived", about: "Our own addition; the document does not print it."), r.RequiredLocalized("label")));
        if (total is not null && !reader.IsDescribing)
        {
            var sum = rows.Select(r => TableValues.Amount(unit, r)).Aggregate(Rational.Zero, (a, b) => a + (b ?? Rational.Zero));
            if (sum != total.Sum)
                context.Diagnostics.Add(TimeInvestmentRules.WrongSum, reader.Span("total"), id, Show(sum), Show(total.Sum));
        }
        var sums = reader.Items("sums", v => v.Object(r => SumOf(r, rows)), "Sums over fields of rows.");
        return new(new TimeTable(id, source, facts, title, name, unit, note, rows, total, sums) { Where = reader.Span("id") }, reader.Span("id"));
    }

    private Placed<TimeRow> Row(MapReader reader, TimeUnit unit)
    {
        var id = Id(reader);
        var label = reader.RequiredLocalized("label");
        var when = reader.Localized("when", "A moment or duration in words; {0} is the first number of the row.");
        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, Rational>>();
        foreach (var name in RowFields)
        {
            if (reader.Number(name) is { } number)
                fields.Add(KeyValuePair.Create(name, Rational.Of(number)));
        }
        var row = new TimeRow(id, label, fields.ToImmutable(), when);
        if (!reader.IsDescribing && unit != TimeUnit.Contacts && TableValues.Amount(unit, row) is null)
            context.Diagnostics.Add(TimeInvestmentRules.RowWithoutAmount, reader.Where, id, unit == TimeUnit.Hours ? "count: en each:" : "minutes:");
        return new(row, reader.Span("id"));
    }

    private TimeSum SumOf(MapReader reader, ImmutableArray<TimeRow> rows)
    {
        var id = Id(reader);
        var fields = rows.SelectMany(r => r.Fields.Select(f => KeyValuePair.Create($"{r.Id}.{f.Key}", f.Value))).ToDictionary(StringComparer.Ordinal);
        var sum = Rational.Zero;
        var of = reader.Items("of", v => Known(v, new Bilingual("de waarde", "the value"), fields.Keys), required: true);
        foreach (var field in of)
            sum += fields.GetValueOrDefault(field);
        var stated = Exact(reader, "sum", required: true);
        if (!reader.IsDescribing && sum != stated && of.All(fields.ContainsKey))
            context.Diagnostics.Add(TimeInvestmentRules.WrongSum, reader.Span("sum"), id, Show(sum), Show(stated));
        return new TimeSum(id, of, stated, reader.RequiredLocalized("label"));
    }

    private static WorkedCase WorkedCaseOf(MapReader reader) => new(
        Id(reader),
        reader.Text("mode"),
        reader.Map("inputs", v => v.Text(), "Parameter and value; what is absent has its default."),
        reader.Map("result", Expected, "Output and value.").Select(e => e.Value with { Name = e.Key }).ToImmutableArray(),
        reader.Map("values", Expected, "Path of a table value, and the value.").Select(e => e.Value with { Name = e.Key }).ToImmutableArray());

    private static ExpectedNumber? Expected(ValueReader value)
    {
        if (value.Text() is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return new ExpectedNumber(value.Key, Rational.Of(number), number.Scale);
        value.Context.Diagnostics.Add(YamlRules.WrongValue, value.Where, value.Key, text,
            new Bilingual("een getal, met een punt voor de decimalen", "a number, with a point before the decimals"));
        return null;
    }

    /// <summary>A number written down, or <c>{value: path}</c> into the tables.</summary>
    private Rational Exact(MapReader reader, string key, bool required = false)
    {
        if (required && !reader.IsDescribing && !reader.Has(key))
            context.Diagnostics.Add(YamlRules.MissingKey, reader.Where, key);
        return reader.Any(key, "A number, or {value: table.row.field}.") is { } value && !reader.IsDescribing ? Exact(value).Value : Rational.Zero;
    }

    private NumberFactor Exact(ValueReader value)
    {
        if (value.Node is YamlMapping)
        {
            return value.Object(r => r.RequiredText("value") is { Length: > 0 } path
                ? new NumberFactor(Figure(path, r.Span("value")), path)
                : null) ?? new NumberFactor(Rational.Zero, null);
        }
        return new NumberFactor(Rational.Of(context.Number(value.Node, value.Key) ?? 0), null);
    }

    private Rational Figure(string path, SourceSpan where)
    {
        if (values.TryGetValue(path, out var value))
            return value;
        context.Diagnostics.AddUnknown(TimeInvestmentRules.UnknownReference, where, path, values.Keys,
            new Bilingual("de waarde", "the value"), string.Join(", ", values.Keys));
        return Rational.One;
    }

    private string Known(MapReader reader, string key, string found, Bilingual what, IEnumerable<string> known)
    {
        if (!reader.IsDescribing && found.Length > 0 && !known.Contains(found))
            context.Diagnostics.AddUnknown(TimeInvestmentRules.UnknownReference, reader.Span(key), found, known, what, string.Join(", ", known));
        return found;
    }

    private static string? Known(ValueReader value, Bilingual what, IEnumerable<string> known)
    {
        if (value.Text() is not { } found)
            return null;
        if (!known.Contains(found))
            value.Context.Diagnostics.AddUnknown(TimeInvestmentRules.UnknownReference, value.Where, found, known, what, string.Join(", ", known));
        return found;
    }

    /// <summary>Text with its {table.row.field} holes filled in as each language writes numbers; other holes stay.</summary>
    private LocalizedText? Filled(LocalizedText? text)
    {
        if (text is null || !context.Languages.Any(l => text[l].Contains('{', StringComparison.Ordinal)))
            return text;
        return new LocalizedText([.. context.Languages.Select(l => KeyValuePair.Create(l, Hole().Replace(text[l], m =>
            values.TryGetValue(m.Groups["path"].Value, out var value) ? value.Format(6, TimeFormat.Separator(l)) : m.Value)))]);
    }

    private LocalizedText Filled(MapReader reader, string key)
    {
        var text = reader.RequiredLocalized(key);
        return Filled(text) ?? text;
    }

    private static string Id(MapReader reader) => reader.RequiredText("id", "Letters, digits, _ and -.", "^[A-Za-z0-9_-]+$");

    private static string Show(Rational value) => value.Format(6, ".");

    /// <summary>The values with an id each, and an error for each id that stands twice.</summary>
    private ImmutableArray<T> Unique<T>(ImmutableArray<Placed<T>> items, Func<Placed<T>, string> id, Func<Placed<T>, SourceSpan> where)
    {
        var first = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!first.TryAdd(id(item), where(item)))
            {
                context.Diagnostics.Add(YamlRules.DuplicateId, where(item), id(item),
                    first[id(item)].Line.ToString(CultureInfo.InvariantCulture));
            }
        }
        return [.. items.DistinctBy(id).Select(i => i.Value)];
    }

    [GeneratedRegex(@"\{(?<path>[a-z0-9_]+(\.[a-z0-9_-]+)+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();

    /// <summary>A value with the place of its id.</summary>
    private sealed record Placed<T>(T Value, SourceSpan Where);
}
