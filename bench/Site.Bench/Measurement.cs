using System.Diagnostics;
using System.Globalization;

namespace Site.Bench;

/// <summary>One run of a whole process.</summary>
/// <param name="Wall">Seconds.</param>
/// <param name="Processor">Seconds, user and system together.</param>
/// <param name="Memory">Largest resident size in MiB.</param>
internal readonly record struct Run(double Wall, double Processor, double Memory);

/// <summary>The runs of one contestant, in one series with the others.</summary>
internal sealed record Series(string Name, List<Run> Runs)
{
    public double Wall => Median(r => r.Wall);

    public double Processor => Median(r => r.Processor);

    public double Memory => Median(r => r.Memory);

    /// <summary>Largest less smallest wall time, as a share of the median.</summary>
    public double Spread => Runs.Count == 0 ? 0 : (Runs.Max(r => r.Wall) - Runs.Min(r => r.Wall)) / Wall;

    private double Median(Func<Run, double> value)
    {
        var sorted = Runs.Select(value).Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>Runs a command and measures it with the system's own <c>time</c>.</summary>
internal static class Measure
{
    /// <summary>Writes to the disk first what earlier runs left in memory: the system would do it half a minute later, in the middle of somebody else's run.</summary>
    public static Run Command(string folder, string file, params string[] arguments)
    {
        using (var sync = Process.Start("sync"))
            sync.WaitForExit();
        var figures = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/usr/bin/time", ["-f", "%e %U %S %M", "-o", figures, file, .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["HUGO_PARAMS_NAVCACHED"] = "true";
            var clock = Stopwatch.StartNew();
            using var process = Process.Start(start) ?? throw new InvalidOperationException(file);
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var wall = clock.Elapsed.TotalSeconds;
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}\n{output}\n{error.Result}");
            var parts = File.ReadAllText(figures).Trim().Split(' ').Select(p => double.Parse(p, CultureInfo.InvariantCulture)).ToArray();
            return new Run(wall, parts[1] + parts[2], parts[3] / 1024);
        }
        finally
        {
            File.Delete(figures);
        }
    }
}
