using System.Text;
using Site.Engine.Search.Analysis;

namespace Site.Tests.Search;

/// <summary>The edges of reading words: lengths, hyphens, apostrophes, capitals, folding and splitting.</summary>
public sealed class AnalysisTests
{
    private static List<(string Word, bool Abbreviation, bool Hyphen, bool End)> Read(string text)
    {
        var words = new List<(string, bool, bool, bool)>();
        var tokens = new Tokenizer(text, new byte[Tokenizer.BufferLength]);
        while (tokens.Next()) words.Add((Encoding.UTF8.GetString(tokens.Word), tokens.IsAbbreviation, tokens.FollowsHyphen, tokens.AtEnd));
        return words;
    }

    private static string Words(string text) => string.Join(' ', Read(text).Select(w => w.Word));

    [Theory]
    [InlineData("video-training", "video", false, "training", true)]
    [InlineData("video training", "video", false, "training", false)]
    [InlineData("video--training", "video", false, "training", false)]
    [InlineData("video -training", "video", false, "training", false)]
    [InlineData("video- training", "video", false, "training", false)]
    public void A_single_hyphen_ties_two_words(string text, string first, bool firstHyphen, string second, bool secondHyphen)
    {
        var words = Read(text);
        Assert.Equal([(first, firstHyphen, false), (second, secondHyphen, true)], words.Select(w => (w.Word, w.Hyphen, w.End)));
    }

    [Fact]
    public void A_hyphen_before_the_first_word_ties_nothing() => Assert.False(Read("-video")[0].Hyphen);

    [Theory]
    [InlineData("VHT-er", "vhter")]
    [InlineData("VHT-ers", "vhters")]
    [InlineData("VHT-ERS.", "vhters")]
    [InlineData("VHT-erf", "vht erf")]
    [InlineData("VHT-ersa", "vht ersa")]
    [InlineData("VHT-e", "vht e")]
    [InlineData("VHT-es", "vht es")]
    [InlineData("VHT-ar", "vht ar")]
    [InlineData("VHT-", "vht")]
    [InlineData("VHT- er", "vht er")]
    [InlineData("VHT.er", "vht er")]
    [InlineData("foto's", "foto")]
    [InlineData("FOTO'S!", "foto")]
    [InlineData("foto’s en", "foto en")]
    [InlineData("foto'sen", "fotosen")]
    [InlineData("foto's-map", "foto map")]
    [InlineData("VHT'er", "vhter")]
    [InlineData("VHT‘er VHTʼer", "vhter vhter")]
    [InlineData("foto' s", "foto s")]
    [InlineData("foto'", "foto")]
    [InlineData("'t kind", "t kind")]
    [InlineData("’t kind", "t kind")]
    [InlineData("é's", "e")]
    [InlineData("a'é", "ae")]
    [InlineData("a’😀", "a")]
    [InlineData("1-2", "1 2")]
    [InlineData("\u0301a\u0301b", "ab")]
    [InlineData("a\u00ADb", "a b")]
    [InlineData("½ uur", "uur")]
    [InlineData("²a", "2a")]
    [InlineData("ﬁlm", "film")]
    [InlineData("ß", "ß")]
    [InlineData("ΑΣ", "ασ")]
    public void Marks_inside_words(string text, string words) => Assert.Equal(words, Words(text));

    [Theory]
    [InlineData("AB", true)]
    [InlineData("A", false)]
    [InlineData("ABCDEF", true)]
    [InlineData("ABCDEFG", false)]
    [InlineData("AB1", false)]
    [InlineData("ÉÉ", true)]
    [InlineData("Éé", false)]
    [InlineData("AZ", true)]
    [InlineData("A's", false)]
    [InlineData("AB's", true)]
    public void Capitals_alone_are_an_abbreviation(string text, bool expected) => Assert.Equal(expected, Assert.Single(Read(text)).Abbreviation);

    [Fact]
    public void A_word_is_cut_off_at_64_bytes()
    {
        Assert.Equal(new string('a', 64), Words(new string('a', 64)));
        Assert.Equal(new string('a', 64), Words(new string('a', 65)));
        Assert.Equal(new string('α', 32), Words(new string('α', 33)));
        Assert.Equal("a" + new string('α', 31), Words("a" + new string('α', 40)));
        Assert.Equal(new string('a', 64), Words(new string('A', 70)));
        Assert.Equal(new string('a', 64) + " b", Words(new string('a', 90) + " b"));
    }

    [Theory]
    [InlineData("COÖRDINATOR – Café", "coordinator – cafe")]
    [InlineData("e\u0301\u20DD!", "e!")]
    [InlineData("Ĳ ﬁ Σς", "ij fi σσ")]
    [InlineData("😀 a", "😀 a")]
    [InlineData("ắẞ", "aß")]
    [InlineData("ㄱ한", "ᄀ한")]
    public void A_text_is_folded_letter_by_letter(string text, string folded) => Assert.Equal(folded.Normalize(NormalizationForm.FormC), Folding.FoldText(text).Normalize(NormalizationForm.FormC));

    [Fact]
    public void Four_marks_are_apostrophes()
    {
        Assert.All("'’‘ʼ", c => Assert.True(Folding.IsApostrophe(c)));
        Assert.All("`´\"-a ", c => Assert.False(Folding.IsApostrophe(c)));
    }

    [Fact]
    public void Ascii_letters_and_digits_fold_to_themselves()
    {
        for (var c = '\0'; c < 128; c++)
        {
            var expected = char.IsAsciiLetterOrDigit(c) ? (byte)char.ToLowerInvariant(c) : (byte)0;
            Assert.Equal(expected, Folding.Ascii[c]);
            Assert.Equal(expected == 0 ? "" : ((char)expected).ToString(), Folding.Fold(c));
        }
        Assert.All("–€☂\u3000", c => Assert.Equal("", Folding.Fold(c)));
        Assert.Equal("٣", Folding.Fold('٣'));
        Assert.Null(Folding.Fold('\u0301'));
        Assert.Null(Folding.Fold('\u0903'));
        Assert.Null(Folding.Fold('\u20DD'));
        Assert.Equal("", Folding.Fold('\uD83D'));
        Assert.Equal("o", Folding.Fold('\u022F'));
        Assert.Equal("ɐ", Folding.Fold('\u0250'));
    }

    private static string Split(string word, string linkers, params (string Word, int Count)[] known)
    {
        var counts = known.ToDictionary(k => k.Word, k => k.Count, StringComparer.Ordinal);
        return string.Join(' ', new CompoundSplitter(part => counts.GetValueOrDefault(part.ToString()), linkers.Split(',')).Split(word));
    }

    [Fact]
    public void A_compound_is_split_where_its_parts_are_used_more_than_itself()
    {
        Assert.Equal("beeld band", Split("beeldband", "", ("beeld", 4), ("band", 4)));
        Assert.Equal("", Split("beeldband", "", ("beeld", 4), ("band", 4), ("beeldband", 4)));
        Assert.Equal("beeld band", Split("beeldband", "", ("beeld", 4), ("band", 5), ("beeldband", 4)));
        Assert.Equal("", Split("beeldband", "", ("beeld", 1), ("band", 1)));
        Assert.Equal("", Split("beeldband", "", ("beeld", 4)));
        Assert.Equal("", Split("beeldband", "", ("beeldband", 9)));
    }

    [Fact]
    public void Parts_have_four_letters_and_there_are_four_at_most()
    {
        Assert.Equal("aaaa bbbb", Split("aaaabbbb", "", ("aaaa", 9), ("bbbb", 9)));
        Assert.Equal("", Split("aaabbbb", "", ("aaa", 9), ("bbbb", 9)));
        Assert.Equal("", Split("aaaabbb", "", ("aaaa", 9), ("bbb", 9)));
        Assert.Equal("aaaa bbbb cccc dddd", Split("aaaabbbbccccdddd", "", ("aaaa", 9), ("bbbb", 9), ("cccc", 9), ("dddd", 9)));
        Assert.Equal("", Split("aaaabbbbccccddddeeee", "", ("aaaa", 9), ("bbbb", 9), ("cccc", 9), ("dddd", 9), ("eeee", 9)));
    }

    [Fact]
    public void Letters_between_parts_are_left_out_and_the_best_mean_wins()
    {
        Assert.Equal("tijd kring", Split("tijdskring", ",s", ("tijd", 5), ("kring", 5)));
        Assert.Equal("", Split("tijdskring", "", ("tijd", 5), ("kring", 5)));
        Assert.Equal("", Split("tijdxkring", ",s", ("tijd", 5), ("kring", 5)));
        Assert.Equal("", Split("tijdskri", ",s", ("tijd", 5), ("kri", 5)));
        Assert.Equal("tijd skring", Split("tijdskring", ",s", ("tijd", 5), ("kring", 5), ("skring", 6)));
        Assert.Equal("tijd kring", Split("tijdskring", ",s", ("tijd", 5), ("kring", 5), ("tijds", 4)));
        Assert.Equal("beeld bandwerk", Split("beeldbandwerk", "", ("beeld", 10), ("band", 2), ("werk", 10), ("bandwerk", 10)));
        Assert.Equal("beeld band werk", Split("beeldbandwerk", "", ("beeld", 10), ("band", 20), ("werk", 10), ("bandwerk", 10)));
    }

    [Theory]
    [InlineData("heid")]
    [InlineData("lijk")]
    [InlineData("schap")]
    [InlineData("ingen")]
    [InlineData("ische")]
    public void An_ending_is_no_part(string ending)
    {
        Assert.Equal("", Split("beeld" + ending, "", ("beeld", 9), (ending, 9)));
        Assert.Equal("beeld x" + ending, Split("beeldx" + ending, "", ("beeld", 9), ("x" + ending, 9)));
    }

    [Fact]
    public void Each_language_is_read_in_its_own_way()
    {
        var (nl, en, other) = (Analyzer.For("nl"), Analyzer.For("en"), Analyzer.For("fy"));
        Assert.Equal((true, false, false), (nl.SplitsCompounds, en.SplitsCompounds, other.SplitsCompounds));
        Assert.Equal(["", "s", "en", "e", "n", "er", "ens"], nl.Linkers);
        Assert.Equal([""], en.Linkers);
        Assert.Contains("het", nl.StopWords);
        Assert.Contains("the", en.StopWords);
        Assert.DoesNotContain("", nl.StopWords);
        Assert.All(nl.StopWords.Concat(en.StopWords), w => Assert.Equal(w, w.Trim()));
        Assert.Empty(other.StopWords);
        Assert.Equal("gezinnen", other.Stemmer.Stem("gezinnen"));
        Assert.Equal("kring", nl.Stemmer.Stem("kringen"));
        Assert.Equal("famili", en.Stemmer.Stem("families"));
    }
}
