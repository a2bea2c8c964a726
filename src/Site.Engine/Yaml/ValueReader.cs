using System.Collections.Immutable;
using Site.Engine.Diagnostics;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.Yaml;

/// <summary>One YAML value of a list or a free mapping: read as what the caller expects, with a diagnostic otherwise.</summary>
public sealed class ValueReader
{
    private readonly YamlNode node;
    private readonly YamlContext context;
    private readonly SchemaSlot? slot;

    public ValueReader(YamlNode node, string key, YamlContext context)
        : this(node, key, context, null)
    {
    }

    private ValueReader(YamlNode node, string key, YamlContext context, SchemaSlot? slot)
    {
        this.node = node;
        Key = key;
        this.context = context;
        this.slot = slot;
    }

    /// <summary>The key that the value, or its list, stands under.</summary>
    public string Key { get; }

    public SourceSpan Where => context.Span(node);

    public YamlNode Node => node;

    public YamlContext Context => context;

    public string? Text()
    {
        slot?.Set(SchemaNode.String(null, null));
        return slot is null ? context.Text(node, Key) : null;
    }

    /// <summary>An http or https address, or null with a diagnostic.</summary>
    public string? WebAddress()
    {
        slot?.Set(SchemaNode.String(null, WebAddresses.Pattern));
        return slot is null && context.Text(node, Key) is { } text && WebAddresses.Check(text, Key, node, context) ? text : null;
    }

    public int? Integer(int min = int.MinValue, int max = int.MaxValue)
    {
        slot?.Set(SchemaNode.Integer(null, min, max));
        return slot is null ? context.Integer(node, Key, min, max) : null;
    }

    public LocalizedText? Localized()
    {
        slot?.Set(SchemaNode.Localized(null, context.Languages));
        return slot is null ? context.Localized(node, Key) : null;
    }

    /// <summary>One of a closed list of words, or null with a diagnostic.</summary>
    public string? Choice(ImmutableArray<string> values)
    {
        slot?.Set(SchemaNode.Choice(null, values));
        if (slot is not null || context.Text(node, Key) is not { } text)
            return null;
        if (values.Contains(text))
            return text;
        context.Diagnostics.AddUnknown(YamlRules.UnknownChoice, Where, text, values, Key, string.Join(", ", values));
        return null;
    }

    public T? Object<T>(Func<MapReader, T?> read)
        where T : class
    {
        slot?.Set(SchemaNode.Object(null, context, read));
        if (slot is not null)
            return null;
        if (node is YamlMapping mapping)
            return MapReader.Read(new MapReader(mapping, context), read);
        context.Diagnostics.Add(YamlRules.WrongShape, Where, Key, YamlContext.ShapeOf(node), new Bilingual("sleutels met waarden", "keys with values"));
        return null;
    }

    /// <summary>
    /// A mapping of one of several shapes, told apart by the word under <paramref name="discriminator"/>. An unknown word is one
    /// diagnostic; the rest of the mapping is then left alone.
    /// </summary>
    public T? OneOf<T>(string discriminator, ImmutableArray<KeyValuePair<string, Func<MapReader, T?>>> shapes)
        where T : class
    {
        slot?.Set(SchemaNode.OneOf(context, discriminator, shapes));
        return Object(reader =>
        {
            var name = reader.Choice(discriminator, [.. shapes.Select(s => s.Key)], required: true);
            if (name is not null)
                return shapes.First(s => s.Key == name).Value(reader);
            reader.Accept();
            return null;
        });
    }

    internal static SchemaNode Describe<T>(YamlContext context, string key, Func<ValueReader, T?> read)
        where T : class
    {
        var described = new SchemaSlot();
        read(new ValueReader(new YamlScalar("", false, 1, 1, 0), key, context, described));
        return described.Node ?? SchemaNode.Anything(null);
    }

    private sealed class SchemaSlot
    {
        public SchemaNode? Node { get; private set; }

        public void Set(SchemaNode node) => Node ??= node;
    }
}
