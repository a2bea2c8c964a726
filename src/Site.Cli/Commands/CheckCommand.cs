using System.CommandLine;
using Site.Cli.Reporting;
using Site.Engine;

namespace Site.Cli.Commands;

/// <summary>site check.</summary>
internal static class CheckCommand
{
    public static (Command Command, string[] Examples) Create(CommonOptions common, TextWriter output, TextWriter error)
    {
        var command = new Command("check", "Checks content and theme as a build does, and writes nothing.")
        {
            common.Content, common.Theme, common.BaseUrl, common.Drafts, common.Format,
        };
        command.SetAction(parsed =>
        {
            var options = common.BuildOptions(parsed);
            var report = new SiteBuilder(options).Build(openSink: null);
            Reporter.For(parsed.GetValue(common.Format)!, output, error, common.MessageLanguage(parsed)).Report(report, options, showTimings: false);
            return report.Errors > 0 ? ExitCodes.ContentErrors : ExitCodes.Fine;
        });
        return (command, ["site check", "site check --messages en", "site check --format sarif > findings.sarif"]);
    }
}
