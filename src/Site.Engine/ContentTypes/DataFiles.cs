using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Site.Engine.ContentTypes.Facts;
using Site.Engine.ContentTypes.Glossary;
using Site.Engine.ContentTypes.Principles;
using Site.Engine.ContentTypes.Sectors;
using Site.Engine.ContentTypes.Strips;
using Site.Engine.TimeInvestment;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;

namespace Site.Engine.ContentTypes;

/// <summary>One file of content/data: its name, and how it is read into its part of <see cref="SiteData"/>.</summary>
public sealed class DataFile
{
    private readonly Func<string, YamlContext, Func<SiteData, SiteData>?> read;
    private readonly Func<YamlContext, SchemaNode> schema;

    private DataFile(string name, Func<string, YamlContext, Func<SiteData, SiteData>?> read, Func<YamlContext, SchemaNode> schema)
    {
        Name = name;
        this.read = read;
        this.schema = schema;
    }

    /// <summary>File name in content/data.</summary>
    public string Name { get; }

    /// <param name="read">Reads the whole file.</param>
    /// <param name="put">Puts what was read in its place.</param>
    public static DataFile Of<T>(string name, Func<MapReader, T?> read, Func<SiteData, T, SiteData> put)
        where T : class => new(
            name,
            (text, context) => context.ReadFile(text, read) is { } value ? data => put(data, value) : null,
            context => SchemaNode.Object(null, context, read));

    /// <param name="read">Reads the text of the file and holds it against itself.</param>
    /// <param name="describe">The reader method that the schema is made from.</param>
    /// <param name="put">Puts what was read in its place.</param>
    public static DataFile Of<T>(string name, Func<string, YamlContext, T?> read, Func<MapReader, T?> describe, Func<SiteData, T, SiteData> put)
        where T : class => new(
            name,
            (text, context) => read(text, context) is { } value ? data => put(data, value) : null,
            context => SchemaNode.Object(null, context, describe));

    /// <summary>What the file adds to the data, or null with a diagnostic when it cannot be used.</summary>
    public Func<SiteData, SiteData>? Read(string text, YamlContext context) => read(text, context);

    /// <summary>The JSON Schema of the file for a site with these languages.</summary>
    public JsonObject Schema(ImmutableArray<string> languages) =>
        schema(new YamlContext(Name, languages, new DiagnosticBag())).Json;
}

/// <summary>The files of content/data that are known.</summary>
public static class DataFiles
{
    public static readonly ImmutableArray<DataFile> All =
    [
        DataFile.Of("facts.yml", FactsReader.Read, (data, facts) => data with { Facts = facts }),
        DataFile.Of("glossary.yml", GlossaryReader.Read, (data, glossary) => data with { Glossary = glossary }),
        DataFile.Of("principles.yml", PrinciplesReader.Read, (data, principles) => data with { Principles = principles }),
        DataFile.Of("sectors.yml", SectorsReader.Read, (data, sectors) => data with { Sectors = sectors }),
        DataFile.Of("strips.yml", StripsReader.Read, (data, strips) => data with { Strips = strips }),
        DataFile.Of("time-investment.yml", TimeInvestmentReader.Read, TimeInvestmentReader.Describe, (data, time) => data with { TimeInvestment = time }),
    ];

    public static DataFile? Find(string name) => All.FirstOrDefault(f => f.Name == name);
}
