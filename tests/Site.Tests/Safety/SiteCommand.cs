using System.Diagnostics;

namespace Site.Tests.Safety;

/// <summary>The command as a process of its own, as users run it: the only way to kill it, or to give it another zone, culture and processor count.</summary>
internal static class SiteCommand
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "site.dll");

    public static Process Start(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int Code, string Text)> RunAsync(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await error);
    }

    /// <summary>True under SITE_CAMPAIGN=full: long forms of the tests are asked for.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("SITE_CAMPAIGN") == "full";
}
