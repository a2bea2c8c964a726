using System.CommandLine;
using Site.Cli.Reporting;
using Site.Engine;
using Site.Engine.ReadingLevel;

namespace Site.Cli.Commands;

/// <summary>site check.</summary>
internal static class CheckCommand
{
    public static (Command Command, string[] Examples) Create(CommonOptions common, TextWriter output, TextWriter error)
    {
        var level = new Option<bool>("--language-level") { Description = "Show sentence length and readability per page, after the findings." };
        var command = new Command("check", "Checks content and theme as a build does, and writes nothing.")
        {
            common.Content, common.Theme, common.BaseUrl, common.Drafts, common.Format, level,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(level) && result.GetValue(common.Format) is not (null or "text"))
                result.AddError(UsageTexts.Both("--language-level kan alleen met --format text.", "--language-level goes with --format text only."));
        });
        command.SetAction(parsed =>
        {
            var options = common.BuildOptions(parsed);
            var report = new SiteBuilder(options).Build(openSink: null);
            var language = common.MessageLanguage(parsed);
            Reporter.For(parsed.GetValue(common.Format)!, output, error, language).Report(report, options, showTimings: false);
            if (parsed.GetValue(level) && report.Site is { } site)
                ReadingTable.Write(ReadingReport.Of(site), output, language);
            return report.Errors > 0 ? ExitCodes.ContentErrors : ExitCodes.Fine;
        });
        return (command, ["site check", "site check --messages en", "site check --language-level", "site check --format sarif > findings.sarif"]);
    }
}
