using Site.Engine.Html;

namespace Site.Tests.Html;

public sealed class ArenaTests
{
    /// <summary>Also what no longer fits, and from many threads.</summary>
    [Fact]
    public void What_is_kept_stays_as_it_was()
    {
        var arena = new Arena<byte>(100_000);
        var kept = new ReadOnlyMemory<byte>[2000];

        Parallel.For(0, kept.Length, i => kept[i] = arena.Keep(Bytes(i)));

        for (var i = 0; i < kept.Length; i++)
            Assert.Equal(Bytes(i), kept[i].ToArray());
    }

    [Fact]
    public void An_arena_without_room_keeps_all_the_same() => Assert.Equal(Bytes(5), new Arena<byte>(0).Keep(Bytes(5)).ToArray());

    private static byte[] Bytes(int i) => [.. Enumerable.Range(i, i % 113).Select(n => (byte)n)];
}
