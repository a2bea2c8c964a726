using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Engine.ContentTypes;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.Learning;
using Site.Engine.Links;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;

namespace Site.Engine;

/// <summary>The JSON Schema (2020-12) of every YAML that an editor writes, made by the readers themselves. They are committed, so that editing programs find them.</summary>
public static class SchemaList
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Text by file name, sorted.</summary>
    public static SortedDictionary<string, string> All(ImmutableArray<string> languages)
    {
        var schemas = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["site.json"] = Text("content/site.yml", Of(languages, r => SiteConfigurationReader.Read(r, null))),
            ["page.json"] = Text("Front matter of content/pages", Of(languages, FrontMatterReader.Read)),
            ["self-test.json"] = Text("content/self-tests", Of(languages, SelfTestReader.Describe)),
            ["search-queries.json"] = Text("content/search-queries.yml", Of(languages, SearchQueriesReader.Read)),
            ["redirects.json"] = Text("content/redirects.yml", Of(languages, RedirectsReader.Read)),
        };
        foreach (var file in DataFiles.All)
            schemas[Path.ChangeExtension(file.Name, ".json")] = Text("content/data/" + file.Name, file.Schema(languages));
        return schemas;
    }

    private static JsonObject Of<T>(ImmutableArray<string> languages, Func<MapReader, T?> read)
        where T : class => SchemaNode.Object(null, new YamlContext("", languages, new DiagnosticBag()), read).Json;

    private static string Text(string title, JsonObject schema)
    {
        var json = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (key, value) in schema)
            json[key] = value?.DeepClone();
        return json.ToJsonString(Format) + "\n";
    }
}
