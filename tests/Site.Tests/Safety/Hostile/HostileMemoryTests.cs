using System.Diagnostics;

namespace Site.Tests.Safety.Hostile;

/// <summary>
/// Hostile input in a process of its own, which ends in time and never holds more than 500 MB. The full run takes every case, the short one those
/// that are large or nested.
/// </summary>
public sealed class HostileMemoryTests
{
    private const long MostBytes = 500L * 1024 * 1024;
    private const int SideBySide = 2;

    /// <summary>Bytes on disk from which on a case is large.</summary>
    private const long Large = 150 * 1024;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task No_case_takes_more_than_500_MB_or_hangs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The peak of another process is told on Linux only.");
        var cases = HostileFiles.All.Concat(HostileYaml.All).Concat(HostileMarkdown.All).ToList();
        var measured = new List<(string Name, long Peak)>();
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = TestContext.Current.CancellationToken }, async (hostile, cancellation) =>
        {
            using var site = CaseKinds.Site();
            hostile.Change(site);
            if (!SiteCommand.IsFull && !IsHeavy(hostile.Name, site.Content))
                return;
            var (code, peak, text) = await RunAsync(site.Root, ["check", "--messages", "en", "--content", site.Content, "--theme", site.Theme], cancellation);
            Assert.True(code is 0 or 1, $"{hostile.Name}: exit code {code}\n{text[..Math.Min(2000, text.Length)]}");
            Assert.True(peak < MostBytes, $"{hostile.Name}: {peak / 1048576} MB");
            lock (measured)
                measured.Add((hostile.Name, peak));
        });
        Assert.True(measured.Count >= 10, $"only {measured.Count} cases were measured");
        var most = measured.MaxBy(m => m.Peak);
        Assert.True(most.Peak > 20 * 1024 * 1024, "nothing was measured");
        TestContext.Current.SendDiagnosticMessage($"{measured.Count} cases, at most {most.Peak / 1048576} MB: {most.Name}");
    }

    private static bool IsHeavy(string name, string content) =>
        name.Contains("includes itself", StringComparison.Ordinal)
        || Directory.EnumerateFiles(content, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device })
            .Sum(f => new FileInfo(f).Length) > Large;

    private static async Task<(int Code, long Peak, string Text)> RunAsync(string folder, string[] arguments, CancellationToken cancellation)
    {
        using var process = SiteCommand.Start(folder, null, arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        var clock = Stopwatch.StartNew();
        long peak = 0;
        while (!process.HasExited)
        {
            // The high-water mark of the kernel: nothing between two looks is missed but what comes in the last moment.
            process.Refresh();
            try
            {
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                break;
            }
            if (clock.Elapsed > Time)
            {
                process.Kill();
                Assert.Fail($"no end after {Time.TotalSeconds} s: {string.Join(' ', arguments)}");
            }
            await Task.Delay(10, cancellation);
        }
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, peak, await output + await error);
    }
}
