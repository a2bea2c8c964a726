using Site.Engine;
using Site.Engine.Files;
using Site.Tests.Support;

namespace Site.Tests.Safety.Output;

/// <summary>The same content gives the same bytes, wherever and whenever it is built.</summary>
public sealed class SameBytesTests
{
    [Fact]
    public async Task Folder_zone_culture_processors_and_day_do_not_matter()
    {
        using var temp = new TempFolder();
        foreach (var folder in (string[])["hier", "ergens anders/dieper"])
        {
            temp.Copy(Repository.At("content"), $"{folder}/content");
            temp.Copy(Repository.At("themes", "ait"), $"{folder}/theme");
        }
        // Another day: every source file is older, and so is the clock where faketime is installed.
        foreach (var file in Directory.EnumerateFiles(temp.At("ergens anders"), "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, new DateTime(2021, 3, 28, 1, 30, 0, DateTimeKind.Utc));
        var ways = new Dictionary<string, string>[]
        {
            new() { ["TZ"] = "Europe/Amsterdam", ["LANG"] = "nl_NL.UTF-8", ["LC_ALL"] = "nl_NL.UTF-8" },
            new() { ["TZ"] = "Pacific/Kiritimati", ["LANG"] = "tr_TR.UTF-8", ["LC_ALL"] = "tr_TR.UTF-8", ["DOTNET_PROCESSOR_COUNT"] = "1", ["DOTNET_gcServer"] = "1" },
            new() { ["TZ"] = "America/Anchorage", ["LANG"] = "fa_IR.UTF-8", ["LC_ALL"] = "fa_IR.UTF-8", ["DOTNET_PROCESSOR_COUNT"] = "16" },
        };
        MoveClock(ways[2]);
        var sites = new List<Dictionary<string, string>>();
        for (var i = 0; i < ways.Length; i++)
        {
            var folder = temp.At(i % 2 == 0 ? "hier" : "ergens anders/dieper");
            var (code, text) = await SiteCommand.RunAsync(folder, ways[i], "build", "--no-cache", "--content", "content", "--theme", "theme", "--output", $"uit-{i}");
            Assert.True(code == 0, text);
            sites.Add(Files(Path.Combine(folder, $"uit-{i}")));
        }
        Assert.True(sites[0].Count > 100, "the site was not built");
        foreach (var other in sites.Skip(1))
        {
            Assert.Equal(sites[0].Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
            Findings.None(sites[0].Where(f => other[f.Key] != f.Value).Select(f => f.Key));
        }
    }

    /// <summary>The day that the command reads from its clock (a TimeProvider) reaches the engine as one value, which changes findings only.</summary>
    [Fact]
    public void The_day_changes_no_file()
    {
        var (now, later) = (Build(new DateOnly(2026, 11, 22)), Build(new DateOnly(2031, 2, 28)));
        Assert.True(now.Count > 100, "the site was not built");
        Assert.Equal(now.Keys.Order(StringComparer.Ordinal), later.Keys.Order(StringComparer.Ordinal));
        Findings.None(now.Where(f => !f.Value.AsSpan().SequenceEqual(later[f.Key])).Select(f => f.Key));
    }

    private static IReadOnlyDictionary<string, byte[]> Build(DateOnly today)
    {
        using var sink = new MemorySink();
        var report = new SiteBuilder(new BuildOptions(Repository.At("content"), Repository.At("themes", "ait"), null, IncludesDrafts: false, today)).Build(() => sink);
        Assert.Equal(0, report.Errors);
        return sink.Files;
    }

    /// <summary>Moves the clock of a process some years on, where libfaketime is installed (apt-get install libfaketime).</summary>
    private static void MoveClock(Dictionary<string, string> environment)
    {
        var library = Array.Find(["/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"], File.Exists);
        if (library is null)
            return;
        environment["LD_PRELOAD"] = library;
        environment["FAKETIME"] = "+1555d";
        environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        TestContext.Current.SendDiagnosticMessage("the clock of one build is 1555 days on");
    }

    private static Dictionary<string, string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);
}
