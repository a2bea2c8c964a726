using System.Text;
using System.Text.RegularExpressions;
using Site.Engine.Markdown;
using Site.Engine.Search.Analysis;
using Site.Engine.Search.Format;
using Site.Engine.Search.Indexing;

namespace Site.Tests.Search;

/// <summary>What is done with many letters at once comes to the same as one by one, wherever blocks begin and end.</summary>
public sealed partial class BlockTests
{
    private const string Letters = "aeioumnrstAEZz09";
    private const string Marks = " ,-./:@[`{\u007f\0";
    private const string Others = "éÉßα’\u0131\u0130\u4e00\uff21\uffff\u0141\u0161";

    public static TheoryData<string> Alphabets => [Letters, Letters + Marks, Letters + Letters + " ", Letters + Marks + Others, Others + " "];

    [Theory]
    [MemberData(nameof(Alphabets))]
    public void Words_are_counted_alike(string alphabet)
    {
        foreach (var text in Texts(alphabet))
        {
            var expected = Enumerable.Range(0, text.Length).Count(i => char.IsLetterOrDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])));
            Assert.Equal(expected, WordCounter.Count(text));
        }
    }

    [Fact]
    public void Words_of_ascii_are_cut_alike()
    {
        foreach (var text in Texts(Letters + Letters + Letters + " .(").Append(new string('Q', 200) + " " + new string('x', 63) + "Yz"))
        {
            var expected = Word().Matches(text).Select(m => m.Value)
                .Select(w => (w.ToLowerInvariant()[..Math.Min(w.Length, Tokenizer.MaxLength)], w.Length is >= 2 and <= 6 && w.All(char.IsAsciiLetterUpper)));
            Assert.Equal(expected, Read(text));
        }
    }

    [Theory]
    [MemberData(nameof(Alphabets))]
    public void Words_are_the_same_wherever_a_block_begins(string alphabet)
    {
        foreach (var text in Texts(alphabet))
        {
            // The same text at each place of a block, and with room for one more.
            var alone = Read(text).ToList();
            for (var before = 0; before <= AsciiBlock.Length; before++)
                Assert.Equal(alone, Read(new string('.', before) + text + new string('.', AsciiBlock.Length)));
        }
    }

    [Fact]
    public void The_checksum_is_that_of_the_format()
    {
        var random = new Random(11);
        var bytes = new byte[5000];
        random.NextBytes(bytes);
        foreach (var content in (byte[][])[bytes, [.. Enumerable.Repeat((byte)255, 5000)]])
        {
            var (a, b) = (1u, 0u);
            for (var length = 0; length < content.Length; length++)
            {
                Assert.Equal((b << 16) | a, IndexFormat.Checksum(content.AsSpan(0, length)));
                (a, b) = ((a + content[length]) % 65521, (b + a + content[length]) % 65521);
            }
        }
    }

    [Fact]
    public void Words_that_begin_or_end_alike_have_numbers_of_their_own()
    {
        var table = new TermTable();
        var word = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz0123456789ab"u8.ToArray();
        var words = new List<byte[]>();
        for (var length = 1; length <= word.Length; length++)
        {
            words.Add(word[..length]);
            for (var at = 0; at < length; at++)
                words.Add([.. word[..at], (byte)'#', .. word[(at + 1)..length]]);
        }

        for (var i = 0; i < words.Count; i++) Assert.Equal(i, table.Add(words[i]));
        for (var i = 0; i < words.Count; i++)
        {
            Assert.Equal(i, table.Find(words[i]));
            Assert.Equal(words[i], table[i].ToArray());
        }

        // Few share a hash, or each look-up would go through many.
        Assert.InRange(words.Select(w => TermKey.Of(w).Hash).Distinct().Count(), words.Count - 2, words.Count);
    }

    private static IEnumerable<string> Texts(string alphabet)
    {
        var random = new Random(7);
        for (var length = 0; length < 150; length++)
        {
            var text = new StringBuilder();
            for (var i = 0; i < length; i++) text.Append(alphabet[random.Next(alphabet.Length)]);
            yield return text.ToString();
        }
    }

    private static IEnumerable<(string Word, bool IsAbbreviation)> Read(string text)
    {
        var words = new List<(string, bool)>();
        var tokens = new Tokenizer(text, new byte[Tokenizer.BufferLength]);
        while (tokens.Next()) words.Add((Encoding.UTF8.GetString(tokens.Word), tokens.IsAbbreviation));
        return words;
    }

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Word();
}
