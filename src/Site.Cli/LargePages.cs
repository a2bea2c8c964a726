using System.Globalization;
using System.Runtime.InteropServices;

namespace Site.Cli;

/// <summary>
/// Large pages (2 MiB) for the objects of a build, on Linux. The collector reserves its addresses at the start and makes them usable 64 KiB at a time; the
/// system then finds and clears each page of 4 KiB when it is first touched, which took up to half of the time of a build of one changed page. Here the beginning of what is reserved is
/// made usable at once, which takes no memory yet, and the system is told that it may give it in large pages. The collector goes on as it would: what it
/// asks for is there already. Where any of this is not as expected nothing is changed, and pages are small.
/// </summary>
/// <remarks>See madvise(2), MADV_HUGEPAGE, and the kernel's documentation of transparent huge pages.</remarks>
internal static class LargePages
{
    /// <summary>Bytes; what a build needs beyond comes in small pages.</summary>
    private const long Most = 1L << 30;

    private const int ReadAndWrite = 3;
    private const int Dump = 17;
    private const int Huge = 14;

    /// <summary>To be called before much is allocated: pages that were touched stay as they are.</summary>
    public static void Allow()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            if (Reserved(File.ReadLines("/proc/self/maps")) is not { } start || Protect(start, (nint)Most, ReadAndWrite) != 0)
                return;
            // Where the advice differs between two parts, as it would for what the collector asks to be dumped, no large page lies across both.
            _ = Advise(start, (nint)Most, Dump);
            _ = Advise(start, (nint)Most, Huge);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            // Small pages then.
        }
    }

    /// <summary>The beginning of the collector's addresses: the part with an object that was made just now, when parts without a gap lead from there to a large one that nothing uses yet.</summary>
    private static nint? Reserved(IEnumerable<string> maps)
    {
        var probe = GCHandle.Alloc(new byte[1], GCHandleType.Pinned);
        var address = probe.AddrOfPinnedObject();
        probe.Free();
        nint? start = null;
        var end = (nint)0;
        foreach (var line in maps)
        {
            // 7f8b93800000-7f8b94811000 rw-p 00000000 00:00 0
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var dash = words[0].IndexOf('-', StringComparison.Ordinal);
            var (from, to) = (Number(words[0].AsSpan(0, dash)), Number(words[0].AsSpan(dash + 1)));
            if (start is null && from <= address && address < to)
                (start, end) = (from, from);
            if (start is null)
                continue;
            var isPlain = words.Length == 5 && words[1] is "rw-p" or "---p";
            if (from != end || !isPlain)
                return null;
            end = to;
            if (words[1] == "---p" && to - from > 2 * Most)
                return start;
        }
        return null;
    }

    private static nint Number(ReadOnlySpan<char> hexadecimal) => nint.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [DllImport("libc", EntryPoint = "mprotect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Protect(nint start, nint length, int access);

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(nint start, nint length, int advice);
}
