using System.Globalization;
using Site.Cli;
using Xunit;

namespace Site.Tests.Published;

public sealed class LargePagesTests
{
    [Fact]
    public void The_system_is_told_that_objects_may_lie_in_large_pages()
    {
        Assert.SkipUnless(File.Exists("/sys/kernel/mm/transparent_hugepage/enabled"), "this system has no large pages");
        LargePages.Allow();

        Assert.True(KilobytesAdvised() >= 1024 * 1024);
        // Asked once more it is no fault, and the heap works as before.
        LargePages.Allow();
        var arrays = Enumerable.Range(0, 40).Select(i => Enumerable.Repeat((byte)i, 1_000_000).ToArray()).ToList();
        GC.Collect();
        for (var i = 0; i < arrays.Count; i++)
            Assert.Equal(-1, arrays[i].AsSpan().IndexOfAnyExcept((byte)i));
    }

    /// <summary>Of all parts of this process's addresses that have the advice, touched or not.</summary>
    private static long KilobytesAdvised()
    {
        var (all, size) = (0L, 0L);
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            if (line.StartsWith("Size:", StringComparison.Ordinal))
                size = long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
            else if (line.StartsWith("VmFlags:", StringComparison.Ordinal) && line.Split(' ').Contains("hg"))
                all += size;
        }
        return all;
    }
}
