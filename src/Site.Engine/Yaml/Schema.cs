using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Site.Engine.Yaml;

/// <summary>A JSON Schema (2020-12) fragment, made by running a reader method on a describing <see cref="MapReader"/>.</summary>
public sealed class SchemaNode
{
    private SchemaNode(JsonObject json) => Json = json;

    public JsonObject Json { get; }

    public static SchemaNode String(string? about, string? pattern)
    {
        // Numbers and dates are texts to a reader of texts: YAML decides on their type only later.
        var json = new JsonObject { ["type"] = pattern is null ? new JsonArray("string", "number", "boolean") : "string" };
        if (pattern is not null)
            json["pattern"] = pattern;
        return About(json, about);
    }

    public static SchemaNode Boolean(string? about) => About(new JsonObject { ["type"] = "boolean" }, about);

    public static SchemaNode Number(string? about) => About(new JsonObject { ["type"] = "number" }, about);

    public static SchemaNode Date(string? about) =>
        About(new JsonObject { ["type"] = "string", ["pattern"] = "^\\d{4}-\\d{2}-\\d{2}$" }, about);

    public static SchemaNode Anything(string? about) => About([], about);

    public static SchemaNode Integer(string? about, int min, int max)
    {
        var json = new JsonObject { ["type"] = "integer" };
        if (min != int.MinValue)
            json["minimum"] = min;
        if (max != int.MaxValue)
            json["maximum"] = max;
        return About(json, about);
    }

    public static SchemaNode Choice(string? about, ImmutableArray<string> values) =>
        // Without quotes true and false are no texts to other readers of YAML.
        About(new JsonObject { ["enum"] = new JsonArray([.. values.Select(v => (JsonNode)v), .. values.Where(v => v is "true" or "false").Select(v => (JsonNode)(v == "true"))]) }, about);

    public static SchemaNode Localized(string? about, ImmutableArray<string> languages)
    {
        var properties = new JsonObject();
        foreach (var language in languages)
            properties[language] = new JsonObject { ["type"] = "string", ["minLength"] = 1 };
        return About(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. languages.Select(l => (JsonNode)l)]),
            ["additionalProperties"] = false,
        }, about);
    }

    public static SchemaNode Array(string? about, SchemaNode item) =>
        About(new JsonObject { ["type"] = "array", ["items"] = item.Json }, about);

    public static SchemaNode Map(string? about, SchemaNode value) =>
        About(new JsonObject { ["type"] = "object", ["additionalProperties"] = value.Json }, about);

    public static SchemaNode Object<T>(string? about, YamlContext context, Func<MapReader, T?> read)
        where T : class
    {
        var schema = new SchemaObject();
        read(MapReader.Describing(context, schema));
        return About(schema.ToJson(), about);
    }

    /// <summary>One of several objects, each with its own word under <paramref name="discriminator"/>.</summary>
    public static SchemaNode OneOf<T>(YamlContext context, string discriminator, ImmutableArray<KeyValuePair<string, Func<MapReader, T?>>> shapes)
        where T : class
    {
        var alternatives = new JsonArray();
        foreach (var shape in shapes)
        {
            alternatives.Add((JsonNode)Object(null, context, reader =>
            {
                reader.Choice(discriminator, [shape.Key], required: true);
                return shape.Value(reader);
            }).Json);
        }
        return new SchemaNode(new JsonObject { ["oneOf"] = alternatives });
    }

    private static SchemaNode About(JsonObject json, string? about)
    {
        if (about is not null)
            json["description"] = about;
        return new SchemaNode(json);
    }
}

/// <summary>The keys of a mapping as they are asked for.</summary>
public sealed class SchemaObject
{
    private readonly JsonObject properties = [];
    private readonly List<string> required = [];

    public void Add(string key, SchemaNode type, bool isRequired)
    {
        properties[key] = isRequired ? type.Json : OrNull(type.Json);
        if (isRequired && !required.Contains(key))
            required.Add(key);
    }

    /// <summary>A key that may be absent may also be written without a value.</summary>
    private static JsonObject OrNull(JsonObject json)
    {
        if (json["type"] is JsonArray types)
            types.Add((JsonNode)"null");
        else if (json["type"] is { } type)
            json["type"] = new JsonArray(type.DeepClone(), "null");
        else if (json["enum"] is JsonArray values)
            values.Add(null);
        return json;
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            json["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]);
        json["additionalProperties"] = false;
        return json;
    }
}
