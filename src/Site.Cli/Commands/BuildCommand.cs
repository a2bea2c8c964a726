using System.CommandLine;
using Site.Cli.Reporting;
using Site.Engine;
using Site.Engine.Caching;
using Site.Engine.Files;

namespace Site.Cli.Commands;

/// <summary>site build.</summary>
internal static class BuildCommand
{
    public static (Command Command, string[] Examples) Create(CommonOptions common, TextWriter output, TextWriter error)
    {
        var timings = new Option<bool>("--timings") { Description = "Show milliseconds per stage." };
        var noCache = new Option<bool>("--no-cache") { Description = "Build everything anew, whatever is remembered in .site-cache." };
        var command = new Command("build", "Builds the site. With errors in the content nothing is written and the old site stays.")
        {
            common.Content, common.Theme, common.Output, common.BaseUrl, common.Drafts, common.Format, noCache, timings,
        };
        command.SetAction(parsed =>
        {
            var language = common.MessageLanguage(parsed);
            var options = common.BuildOptions(parsed);
            var format = parsed.GetValue(common.Format)!;
            var progress = Progress.For(format, language);
            var folder = parsed.GetValue(common.Output)!;
            OutputFolder.Check(folder, options.ContentFolder, options.ThemeFolder);
            if (!parsed.GetValue(noCache))
                KeepAll(BuildCache.BytesLeft(options, folder));
            using var cache = parsed.GetValue(noCache) ? null : new BuildCache(options, folder, TimeProvider.System.GetUtcNow().UtcDateTime);
            var report = cache?.Find();
            if (report is null)
            {
                report = new SiteBuilder(options, cache?.Memory).Build(() => cache?.OpenSink() ?? DiskSink.Open(folder), progress.Show);
                cache?.Keep(report);
            }
            progress.End();
            Reporter.For(format, output, error, language).Report(report, options, parsed.GetValue(timings) || !Console.IsOutputRedirected);
            return report.Errors > 0 ? ExitCodes.ContentErrors : ExitCodes.Fine;
        });
        return (command, ["site build", "site build --content ../laws --output /tmp/laws", "site build --base-url https://voorbeeld.nl --format github"]);
    }

    /// <summary>Puts off collecting where it would find next to nothing: a build that takes most over from the one before keeps what it reads, and is soon over.</summary>
    /// <param name="left">See <see cref="BuildCache.BytesLeft"/>.</param>
    private static void KeepAll(long left)
    {
        const long Least = 250_000;
        const long Times = 100;
        const long Most = 256 * 1024 * 1024;
        if (left >= Least)
            _ = GC.TryStartNoGCRegion(Math.Min(left * Times, Most));
    }
}
