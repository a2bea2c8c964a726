using System.Diagnostics;
using Site.Engine.Files;
using Site.Engine.Outputs;
using Site.Tests.Support;

namespace Site.Tests.Safety.Output;

/// <summary>Disks that are full, cannot be written or are mounted at the output folder. They need a mount of their own, so root.</summary>
public sealed class DiskTests
{
    [Fact]
    public async Task A_full_disk_is_told_and_leaves_the_old_site()
    {
        using var site = Sites.Create(10, "oud");
        using var disk = Mount.Tmpfs(site.Root, "schijf", "size=768k");
        var output = Path.Combine(disk.Path, "output");
        Assert.Equal(0, (await SiteCommand.RunAsync(site.Root, null, Sites.BuildArguments(site, output))).Code);
        var old = Sites.Hash(output);
        Sites.ClearPages(site);
        Sites.Write(site, 600, "nieuw");

        var (code, text) = await SiteCommand.RunAsync(site.Root, null, Sites.BuildArguments(site, output));

        Assert.True(code == 2, text);
        Assert.Matches("cannot write .+: No space left on device.*The old site is unchanged", text);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.Equal(old, Sites.Hash(output));
        Sites.ClearPages(site);
        Sites.Write(site, 10, "anders");
        Assert.Equal(0, (await SiteCommand.RunAsync(site.Root, null, Sites.BuildArguments(site, output))).Code);
        Assert.Equal(["output"], Directory.EnumerateFileSystemEntries(disk.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_is_told_and_leaves_the_old_site()
    {
        using var site = Sites.Create(10, "oud");
        using var disk = Mount.Tmpfs(site.Root, "schijf", "size=8m");
        var output = Path.Combine(disk.Path, "output");
        Assert.Equal(0, (await SiteCommand.RunAsync(site.Root, null, Sites.BuildArguments(site, output))).Code);
        var old = Sites.Hash(output);
        disk.MakeReadOnly();

        var (code, text) = await SiteCommand.RunAsync(site.Root, null, Sites.BuildArguments(site, output));

        Assert.True(code == 2, text);
        Assert.Matches("cannot write .+: Read-only file system.*The old site is unchanged", text);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.Equal(old, Sites.Hash(output));
    }

    [Fact]
    public async Task A_mount_point_is_filled_from_inside_and_says_so()
    {
        using var site = Sites.Create(20, "oud");
        using var disk = Mount.Tmpfs(site.Root, "uit", "size=32m");
        var arguments = Sites.BuildArguments(site, disk.Path);
        Assert.Equal(0, (await SiteCommand.RunAsync(site.Root, null, arguments)).Code);
        Sites.ClearPages(site);
        Sites.Write(site, 20, "nieuw");
        Directory.CreateDirectory(Path.Combine(disk.Path, ".site.new", "rest"));

        var (code, text) = await SiteCommand.RunAsync(site.Root, null, arguments);

        Assert.True(code == 0, text);
        Assert.Contains("The output folder is a mount point: its parts were exchanged one by one, not all at once.", text, StringComparison.Ordinal);
        Assert.Equal(0, (await SiteCommand.RunAsync(site.Root, null, Sites.BuildArguments(site, site.Output))).Code);
        Assert.Equal(Sites.Hash(site.Output), Sites.Hash(disk.Path));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(disk.Path), e => Path.GetFileName(e).StartsWith(".site", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_told()
    {
        using var temp = new TempFolder();
        temp.Write("output", "x");
        var error = Assert.Throws<OutputException>(() => DiskSink.Open(temp.At("output")));
        Assert.Equal($"{temp.At("output")} is a file, not a folder", error.Text.En);
    }

    [Theory]
    [InlineData("/etc/x")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a//b")]
    [InlineData("")]
    public void No_file_lands_outside_the_folder(string path)
    {
        using var temp = new TempFolder();
        using var sink = DiskSink.Open(temp.At("output"));
        Assert.Throws<ArgumentException>(() => sink.Write(new OutputFile(path, "x"u8.ToArray())));
    }

    /// <summary>A file system of its own; the test is skipped where it cannot be mounted.</summary>
    private sealed class Mount : IDisposable
    {
        private Mount(string path) => Path = path;

        public string Path { get; }

        public static Mount Tmpfs(string root, string name, string options)
        {
            var path = Directory.CreateDirectory(System.IO.Path.Combine(root, name)).FullName;
            Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root" && Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path), "A disk of a given size can be mounted by root on Linux only.");
            return new Mount(path);
        }

        public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", Path));

        public void Dispose() => Run("umount", Path);

        private static bool Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
