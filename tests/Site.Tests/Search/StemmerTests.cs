using System.IO.Compression;
using Site.Engine.Search.Analysis;

namespace Site.Tests.Search;

public sealed class StemmerTests
{
    private static readonly DutchStemmer Dutch = new();
    private static readonly EnglishStemmer English = new();

    [Theory]
    [InlineData("lichamelijkheden", "lichamelijk")]
    [InlineData("bijnamen", "bijnaam")]
    [InlineData("bijscholing", "bijschool")]
    [InlineData("bijtende", "bijt")]
    [InlineData("bijouterieën", "bijouterieën")]
    [InlineData("bijstelling", "bijstel")]
    public void Dutch_words_lose_their_endings(string word, string stem) => Assert.Equal(stem, Dutch.Stem(word));

    [Theory]
    [InlineData("consistency", "consist")]
    [InlineData("conspiracy", "conspiraci")]
    [InlineData("dying", "die")]
    [InlineData("herrings", "herring")]
    [InlineData("hoping", "hope")]
    [InlineData("generally", "general")]
    [InlineData("child's", "child")]
    public void English_words_lose_their_endings(string word, string stem) => Assert.Equal(stem, English.Stem(word));

    [Fact]
    public void Dutch_stems_agree_with_every_word_of_the_Snowball_project() => AgreesWith("dutch", Dutch, 45_670);

    [Fact]
    public void English_stems_agree_with_every_word_of_the_Snowball_project() => AgreesWith("english", English, 42_649);

    private static void AgreesWith(string language, IStemmer stemmer, int words)
    {
        var folder = SharedFolder.Find("conformance", "snowball", language);
        Assert.SkipWhen(folder is null, "The Snowball vocabularies lie in ../shared/conformance, which is not here.");
        var vocabulary = ReadLines(Path.Combine(folder, "voc.txt.gz"));
        var stems = ReadLines(Path.Combine(folder, "output.txt.gz"));
        Assert.Equal(words, vocabulary.Length);
        var wrong = vocabulary.Zip(stems)
            .Where(pair => !string.Equals(stemmer.Stem(pair.First), pair.Second, StringComparison.Ordinal))
            .Select(pair => $"{pair.First}: {stemmer.Stem(pair.First)}, expected {pair.Second}")
            .ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} mismatches:\n{string.Join('\n', wrong.Take(40))}");
    }

    private static string[] ReadLines(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }
}
