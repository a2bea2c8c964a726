using Site.Engine;

namespace Site.Cli.Reporting;

/// <summary>Tells what a build found and did, in one form.</summary>
internal abstract class Reporter
{
    /// <param name="options">Where the sources lie, to show the line that a finding is about.</param>
    public abstract void Report(BuildReport report, BuildOptions options, bool showTimings);

    public static Reporter For(string format, TextWriter output, TextWriter error, string language) => format switch
    {
        "json" => new JsonReporter(output, language),
        "sarif" => new SarifReporter(output, language),
        "github" => new GitHubReporter(output, language),
        _ => new TextReporter(output, error, language, Console.IsErrorRedirected ? Paint.None : Paint.Terminal),
    };
}
