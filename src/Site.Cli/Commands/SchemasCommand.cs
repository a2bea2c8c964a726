using System.CommandLine;
using Site.Engine;

namespace Site.Cli.Commands;

/// <summary>site schemas.</summary>
internal static class SchemasCommand
{
    public static (Command Command, string[] Examples) Create(CommonOptions common, TextWriter output)
    {
        var folder = new Option<string>("--to") { Description = "Folder that the schemas are written to.", DefaultValueFactory = _ => "schemas", HelpName = "DIR" };
        var command = new Command("schemas", "Writes the JSON Schemas of all YAML, for editing programs to complete and check with.")
        {
            common.Content, common.Theme, folder,
        };
        command.SetAction(parsed =>
        {
            var report = new SiteBuilder(common.BuildOptions(parsed, drafts: true)).Build(openSink: null);
            var target = Directory.CreateDirectory(parsed.GetValue(folder)!).FullName;
            foreach (var (name, text) in SchemaList.All(report.Site?.Configuration.Languages ?? ["nl", "en"]))
            {
                File.WriteAllText(Path.Combine(target, name), text);
                output.WriteLine(name);
            }
            return ExitCodes.Fine;
        });
        return (command, ["site schemas", "site schemas --to schemas"]);
    }
}
