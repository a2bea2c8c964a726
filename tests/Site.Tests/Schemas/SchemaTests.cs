using System.Text.Json.Nodes;
using Site.Engine;
using Site.Tests.Support;

namespace Site.Tests.Schemas;

public sealed class SchemaTests
{
    [Fact]
    public void The_committed_schemas_are_those_of_the_readers()
    {
        var written = Directory.EnumerateFiles(Repository.At("schemas"), "*.json").ToDictionary(f => Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal);

        Assert.Equal(SchemaList.All(["nl", "en"]), written.OrderBy(w => w.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_yaml_file_names_its_schema()
    {
        var content = Repository.At("content");
        foreach (var file in Directory.EnumerateFiles(content, "*.yml", SearchOption.AllDirectories))
        {
            var line = File.ReadLines(file).First();
            Assert.StartsWith("# yaml-language-server: $schema=", line, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, line["# yaml-language-server: $schema=".Length..])), file);
        }
    }

    [Fact]
    public void What_may_be_absent_may_be_empty_and_what_is_unknown_is_refused()
    {
        var page = JsonNode.Parse(SchemaList.All(["nl", "en"])["page.json"])!;

        Assert.Equal("[\"integer\",\"null\"]", page["properties"]!["order"]!["type"]!.ToJsonString());
        Assert.Equal("[\"title\"]", page["required"]!.ToJsonString());
        Assert.False(page["additionalProperties"]!.GetValue<bool>());
        Assert.Equal("[\"required\",\"fallback\",\"absent\",null]", page["properties"]!["translation"]!["enum"]!.ToJsonString());
    }
}
