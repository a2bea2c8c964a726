using Site.Tests.Support;

namespace Site.Tests.Safety.Output;

/// <summary>A build that is killed leaves the whole old or the whole new site, and the next build mends what is left over.</summary>
public sealed class KillTests
{
    private const int Pages = 150;

    [Fact]
    public async Task A_killed_build_leaves_a_whole_site()
    {
        var kills = SiteCommand.IsFull ? 100 : 10;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        using var site = Sites.Create(Pages, "oud");
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        var staging = Path.Combine(site.Root, ".output.new");
        TimeSpan longest = TimeSpan.Zero;
        foreach (var word in (string[])["nieuw", "oud"])
        {
            Sites.ClearPages(site);
            Sites.Write(site, Pages, word);
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var (code, text) = await SiteCommand.RunAsync(site.Root, null, Sites.BuildArguments(site, site.Output));
            longest = clock.Elapsed;
            Assert.True(code == 0, text);
            hashes[word] = Sites.Hash(site.Output);
        }
        Assert.NotEqual(hashes["oud"], hashes["nieuw"]);

        var (old, wasNew, ended) = (0, 0, 0);
        var target = "";
        // A kill that comes after the end is none.
        for (var i = 0; i - ended < kills; i++)
        {
            // Always towards the other state, so that the old site and the new one differ.
            target = Sites.Hash(site.Output) == hashes["oud"] ? "nieuw" : "oud";
            Sites.ClearPages(site);
            Sites.Write(site, Pages, target);
            var before = Sites.Hash(site.Output);
            // By turns without and with what earlier builds left: the new site is then made out of the one before.
            var arguments = Sites.BuildArguments(site, site.Output).Where(a => i % 4 < 2 || a != "--no-cache").ToArray();
            using (var process = SiteCommand.Start(site.Root, null, arguments))
            {
                // Every other kill waits until writing has begun: on a busy machine most of the time is gone before that.
                var isLate = i % 2 == 1;
                while (isLate && !Directory.Exists(staging) && !process.HasExited)
                    await Task.Delay(1, TestContext.Current.CancellationToken);
                await Task.Delay(longest * (random.NextDouble() * (isLate ? 0.5 : 1)), TestContext.Current.CancellationToken);
                if (process.HasExited)
                    ended++;
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
            var after = Sites.Hash(site.Output);
            Assert.True(after == before || after == hashes[target], $"kill {i} of seed {seed}: neither the old site nor the new one");
            (old, wasNew) = after == before ? (old + 1, wasNew) : (old, wasNew + 1);
        }

        var (last, said) = await SiteCommand.RunAsync(site.Root, null, Sites.BuildArguments(site, site.Output));
        Assert.True(last == 0, said);
        Assert.Equal(hashes[target], Sites.Hash(site.Output));
        Assert.Equal(["content", "output", "theme"], Directory.EnumerateFileSystemEntries(site.Root).Select(Path.GetFileName).Where(n => n != ".site-cache").Order(StringComparer.Ordinal));
        TestContext.Current.SendDiagnosticMessage($"seed {seed}: {kills} kills; {old} builds left the old site, {wasNew} the new one, {ended} of them had ended before");
    }

    [Fact]
    public async Task Of_two_builds_at_once_one_refuses()
    {
        using var site = Sites.Create(300, "oud");
        var arguments = Sites.BuildArguments(site, site.Output);
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SiteCommand.RunAsync(site.Root, null, arguments)));
        Assert.All(both, b => Assert.True(b.Code == 0 || (b.Code == 2 && b.Text.Contains("another build is at work on this output folder; wait until it is done", StringComparison.Ordinal)), b.Text));
        Assert.Contains(both, b => b.Code == 0);
        var whole = Sites.Hash(site.Output);
        Assert.Equal(0, (await SiteCommand.RunAsync(site.Root, null, arguments)).Code);
        Assert.Equal(whole, Sites.Hash(site.Output));
    }
}
