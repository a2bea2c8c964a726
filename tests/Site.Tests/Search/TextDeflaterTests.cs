using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Site.Engine.Search.Format;

namespace Site.Tests.Search;

public sealed class TextDeflaterTests
{
    private const string Prose =
        "Een videohometrainer kijkt samen met ouders naar korte opnamen uit het gewone leven thuis. Wat gaat er goed? Welk initiatief neemt het kind, en hoe volgt de ouder dat? " +
        "Thuis kijken de ouders en de trainer een paar weken later opnieuw, en zien ze wat er veranderd is. A trainer watches short films of ordinary life at home with the parents. " +
        "What goes well? Which initiative does the child take, and how does the parent follow it? Some weeks later they watch again, and see what has changed at home.";

    [Fact]
    public void Bytes_come_out_as_they_went_in_one_text_after_another()
    {
        var deflater = new TextDeflater();
        Prop.ForAll<byte[], byte, byte>((bytes, times, few) =>
        {
            // As they are; over and over again; and out of few letters, of which any four soon come again.
            Same(deflater, bytes);
            Same(deflater, [.. Enumerable.Repeat(bytes, times).SelectMany(b => b)]);
            Same(deflater, [.. Enumerable.Repeat(bytes, times).SelectMany(b => b).Select((b, i) => (byte)((b ^ (i / 7)) % (1 + (few % 5))))]);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(257)]
    [InlineData(258)]
    [InlineData(259)]
    [InlineData(70_000)]
    public void A_run_of_any_length_comes_out(int length) => Same(new TextDeflater(), Encoding.ASCII.GetBytes(new string('e', length)));

    /// <summary>Matches at each doubling of the distance and on both sides of it, up to more than a window holds: of each length where the distance is short, of the longest elsewhere.</summary>
    [Fact]
    public void A_match_of_any_length_at_any_distance_comes_out()
    {
        var random = new Random(5);
        var deflater = new TextDeflater();
        var noise = new byte[33_000];
        random.NextBytes(noise);
        for (var power = 2; power <= 15; power++)
        {
            foreach (var distance in (int[])[(1 << power) - 1, 1 << power, (1 << power) + 1, (1 << power) + (1 << (power - 1)), (1 << power) + (1 << (power - 1)) + 1])
            {
                if (distance >= noise.Length) continue;
                for (var length = power < 9 ? 4 : 250; length <= 260; length++) Same(deflater, [.. noise.AsSpan(0, distance), .. noise.AsSpan(0, Math.Min(length, distance))]);
            }
        }
    }

    [Fact]
    public void Prose_gets_shorter_than_at_the_fast_level_of_the_system()
    {
        var text = Encoding.UTF8.GetBytes(Prose + Prose.Replace("en", "of", StringComparison.Ordinal));
        using var fast = new MemoryStream();
        using (var zlib = new ZLibStream(fast, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(text);
        var length = new TextDeflater().Compress(text).Length;
        Assert.True(length < fast.Length, $"{length} bytes, {fast.Length} at the fast level");
    }

    private static void Same(TextDeflater deflater, byte[] text) => Assert.Equal(text, IndexFormat.Decompress(deflater.Compress(text).ToArray()));
}
