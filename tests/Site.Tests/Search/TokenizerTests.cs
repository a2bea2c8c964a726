using System.Text;
using Site.Engine.Search.Analysis;

namespace Site.Tests.Search;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Foto's van VHT'ers", "foto van vhters")]
    [InlineData("de VHT-er en twee VHT-ers", "de vhter en twee vhters")]
    [InlineData("in- en uitvoer, erf-er", "in en uitvoer erfer")]
    [InlineData("IJsland, ĳs en Ĳ", "ijsland ijs en ij")]
    [InlineData("coördinatoren café RÉSUMÉ e\u0301e\u0301n", "coordinatoren cafe resume een")]
    [InlineData("zo’n child’s don't", "zon child dont")]
    [InlineData("video-hometraining 2,5 uur", "video hometraining 2 5 uur")]
    [InlineData("Οδυσσεύς", "οδυσσευσ")]
    [InlineData("a😀b <script>", "a b script")]
    [InlineData("' - '' 's", "s")]
    public void Text_is_cut_into_folded_words(string text, string words) => Assert.Equal(words, string.Join(' ', Words(text)));

    [Theory]
    [InlineData("VHT", true)]
    [InlineData("wok", false)]
    [InlineData("K", false)]
    [InlineData("GEWEST", true)]
    [InlineData("GEWESTEN", false)]
    [InlineData("VHT'er", false)]
    public void Two_to_six_capitals_are_an_abbreviation(string text, bool isAbbreviation)
    {
        var tokens = new Tokenizer(text, new byte[Tokenizer.BufferLength]);
        Assert.True(tokens.Next());
        Assert.Equal(isAbbreviation, tokens.IsAbbreviation);
    }

    [Fact]
    public void A_word_of_ten_thousand_letters_is_cut_off() =>
        Assert.Equal([new string('a', Tokenizer.MaxLength)], Words(new string('a', 10_000)));

    [Theory]
    [InlineData("tijdsinvestering", "tijd investering")]
    [InlineData("beeldanalyse", "beeld analyse")]
    [InlineData("gezinshulp", "gezin hulp")]
    [InlineData("veiligheid", "")]
    [InlineData("onbekendwoord", "")]
    public void Compounds_are_split_into_known_words(string word, string parts)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["tijd"] = 30, ["investering"] = 9, ["tijdsinvestering"] = 3, ["beeld"] = 20, ["analyse"] = 8, ["gezin"] = 40, ["hulp"] = 30,
            ["veilig"] = 20, ["heid"] = 5, ["veiligheid"] = 1, ["bekend"] = 4,
        };
        var splitter = new CompoundSplitter(part => known.GetValueOrDefault(part.ToString()), Analyzer.For("nl").Linkers);
        Assert.Equal(parts, string.Join(' ', splitter.Split(word)));
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var tokens = new Tokenizer(text, new byte[Tokenizer.BufferLength]);
        while (tokens.Next()) words.Add(Encoding.UTF8.GetString(tokens.Word));
        return words;
    }
}
