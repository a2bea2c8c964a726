using System.Diagnostics;

namespace Site.Bench;

/// <summary>bench/RESULTS.md: each kind of measurement has a part of its own, replaced when it is measured again.</summary>
internal static class Results
{
    private const string Title = "# Results\n\nMeasured by `dotnet run build.cs -- bench`. Only ratios carry over to another machine.\n";

    /// <param name="heading">A heading of level two; its part ends at the next of the same level that is not below it.</param>
    public static void Replace(string file, string heading, string text)
    {
        var parts = (File.Exists(file) ? File.ReadAllText(file) : Title).Split("\n<!-- part -->\n").ToList();
        var at = parts.FindIndex(p => p.StartsWith(heading, StringComparison.Ordinal));
        if (at < 0)
            parts.Add(text.Trim() + "\n");
        else
            parts[at] = text.Trim() + "\n";
        File.WriteAllText(file, string.Join("\n<!-- part -->\n", parts));
    }

    /// <summary>Versions of the peers that are here.</summary>
    public static string Versions() => string.Join(", ", new[]
    {
        First("hugo", Peers.Program("hugo", "SITE_HUGO"), "version"),
        First("pagefind", Peers.Program("pagefind", "SITE_PAGEFIND"), "--version"),
    }.OfType<string>());

    private static string? First(string name, string? file, string argument)
    {
        if (file is null)
            return null;
        using var process = Process.Start(new ProcessStartInfo(file, [argument]) { RedirectStandardOutput = true, RedirectStandardError = true });
        var line = process!.StandardOutput.ReadLine() ?? "";
        process.WaitForExit();
        var words = line.Split(' ');
        return words[0] == name && words.Length > 1 ? $"{name} {words[1]}" : line;
    }
}
