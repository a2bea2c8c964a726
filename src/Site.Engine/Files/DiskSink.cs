using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Site.Engine.Outputs;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Engine.Files;

/// <summary>
/// Writes beside the old site and exchanges the two at the end: whoever reads the folder sees the whole old or the whole new site,
/// whenever the build is ended. Files with the same bytes are taken over by a link. What an interrupted build leaves behind, the next one removes.
/// A mount point cannot be renamed: there the new site is made in a hidden folder inside, and its parts are exchanged one by one.
/// </summary>
public sealed class DiskSink : IOutputSink
{
    private readonly string target;
    private readonly string staging;
    private readonly FileStream claim;
    private readonly bool hasOld;
    private readonly bool isInPlace;
    private readonly ConcurrentDictionary<string, bool> folders = new(StringComparer.Ordinal);
    private int written;
    private int unchanged;

    private DiskSink(string target, string staging, FileStream claim, bool isInPlace)
    {
        this.target = target;
        this.staging = staging;
        this.claim = claim;
        this.isInPlace = isInPlace;
        hasOld = Directory.Exists(target);
    }

    /// <summary>Claims the output folder. Throws <see cref="OutputException"/> when another build has it or it cannot be written.</summary>
    public static DiskSink Open(string folder)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var parent = Path.GetDirectoryName(target)
            ?? throw new OutputException(new Bilingual("de uitvoer kan niet de hoofdmap van de schijf zijn", "the output cannot be the root of the disk"));
        var name = Path.GetFileName(target);
        if (File.Exists(target))
            throw new OutputException(new Bilingual($"{folder} is een bestand, geen map", $"{folder} is a file, not a folder"));
        try
        {
            Directory.CreateDirectory(parent);
            if (Directory.Exists(target) && UnixFile.IsMountPoint(target))
                return OpenInside(target);
            var claim = Claim(Path.Combine(parent, $".{name}.lock"));
            var staging = Path.Combine(parent, $".{name}.new");
            var old = Path.Combine(parent, $".{name}.old");
            if (!Directory.Exists(target) && Directory.Exists(old))
                Directory.Move(old, target);
            Remove(old);
            Remove(staging);
            Directory.CreateDirectory(staging);
            return new DiskSink(target, staging, claim, isInPlace: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, e);
        }
    }

    private static DiskSink OpenInside(string target)
    {
        var claim = Claim(Path.Combine(target, ".site.lock"));
        var staging = Path.Combine(target, InsideName);
        Remove(staging);
        Directory.CreateDirectory(staging);
        return new DiskSink(target, staging, claim, isInPlace: true);
    }

    public void Write(OutputFile file)
    {
        var path = Place(staging, file.Path);
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            // Made first and noted after: another thread may write into the folder as soon as it is noted.
            if (!folders.ContainsKey(folder))
            {
                Directory.CreateDirectory(folder);
                folders[folder] = true;
            }
            if (hasOld && TakeOver(Place(target, file.Path), path, file.Bytes.Span))
            {
                Interlocked.Increment(ref unchanged);
                return;
            }
            // Nobody else knows this folder: a lock on each file would be two calls more.
            using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, FileOptions.None);
            RandomAccess.Write(handle, file.Bytes.Span, 0);
            Interlocked.Increment(ref written);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(file.Path, e);
        }
    }

    public WriteReport Commit()
    {
        try
        {
            var removed = 0;
            if (hasOld)
            {
                removed = Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories)
                    .Count(old => !(isInPlace && IsOurs(Path.GetRelativePath(target, old))) && !File.Exists(Path.Combine(staging, Path.GetRelativePath(target, old))));
                if (written == 0 && removed == 0)
                {
                    Remove(staging);
                    return new WriteReport(0, unchanged, 0) { IsInPlace = isInPlace };
                }
                if (isInPlace)
                    ExchangeParts();
                else
                    Exchange();
            }
            else
            {
                Directory.Move(staging, target);
            }
            return new WriteReport(written, unchanged, removed) { IsInPlace = isInPlace };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(target, e);
        }
    }

    public void Dispose()
    {
        try
        {
            Remove(staging);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next build removes it; the site itself is whole.
        }
        claim.Dispose();
    }

    private static FileStream Claim(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new OutputException(new Bilingual(
                "een andere bouw is met deze uitvoermap bezig; wacht tot die klaar is",
                "another build is at work on this output folder; wait until it is done"));
        }
    }

    private static string Place(string root, string path)
    {
        var isOurs = !path.Contains('\\', StringComparison.Ordinal);
        foreach (var part in path.AsSpan().Split('/'))
            isOurs &= path.AsSpan(part) is not ("" or "." or "..");
        return isOurs ? $"{root}/{path}" : throw new ArgumentException($"not a path of the site: {path}", nameof(path));
    }

    /// <summary>Links the old file into the new tree when its bytes are the same.</summary>
    private static bool TakeOver(string old, string path, ReadOnlySpan<byte> bytes)
    {
        var info = new FileInfo(old);
        if (!info.Exists || info.Length != bytes.Length || info.LinkTarget is not null)
            return false;
        using (var handle = File.OpenHandle(old))
        {
            Span<byte> block = stackalloc byte[8192];
            for (var at = 0; at < bytes.Length;)
            {
                var read = RandomAccess.Read(handle, block, at);
                if (read == 0 || !block[..read].SequenceEqual(bytes.Slice(at, Math.Min(read, bytes.Length - at))))
                    return false;
                at += read;
            }
        }
        if (!OperatingSystem.IsWindows() && Link(old, path) == 0)
            return true;
        File.Copy(old, path);
        return true;
    }

    /// <summary>Puts the new tree in the place of the old: one rename where the system has an exchange (Linux), two elsewhere.</summary>
    private void Exchange()
    {
        if (OperatingSystem.IsLinux() && RenameExchange(AtCurrentFolder, staging, AtCurrentFolder, target, RenameExchangeFlag) == 0)
            return;
        var old = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.old");
        Directory.Move(target, old);
        Directory.Move(staging, target);
        Remove(old);
    }

    /// <summary>Exchanges the entries of a mount point: first those that pages need, the pages after them; then what the new site does not have goes.</summary>
    private void ExchangeParts()
    {
        var names = Directory.EnumerateFileSystemEntries(staging).Select(e => Path.GetFileName(e)!)
            .OrderBy(n => n switch { "assets" => 0, "index.html" => 2, _ => 1 }).ThenBy(n => n, StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            var (from, to) = (Path.Combine(staging, name), Path.Combine(target, name));
            if (Path.Exists(to) && RenameExchange(AtCurrentFolder, from, AtCurrentFolder, to, RenameExchangeFlag) == 0)
                continue;
            if (Directory.Exists(to))
                Remove(to);
            if (Directory.Exists(from))
                Directory.Move(from, to);
            else
                File.Move(from, to, overwrite: true);
        }
        foreach (var entry in Directory.EnumerateFileSystemEntries(target))
        {
            if (IsOurs(Path.GetFileName(entry)) || names.Contains(Path.GetFileName(entry)))
                continue;
            if (Directory.Exists(entry))
                Remove(entry);
            else
                File.Delete(entry);
        }
    }

    /// <summary>What the build itself keeps inside a mount point, and what the disk keeps there.</summary>
    private static bool IsOurs(string relative) => relative.Split('/')[0] is InsideName or ".site.lock" or "lost+found";

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static OutputException Unwritable(string what, Exception e) => new(new Bilingual(
        $"kan {what} niet schrijven: {FailureReason.Of(e).Nl}. De oude site is niet veranderd.",
        $"cannot write {what}: {e.Message}. The old site is unchanged."));

    private const string InsideName = ".site.new";
    private const int AtCurrentFolder = -100;
    private const uint RenameExchangeFlag = 2;

    // link(2) and renameat2(2): .NET has no call for either.
    [DllImport("libc", EntryPoint = "link", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int RenameExchange(int fromFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string from, int toFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string to, uint flags);
}
