using System.Collections.Concurrent;
using System.Collections.Immutable;
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
/// <remarks>
/// The site that was exchanged may be kept: the next one is then made out of it, and only what differs is touched. Most of its files are links to those
/// of the site that readers see, so a file is never written over: it is removed, and another comes in its place.
/// </remarks>
public sealed class DiskSink : IOutputSink
{
    private readonly string target;
    private readonly string staging;
    private readonly FileStream claim;
    private readonly bool hasOld;
    private readonly bool isInPlace;
    private readonly ConcurrentDictionary<string, bool> folders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FileFacts> files = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, FileFacts>? known;
    private readonly string? formerPlace;
    private readonly Dictionary<string, FileFacts> former = [];
    private readonly ImmutableArray<FileFacts> formerFolders = [];
    private readonly ConcurrentDictionary<string, bool> touched = new(StringComparer.Ordinal);
    private int written;
    private int unchanged;

    private DiskSink(string target, string staging, FileStream claim, bool isInPlace, IReadOnlyDictionary<string, FileFacts>? known, FormerSite? former)
    {
        this.target = target;
        this.staging = staging;
        this.claim = claim;
        this.isInPlace = isInPlace;
        this.known = known;
        formerPlace = isInPlace ? null : former?.Place;
        hasOld = Directory.Exists(target);
        var holds = formerPlace is not null && former!.Holds.GetAwaiter().GetResult();
        if (formerPlace is null || !TryMove(formerPlace, staging))
            Directory.CreateDirectory(staging);
        else if (holds)
            (this.former, formerFolders) = (former!.Facts.ByPath(), former.Facts.Folders);
        else
            this.former = FileFacts.Below(staging);
    }

    /// <summary>Claims the output folder. Throws <see cref="OutputException"/> when another build has it or it cannot be written.</summary>
    /// <param name="known">The files of the folder, where they are known to be those of an earlier build; only they can be kept unread.</param>
    /// <param name="former">Where the site before may be kept for the next build, and is found by it; null: it is removed.</param>
    public static DiskSink Open(string folder, IReadOnlyDictionary<string, FileFacts>? known = null, FormerSite? former = null)
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
                return OpenInside(target, known);
            var claim = Claim(Path.Combine(parent, $".{name}.lock"));
            var staging = Path.Combine(parent, $".{name}.new");
            var old = Path.Combine(parent, $".{name}.old");
            if (!Directory.Exists(target) && Directory.Exists(old))
                Directory.Move(old, target);
            Remove(old);
            Remove(staging);
            return new DiskSink(target, staging, claim, isInPlace: false, known, former);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(folder, e);
        }
    }

    private static DiskSink OpenInside(string target, IReadOnlyDictionary<string, FileFacts>? known)
    {
        var claim = Claim(Path.Combine(target, ".site.lock"));
        var staging = Path.Combine(target, InsideName);
        Remove(staging);
        return new DiskSink(target, staging, claim, isInPlace: true, known, null);
    }

    /// <summary>Whether the new site took the place of another.</summary>
    public bool HasExchanged { get; private set; }

    /// <summary>The new site was made out of another that was kept.</summary>
    public bool HasFormer => former.Count > 0;

    /// <summary>Some file was taken over by a copy, where the disk knows no links.</summary>
    public bool HasCopied { get; private set; }

    /// <summary>Every file of the new site so far, with its path from the root, in any order.</summary>
    public IReadOnlyCollection<FileFacts> Files => [.. files.Values];

    /// <summary>Times of change of the folders of the new site that are known, as nothing came into them or went.</summary>
    public IReadOnlyDictionary<string, long> UntouchedFolders =>
        HasExchanged ? formerFolders.Where(f => !touched.ContainsKey(f.Path)).ToDictionary(f => f.Path, f => f.Ticks, StringComparer.Ordinal) : new Dictionary<string, long>(StringComparer.Ordinal);

    public void Write(OutputFile file)
    {
        CheckPath(file.Path);
        try
        {
            if (hasOld && Same(file, out var facts))
            {
                Take(file.Path, facts);
                return;
            }
            var path = Clear(file.Path);
            files[file.Path] = new FileFacts(file.Path, file.Bytes.Length, NewFile.Write(path, file.Bytes.Span));
            Interlocked.Increment(ref written);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(file.Path, e);
        }
    }

    public bool Keep(string path)
    {
        if (known is null || !known.TryGetValue(path, out var facts))
            return false;
        CheckPath(path);
        try
        {
            Take(path, facts);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, e);
        }
    }

    public WriteReport Commit()
    {
        try
        {
            var removed = 0;
            RemoveLeft();
            if (hasOld)
            {
                removed = (known?.Keys ?? FileFacts.Below(target).Keys).Count(old => !files.ContainsKey(old) && !(isInPlace && IsOurs(old)));
                if (written > 0 || removed > 0)
                {
                    HasExchanged = true;
                    if (isInPlace)
                        ExchangeParts();
                    else
                        Exchange();
                }
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
            // What lies here now is the site before, or the beginning of one: the next build looks at each of its files.
            if (formerPlace is null || !hasOld || !TryMove(staging, formerPlace))
                Remove(staging);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next build removes it; the site itself is whole.
        }
        claim.Dispose();
    }

    /// <summary>Whether the old site has a file of these bytes.</summary>
    private bool Same(OutputFile file, out FileFacts facts)
    {
        var old = new FileInfo($"{target}/{file.Path}");
        facts = default;
        if (!old.Exists || old.Length != file.Bytes.Length || old.LinkTarget is not null)
            return false;
        facts = new FileFacts(file.Path, old.Length, old.LastWriteTimeUtc.Ticks);
        using var handle = File.OpenHandle(old.FullName);
        Span<byte> block = stackalloc byte[8192];
        for (var at = 0; at < file.Bytes.Length;)
        {
            var read = RandomAccess.Read(handle, block, at);
            if (read == 0 || !block[..read].SequenceEqual(file.Bytes.Span.Slice(at, Math.Min(read, file.Bytes.Length - at))))
                return false;
            at += read;
        }
        return true;
    }

    /// <summary>Links a file of the old site into the new one, unless it is there.</summary>
    /// <param name="facts">
    /// Of the old file. A file of the site before with the same time of change is a link to it, save on a disk that keeps whole seconds, in one of which two builds may write.
    /// </param>
    private void Take(string file, FileFacts facts)
    {
        if (!former.TryGetValue(file, out var there) || there != facts || facts.Ticks % TimeSpan.TicksPerSecond == 0)
        {
            var (old, path) = ($"{target}/{file}", Clear(file));
            if (OperatingSystem.IsWindows() || Link(old, path) != 0)
            {
                HasCopied = true;
                File.Copy(old, path);
            }
        }
        files[file] = facts;
        Interlocked.Increment(ref unchanged);
    }

    /// <summary>Makes room for a file of the new site.</summary>
    private string Clear(string file)
    {
        var path = $"{staging}/{file}";
        Touch(file);
        if (former.ContainsKey(file))
        {
            File.Delete(path);
            return path;
        }
        var folder = Path.GetDirectoryName(path)!;
        // Made first and noted after: another thread may write into the folder as soon as it is noted.
        if (!folders.ContainsKey(folder))
        {
            // What is a folder now may have been a file, and the other way round.
            for (var name = Path.GetDirectoryName(file); former.Count > 0 && !string.IsNullOrEmpty(name); name = Path.GetDirectoryName(name))
            {
                if (former.ContainsKey(name))
                    File.Delete($"{staging}/{name}");
            }
            Directory.CreateDirectory(folder);
            folders[folder] = true;
        }
        if (former.Count > 0)
            Remove(path);
        return path;
    }

    /// <summary>Takes note that a file comes or goes, and perhaps its folder.</summary>
    private void Touch(string file)
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && touched.TryAdd(folder, true))
            folder = Path.GetDirectoryName(folder);
    }

    /// <summary>Removes what the site before had and the new one has not.</summary>
    private void RemoveLeft()
    {
        foreach (var path in former.Keys)
        {
            if (files.ContainsKey(path))
                continue;
            Touch(path);
            if (File.Exists($"{staging}/{path}"))
                File.Delete($"{staging}/{path}");
            for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                var full = $"{staging}/{folder}";
                if (!Directory.Exists(full) || Directory.EnumerateFileSystemEntries(full).Any())
                    break;
                Directory.Delete(full);
            }
        }
    }

    /// <summary>False where the folder is not there, or lies on another disk.</summary>
    private static bool TryMove(string from, string to)
    {
        if (!Directory.Exists(from))
            return false;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            Directory.Move(from, to);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
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

    private static void CheckPath(string path)
    {
        var isOurs = !path.Contains('\\', StringComparison.Ordinal);
        foreach (var part in path.AsSpan().Split('/'))
            isOurs &= path.AsSpan(part) is not ("" or "." or "..");
        if (!isOurs)
            throw new ArgumentException($"not a path of the site: {path}", nameof(path));
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
