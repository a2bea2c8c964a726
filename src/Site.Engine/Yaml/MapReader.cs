using System.Collections.Immutable;
using System.Globalization;
using Site.Engine.Diagnostics;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.Yaml;

/// <summary>
/// Reads one YAML mapping into a record: the reader method asks for each key it knows, then <see cref="Finish"/> reports the keys nobody
/// asked for. The same method, run on a reader made with <see cref="Describing"/>, writes the JSON Schema of the record, so
/// that what is read and what is described cannot differ.
/// </summary>
public sealed class MapReader
{
    private static readonly YamlMapping Nothing = new([], 1, 1);

    private readonly YamlMapping node;
    private readonly YamlContext context;
    private readonly List<string> known = [];
    private readonly List<string> missing = [];
    private readonly SchemaObject? schema;
    private readonly SourceSpan where;

    public MapReader(YamlMapping node, YamlContext context, SourceSpan? where = null)
    {
        this.node = node;
        this.context = context;
        this.where = where ?? context.Span(node);
    }

    private MapReader(YamlContext context, SchemaObject schema)
        : this(Nothing, context) => this.schema = schema;

    /// <summary>A reader that records what is asked of it in <paramref name="schema"/> and answers with defaults.</summary>
    public static MapReader Describing(YamlContext context, SchemaObject schema) => new(context, schema);

    public YamlContext Context => context;

    /// <summary>True on a reader that only describes: cross-checks between values must be skipped.</summary>
    public bool IsDescribing => schema is not null;

    /// <summary>Where the mapping starts.</summary>
    public SourceSpan Where => where;

    /// <summary>Where the value of a key stands, or the mapping itself when the key is absent.</summary>
    public SourceSpan Span(string key) => node.Find(key) is { } value ? context.Span(value) : where;

    public bool Has(string key) => node.Find(key) is not null;

    public string? Text(string key, string? about = null, string? pattern = null)
    {
        Declare(key, schema is null ? null : SchemaNode.String(about, pattern), required: false);
        return ReadText(key);
    }

    /// <summary>The text, or an empty one with a diagnostic.</summary>
    public string RequiredText(string key, string? about = null, string? pattern = null)
    {
        Declare(key, schema is null ? null : SchemaNode.String(about, pattern), required: true);
        if (Present(key))
            return ReadText(key) ?? "";
        return "";
    }

    /// <summary>An http or https address, or null; anything else gets a diagnostic, so that no other scheme reaches a link.</summary>
    public string? WebAddress(string key, string? about = null, bool required = false)
    {
        Declare(key, schema is null ? null : SchemaNode.String(about, WebAddresses.Pattern), required);
        if (required && !Present(key))
            return null;
        return ReadText(key) is { } text && WebAddresses.Check(text, key, Value(key)!, context) ? text : null;
    }

    public bool Flag(string key, bool otherwise = false, string? about = null)
    {
        Declare(key, schema is null ? null : SchemaNode.Boolean(about), required: false);
        return Value(key) switch
        {
            null => otherwise,
            YamlScalar { Value: "true", IsPlain: true } => true,
            YamlScalar { Value: "false", IsPlain: true } => false,
            // What was meant is plain, so that nothing else is found wrong because of it.
            var other => Wrong(key, other, new Bilingual("true of false", "true or false"),
                other is YamlScalar { Value: var word } ? Yes.Contains(word) || (otherwise && !No.Contains(word)) : otherwise),
        };
    }

    private static readonly HashSet<string> Yes = new(["true", "ja", "yes", "waar", "on", "1"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> No = new(["false", "nee", "no", "onwaar", "off", "0"], StringComparer.OrdinalIgnoreCase);

    public int? Integer(string key, int min = int.MinValue, int max = int.MaxValue, string? about = null)
    {
        Declare(key, schema is null ? null : SchemaNode.Integer(about, min, max), required: false);
        return Value(key) is { } value ? context.Integer(value, key, min, max) : null;
    }

    public int RequiredInteger(string key, int min = int.MinValue, int max = int.MaxValue, string? about = null)
    {
        Declare(key, schema is null ? null : SchemaNode.Integer(about, min, max), required: true);
        return Present(key) && Value(key) is { } value ? context.Integer(value, key, min, max) ?? Math.Max(min, 0) : Math.Max(min, 0);
    }

    public decimal? Number(string key, string? about = null)
    {
        Declare(key, schema is null ? null : SchemaNode.Number(about), required: false);
        return Value(key) is { } value ? context.Number(value, key) : null;
    }

    public DateOnly? Date(string key, string? about = null)
    {
        Declare(key, schema is null ? null : SchemaNode.Date(about), required: false);
        if (Value(key) is not { } value)
            return null;
        if (value is YamlScalar s && DateOnly.TryParseExact(s.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        return Wrong<DateOnly?>(key, value, new Bilingual("een datum als 2026-11-22", "a date such as 2026-11-22"), null);
    }

    /// <summary>One of a closed list of words; null when absent or wrong.</summary>
    public string? Choice(string key, ImmutableArray<string> values, string? about = null, bool required = false)
    {
        Declare(key, schema is null ? null : SchemaNode.Choice(about, values), required);
        if (required && !Present(key))
            return null;
        if (ReadText(key) is not { } text)
            return null;
        if (values.Contains(text))
            return text;
        context.Diagnostics.AddUnknown(YamlRules.UnknownChoice, Span(key), text, values, key, string.Join(", ", values));
        return null;
    }

    /// <summary>A text per language, <c>{nl: ..., en: ...}</c>; every language of the site must be there. Null when absent.</summary>
    public LocalizedText? Localized(string key, string? about = null)
    {
        Declare(key, schema is null ? null : SchemaNode.Localized(about, context.Languages), required: false);
        return Value(key) is { } value ? context.Localized(value, key) : null;
    }

    public LocalizedText RequiredLocalized(string key, string? about = null)
    {
        Declare(key, schema is null ? null : SchemaNode.Localized(about, context.Languages), required: true);
        return (Present(key) && Value(key) is { } value ? context.Localized(value, key) : null) ?? LocalizedText.Same("");
    }

    /// <summary>A list; absent is empty. An item for which <paramref name="read"/> gives null is left out.</summary>
    public ImmutableArray<T> Items<T>(string key, Func<ValueReader, T?> read, string? about = null, bool required = false)
        where T : class
    {
        Declare(key, schema is null ? null : SchemaNode.Array(about, ValueReader.Describe(context, key, read)), required);
        if (required && !Present(key))
            return [];
        switch (Value(key))
        {
            case null:
                return [];
            case YamlSequence sequence:
                var items = ImmutableArray.CreateBuilder<T>(sequence.Items.Count);
                foreach (var item in sequence.Items)
                {
                    if (read(new ValueReader(item, key, context)) is { } value)
                        items.Add(value);
                }
                return items.DrainToImmutable();
            case var other:
                return Shape(key, other, new Bilingual("een lijst", "a list"), ImmutableArray<T>.Empty);
        }
    }

    public ImmutableArray<string> Texts(string key, string? about = null, bool required = false) => Items(key, v => v.Text(), about, required);

    public T? Object<T>(string key, Func<MapReader, T?> read, string? about = null, bool required = false)
        where T : class
    {
        Declare(key, schema is null ? null : SchemaNode.Object(about, context, read), required);
        if (required && !Present(key))
            return null;
        return Value(key) switch
        {
            null => null,
            YamlMapping mapping => Read(new MapReader(mapping, context), read),
            var other => Shape<T?>(key, other, new Bilingual("sleutels met waarden", "keys with values"), null),
        };
    }

    /// <summary>A mapping with keys that the author chooses, in the order of the source.</summary>
    public ImmutableArray<KeyValuePair<string, T>> Map<T>(string key, Func<ValueReader, T?> read, string? about = null, bool required = false)
        where T : class
    {
        Declare(key, schema is null ? null : SchemaNode.Map(about, ValueReader.Describe(context, key, read)), required);
        if (required && !Present(key))
            return [];
        switch (Value(key))
        {
            case null:
                return [];
            case YamlMapping mapping:
                var items = ImmutableArray.CreateBuilder<KeyValuePair<string, T>>();
                foreach (var entry in mapping.Entries)
                {
                    if (read(new ValueReader(entry.Value, entry.Key.Value, context)) is { } value)
                        items.Add(KeyValuePair.Create(entry.Key.Value, value));
                }
                return items.DrainToImmutable();
            case var other:
                return Shape(key, other, new Bilingual("sleutels met waarden", "keys with values"), ImmutableArray<KeyValuePair<string, T>>.Empty);
        }
    }

    /// <summary>A value of more than one shape, read by hand; null when absent.</summary>
    public ValueReader? Any(string key, string? about = null)
    {
        Declare(key, schema is null ? null : SchemaNode.Anything(about), required: false);
        return Value(key) is { } value ? new ValueReader(value, key, context) : null;
    }

    /// <summary>Takes all keys as known: their meaning cannot be told, and one diagnostic said so.</summary>
    public void Accept() => known.AddRange(node.Entries.Select(e => e.Key.Value));

    /// <summary>Reports every key that was not asked for, and every key that is missing: one that was misspelt is not missing too.</summary>
    public void Finish()
    {
        foreach (var entry in node.Entries)
        {
            if (known.Contains(entry.Key.Value))
                continue;
            var unknown = Diagnostic.Unknown(YamlRules.UnknownKey, context.Span(entry.Key), entry.Key.Value, known, string.Join(", ", known));
            context.Diagnostics.Add(unknown);
            if (unknown.Suggestion is { } meant)
                missing.Remove(meant);
        }
        foreach (var key in missing)
            context.Diagnostics.Add(YamlRules.MissingKey, where, key);
    }

    internal static T? Read<T>(MapReader reader, Func<MapReader, T?> read)
        where T : class
    {
        var value = read(reader);
        reader.Finish();
        return value;
    }

    /// <param name="type">Made on a describing reader only: there are thousands of pages, and one schema.</param>
    private void Declare(string key, SchemaNode? type, bool required)
    {
        if (schema is not null && type is not null)
            schema.Add(key, type, required);
        known.Add(key);
    }

    /// <summary>There is a value: where it is missing or empty that is told, and nothing more need be said of it. False while describing.</summary>
    public bool IsGiven(string key) => Value(key) is not null;

    private bool Present(string key)
    {
        if (IsDescribing)
            return false;
        if (node.Find(key) is { } value && value is not YamlScalar { IsNull: true })
            return true;
        if (node.Find(key) is { } empty)
            context.Diagnostics.Add(YamlRules.Empty, context.Span(empty), key);
        else
            missing.Add(key);
        return false;
    }

    /// <summary>The value of a key; null when absent or written as null.</summary>
    private YamlNode? Value(string key) => node.Find(key) is { } value && value is not YamlScalar { IsNull: true } ? value : null;

    private string? ReadText(string key) => Value(key) is { } value ? context.Text(value, key) : null;

    private T Wrong<T>(string key, YamlNode found, Bilingual expected, T otherwise)
    {
        context.Wrong(key, found, expected);
        return otherwise;
    }

    private T Shape<T>(string key, YamlNode found, Bilingual expected, T otherwise)
    {
        context.Diagnostics.Add(YamlRules.WrongShape, context.Span(found), key, YamlContext.ShapeOf(found), expected);
        return otherwise;
    }
}
