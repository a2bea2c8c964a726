using System.Text;
using Site.Engine.Files;
using Site.Engine.Outputs;
using Site.Tests.Support;

namespace Site.Tests.Files;

/// <summary>The old site stands until the new one is whole.</summary>
public sealed class DiskSinkTests : IDisposable
{
    private readonly TempFolder temp = new();

    private string Output => temp.At("output");

    private string Former => temp.At("bewaard/vorige");

    public void Dispose() => temp.Dispose();

    [Fact]
    public void Nothing_is_seen_before_the_commit()
    {
        Write(("a.txt", "oud"));
        using (var sink = DiskSink.Open(Output))
        {
            sink.Write(File("a.txt", "nieuw"));
            Assert.Equal("a.txt=oud", Shown());
        }

        Assert.Equal("a.txt=oud", Shown());
        Assert.Equal(["output"], Left());
    }

    [Fact]
    public void A_commit_exchanges_the_whole_tree()
    {
        Write(("a.txt", "oud"), ("weg/b.txt", "weg"));

        var report = Write(("a.txt", "nieuw"), ("map/c.txt", "c"));

        Assert.Equal(new WriteReport(Written: 2, Unchanged: 0, Removed: 1), report);
        Assert.Equal("a.txt=nieuw map/c.txt=c", Shown());
        Assert.Equal(["output"], Left());
    }

    [Fact]
    public void Equal_bytes_are_taken_over_and_not_written()
    {
        Write(("a.txt", "zelfde"), ("b.txt", "oud"));
        var stamp = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        System.IO.File.SetLastWriteTimeUtc(Path.Combine(Output, "a.txt"), stamp);

        var report = Write(("a.txt", "zelfde"), ("b.txt", "nieuw"));

        Assert.Equal(new WriteReport(Written: 1, Unchanged: 1, Removed: 0), report);
        Assert.Equal(stamp, System.IO.File.GetLastWriteTimeUtc(Path.Combine(Output, "a.txt")));
    }

    [Fact]
    public void The_site_before_becomes_the_next_with_only_what_differs_touched()
    {
        Write(("blijft.txt", "zelfde"), ("anders.txt", "een"), ("weg/b.txt", "weg"));
        WriteWithFormer(("blijft.txt", "zelfde"), ("anders.txt", "twee"), ("map/c.txt", "c"));
        Assert.True(Directory.Exists(Former));

        var report = WriteWithFormer(("blijft.txt", "zelfde"), ("anders.txt", "drie"), ("map", "nu een bestand"), ("weg/b.txt/d.txt", "nu een map"));

        Assert.Equal(new WriteReport(Written: 3, Unchanged: 1, Removed: 1), report);
        Assert.Equal("anders.txt=drie blijft.txt=zelfde map=nu een bestand weg/b.txt/d.txt=nu een map", Shown());
        Assert.Equal(["anders.txt", "blijft.txt", "map/c.txt"], FileFacts.Below(Former).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void On_a_disk_that_keeps_whole_seconds_an_older_file_is_not_taken_for_the_same()
    {
        var second = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        Write(("a.txt", "oud"));
        System.IO.File.SetLastWriteTimeUtc(Path.Combine(Output, "a.txt"), second);
        WriteWithFormer(("a.txt", "nog"));
        System.IO.File.SetLastWriteTimeUtc(Path.Combine(Output, "a.txt"), second);

        WriteWithFormer(("a.txt", "nog"), ("b.txt", "b"));

        Assert.Equal("a.txt=nog b.txt=b", Shown());
    }

    [Fact]
    public void A_file_is_kept_unread_only_where_it_is_known()
    {
        Write(("a.txt", "een"), ("b.txt", "twee"));
        using var sink = DiskSink.Open(Output, new Dictionary<string, FileFacts>(StringComparer.Ordinal) { ["a.txt"] = FileFacts.Below(Output)["a.txt"] });
        Assert.True(sink.Keep("a.txt"));
        Assert.False(sink.Keep("b.txt"));
    }

    [Fact]
    public void What_a_killed_build_left_is_removed_by_the_next()
    {
        Write(("a.txt", "oud"));
        temp.Write(".output.new/half.txt", "half");

        Write(("a.txt", "nieuw"));

        Assert.Equal("a.txt=nieuw", Shown());
        Assert.Equal(["output"], Left());
    }

    [Fact]
    public void A_site_that_a_killed_build_had_set_aside_comes_back()
    {
        temp.Write(".output.old/a.txt", "oud");

        using (DiskSink.Open(Output))
            Assert.Equal("a.txt=oud", Shown());
    }

    [Fact]
    public void A_second_build_on_the_same_folder_is_refused()
    {
        using var first = DiskSink.Open(Output);

        var refused = Assert.Throws<OutputException>(() => DiskSink.Open(Output));

        Assert.Equal("another build is at work on this output folder; wait until it is done", refused.Text.En);
        Assert.Equal("een andere bouw is met deze uitvoermap bezig; wacht tot die klaar is", refused.Text.Nl);
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        temp.Write("output", "een bestand");

        Assert.Equal($"{Output} is a file, not a folder", Assert.Throws<OutputException>(() => DiskSink.Open(Output)).Text.En);
        Assert.Equal("een bestand", System.IO.File.ReadAllText(Output));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_leaves_the_old_site()
    {
        // Below a file no folder can be made, whoever the user is.
        temp.Write("plek", "een bestand");

        var refused = Assert.Throws<OutputException>(() => DiskSink.Open(temp.At("plek/output")));

        Assert.EndsWith("The old site is unchanged.", refused.Text.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../buiten.txt")]
    [InlineData("/etc/x")]
    [InlineData("a/../../b")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    [InlineData("")]
    public void No_path_leaves_the_folder(string path)
    {
        using var sink = DiskSink.Open(Output);

        Assert.Throws<ArgumentException>(() => sink.Write(File(path, "x")));
    }

    [Fact]
    public async Task A_reader_sees_the_old_or_the_new_site_at_every_moment()
    {
        Write(("a.txt", "0"), ("b.txt", "0"));
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var torn = 0;
            while (!stop.IsCancellationRequested)
            {
                // Missing for a moment means that a reader would have got an error.
                if (!System.IO.File.Exists(Path.Combine(Output, "a.txt")))
                    torn++;
            }
            return torn;
        }, TestContext.Current.CancellationToken);
        for (var i = 1; i <= 50; i++)
            Write(("a.txt", $"{i}"), ("b.txt", $"{i}"));
        await stop.CancelAsync();

        Assert.Equal(0, OperatingSystem.IsLinux() ? await reader : 0);
        Assert.Equal("a.txt=50 b.txt=50", Shown());
    }

    private WriteReport Write(params ReadOnlySpan<(string Path, string Text)> files)
    {
        using var sink = DiskSink.Open(Output);
        foreach (var (path, text) in files)
            sink.Write(File(path, text));
        return sink.Commit();
    }

    /// <summary>Writes as <see cref="Write"/>, out of the site before, which is kept.</summary>
    private WriteReport WriteWithFormer(params ReadOnlySpan<(string Path, string Text)> files)
    {
        using var sink = DiskSink.Open(Output, null, new FormerSite(Former, TreeFacts.None));
        foreach (var (path, text) in files)
            sink.Write(File(path, text));
        return sink.Commit();
    }

    private static OutputFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private string Shown() => string.Join(' ', Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories)
        .Select(f => $"{Path.GetRelativePath(Output, f).Replace('\\', '/')}={System.IO.File.ReadAllText(f)}").Order(StringComparer.Ordinal));

    private IEnumerable<string> Left() => Directory.EnumerateFileSystemEntries(temp.Root).Select(e => Path.GetFileName(e)!).Order(StringComparer.Ordinal);
}
