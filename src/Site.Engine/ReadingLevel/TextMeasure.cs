using System.Globalization;
using System.Text;

namespace Site.Engine.ReadingLevel;

/// <summary>Counts of a text's sentences, words and syllables, and the readability figures made of them.</summary>
/// <param name="Sentences">
/// A sentence ends at a full stop, question mark or exclamation mark before white space, or at the end of its block. A block of fewer than
/// five words without such a mark is a label (a table cell, a short list item) and is left out with its words.
/// </param>
/// <param name="Words">Runs of letters and digits; hyphens and apostrophes inside belong to the word.</param>
/// <param name="Syllables">Estimated from the spelling: see <see cref="SyllableCounter"/>.</param>
public sealed record TextMeasure(int Sentences, int Words, int Syllables)
{
    public static readonly TextMeasure None = new(0, 0, 0);

    private const int LabelWords = 5;

    /// <summary>Words per sentence; 0 without sentences.</summary>
    public double SentenceLength => Sentences == 0 ? 0 : (double)Words / Sentences;

    public static TextMeasure operator +(TextMeasure a, TextMeasure b) =>
        new(a.Sentences + b.Sentences, a.Words + b.Words, a.Syllables + b.Syllables);

    public static TextMeasure Add(TextMeasure left, TextMeasure right) => left + right;

    /// <summary>
    /// Reading ease, about 0 (very hard) to 100 (very easy). English: Flesch, "A new readability yardstick", Journal of Applied Psychology 32
    /// (1948): 206.835 - 1.015 words per sentence - 84.6 syllables per word. Dutch: W.H. Douma, "De leesbaarheid van landbouwbladen",
    /// Wageningen 1960: 206.84 - 0.93 words per sentence - 77 syllables per word. Null for another language, and for a text without sentences.
    /// </summary>
    public double? ReadingEase(string language)
    {
        if (Sentences == 0 || Words == 0)
            return null;
        var syllablesPerWord = (double)Syllables / Words;
        return language switch
        {
            "nl" => 206.84 - (0.93 * SentenceLength) - (77 * syllablesPerWord),
            "en" => 206.835 - (1.015 * SentenceLength) - (84.6 * syllablesPerWord),
            _ => null,
        };
    }

    /// <param name="text">Blocks of text, one on a line.</param>
    public static TextMeasure Of(string text, string language)
    {
        var total = None;
        foreach (var line in text.AsSpan().EnumerateLines())
            total += Block(line, language);
        return total;
    }

    private static TextMeasure Block(ReadOnlySpan<char> block, string language)
    {
        var total = None;
        int words = 0, syllables = 0;
        var endedByMark = false;
        for (var i = 0; i < block.Length;)
        {
            if (char.IsLetterOrDigit(block[i]))
            {
                var end = WordEnd(block, i);
                words++;
                syllables += SyllableCounter.Count(block[i..end], language);
                endedByMark = false;
                i = end;
                continue;
            }
            if (words > 0 && block[i] is '.' or '!' or '?' or '…' && EndsSentence(block, i))
            {
                total += new TextMeasure(words > 0 ? 1 : 0, words, syllables);
                words = syllables = 0;
                endedByMark = true;
            }
            i++;
        }
        if (words > 0 && !endedByMark && (words >= LabelWords || total.Sentences > 0))
            total += new TextMeasure(1, words, syllables);
        return total;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsMark(text[at]) || (IsInner(text[at]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))))
            at++;
        return at;
    }

    private static bool IsMark(char c) => c > 127 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool IsInner(char c) => c is '-' or '\'' or '’' or '.' or ',' or '\u2011';

    /// <summary>True when the mark at the place ends a sentence: white space, or the end, follows any closing quotes and brackets.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> text, int at)
    {
        at++;
        while (at < text.Length && text[at] is '.' or '!' or '?' or '…' or '"' or '\'' or '”' or '’' or ')' or ']' or '»')
            at++;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
            if (at == text.Length || !char.IsWhiteSpace(text[at]))
                return at == text.Length || !char.IsLower(text[at]);
        }
        return at >= text.Length;
    }
}

/// <summary>
/// Estimates syllables from the spelling. Dutch: every run of vowels is cut, from the left, into the longest of aai, ooi, oei, eeu, ieu, aa,
/// ee, oo, uu, ie, oe, eu, ui, ij, ei, ou, au, ai or one vowel; a vowel with a diaeresis starts a syllable. English: every run of vowels is one;
/// a silent final e, and e in -ed and -es after most consonants, is none. Numbers, and other languages' words, count one for each run of vowels, at
/// least one.
/// </summary>
internal static class SyllableCounter
{
    private static readonly string[] DutchNuclei = ["aai", "ooi", "oei", "eeu", "ieu", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ij", "ei", "ou", "au", "ai"];

    public static int Count(ReadOnlySpan<char> word, string language)
    {
        var folded = word.ToString().ToLowerInvariant();
        return Math.Max(1, language switch
        {
            "nl" => Dutch(folded),
            "en" => English(Fold(folded)),
            _ => Runs(Fold(folded)),
        });
    }

    private static int Dutch(string word)
    {
        // ë, ï, ö and ü begin a syllable of their own; other accents do not change the count.
        var plain = new StringBuilder(word.Length + 4);
        foreach (var c in word)
        {
            if (c is 'ë' or 'ï' or 'ö' or 'ü')
                plain.Append('|');
            plain.Append(c);
        }
        var text = Fold(plain.ToString());
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!IsVowel(text[i]))
            {
                i++;
                continue;
            }
            count++;
            var length = 1;
            foreach (var nucleus in DutchNuclei)
            {
                if (string.CompareOrdinal(text, i, nucleus, 0, nucleus.Length) == 0)
                {
                    length = nucleus.Length;
                    break;
                }
            }
            i += length;
        }
        return count;
    }

    private static int English(string word)
    {
        var count = Runs(word);
        var silent = word.Length > 2 && word[^1] == 'e' && !IsVowel(word[^2]) && !(word[^2] == 'l' && word.Length > 3 && !IsVowel(word[^3]));
        var past = word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 3 && !IsVowel(word[^3]) && word[^3] is not ('t' or 'd');
        var plural = word.EndsWith("es", StringComparison.Ordinal) && word.Length > 3 && !IsVowel(word[^3]) && word[^3] is not ('s' or 'x' or 'z' or 'h' or 'c' or 'g');
        return silent || past || plural ? count - 1 : count;
    }

    private static int Runs(string word)
    {
        var count = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (IsVowel(word[i]) && (i == 0 || !IsVowel(word[i - 1])))
                count++;
        }
        return count;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static string Fold(string word) =>
        Ascii.IsValid(word) ? word : string.Concat(word.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
