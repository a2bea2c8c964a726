using System.CommandLine;
using System.Globalization;
using Site.Cli.Reporting;
using Site.Engine;
using Site.Engine.Learning;
using Site.Model.Diagnostics;

namespace Site.Cli.Commands;

/// <summary>site self-tests accept: writes content/self-tests.lock, which holds every question that was ever published.</summary>
internal static class SelfTestsCommand
{
    public static (Command Command, string[] Examples) Create(CommonOptions common, TextWriter output, TextWriter error)
    {
        var accept = new Command("accept", "Writes the ids and revisions of all questions to self-tests.lock in the content folder.")
        {
            common.Content, common.Theme,
        };
        accept.SetAction(parsed =>
        {
            var options = common.BuildOptions(parsed);
            var language = common.MessageLanguage(parsed);
            var report = new SiteBuilder(options).Build(openSink: null);
            // A vanished question must not be accepted away: its id has to stand under "retired" first.
            var faults = report.Diagnostics.Where(d => d.Severity == Severity.Error && d.Rule != LearningRules.OddLockLine).ToList();
            if (faults.Count > 0 || report.Site is not { } site)
            {
                Reporter.For("text", output, error, language).Report(report, options, showTimings: false);
                return ExitCodes.ContentErrors;
            }
            File.WriteAllText(Path.Combine(options.ContentFolder, SelfTestLockFile.Name), SelfTestLockFile.Write(site.Data.SelfTestLock, site.Data.SelfTests));
            output.WriteLine(string.Format(
                CultureInfo.InvariantCulture,
                language == "nl" ? "self-tests.lock is bijgewerkt: {0} vragen." : "self-tests.lock is up to date: {0} questions.",
                site.Data.SelfTests.Sum(m => m.Questions.Length)));
            return ExitCodes.Fine;
        });
        return (new Command("self-tests", "Keeps the record of published self-test questions.") { accept }, ["site self-tests accept", "site self-tests accept --content content"]);
    }
}
