namespace Site.Engine.Search.Analysis;

/// <summary>
/// The Dutch stemmer of Kraaij and Pohlmann ("Porter's stemming algorithm for Dutch", 1994), as defined by the Snowball
/// project since release 3 under the name <c>dutch</c>: https://snowballstem.org/algorithms/dutch/stemmer.html.
/// The step numbers are those of that definition; 1c and 7 have their odd places there too.
/// </summary>
public sealed class DutchStemmer : IStemmer
{
    private const string PlainVowels = "aeiouy";
    private const string AccentedVowels = "äáàâëéèêïíìîöóòôüúùû";

    private static readonly string[] Step1Suffixes = ["ies", "aus", "nde", "'s", "es", "és", "en", "s"];
    private static readonly string[] Step2Suffixes = ["lijke", "ische", "ieve", "ene", "je", "ge", "de", "te", "se", "re", "le"];
    private static readonly string[] Step3Suffixes =
        ["iteit", "atie", "heid", "ster", "rder", "isme", "erij", "arij", "sel", "ing", "fie", "gie", "tst", "dst"];
    private static readonly string[] Step4Suffixes =
    [
        "achtiger", "achtigst", "lijkst", "lijker", "ioneel", "achtig", "eriger", "erigst", "atief",
        "baar", "naar", "laar", "raar", "tant", "erig", "end",
    ];
    private static readonly string[] Step4LastSuffixes = ["iger", "igst", "ig"];

    /// <inheritdoc/>
    public string Stem(string word)
    {
        var run = new Run(word);
        return run.Stem();
    }

    private static bool IsE(char letter) => letter is 'e' or 'ë' or 'é' or 'è' or 'ê';

    private static bool IsVowel(char letter) => PlainVowels.Contains(letter) || AccentedVowels.Contains(letter);

    private static bool IsVowelButY(char letter) => letter != 'y' && IsVowel(letter);

    private static bool IsFullVowel(char letter) => IsVowelButY(letter) && !IsE(letter);

    /// <summary>One word on its way through the steps.</summary>
    private ref struct Run(string word)
    {
        private StemBuffer letters = new(word);
        private int region1;
        private int region2;

        public string Stem()
        {
            Measure();
            var changed = Step1();
            changed |= Step2();
            changed |= Step3();
            changed |= Step4();
            if (LosePrefix()) { changed = true; Measure(); Step1c(); }
            if (LoseInfix()) { changed = true; Measure(); Step1c(); }
            changed |= Step7();
            if (changed) Step6();
            return letters.ToString();
        }

        /// <summary>R1 and R2 begin after a first and a second group of vowels (ij counts as one) and the consonant behind it.</summary>
        private void Measure()
        {
            region1 = region2 = letters.Length;
            var position = SkipVowelGroup(0);
            if (position < 0) return;
            region1 = position;
            position = SkipVowelGroup(position);
            if (position >= 0) region2 = position;
        }

        private readonly int SkipVowelGroup(int position)
        {
            while (position < letters.Length && !IsVowel(letters[position])) position++;
            // The j of a leading "ij" group is taken with its i below, because i is a vowel itself.
            var start = position;
            while (VowelAt(position, out var width)) position += width;
            return position == start || position >= letters.Length ? -1 : position + 1;
        }

        private readonly bool VowelAt(int position, out int width)
        {
            width = 0;
            if (position >= letters.Length) return false;
            if (letters[position] == 'i' && position + 1 < letters.Length && letters[position + 1] == 'j') width = 2;
            else if (IsVowel(letters[position])) width = 1;
            return width > 0;
        }

        private readonly bool InRegion1(int position) => region1 <= position;

        private readonly bool InRegion2(int position) => region2 <= position;

        /// <summary>A vowel or "ij" ends before the position.</summary>
        private readonly bool VowelBefore(int position) =>
            position > 0 && (IsVowel(letters[position - 1]) || letters.EndsWithAt(position, "ij"));

        private readonly bool ConsonantBefore(int position) =>
            position > 0 && !letters.EndsWithAt(position, "ij") && !IsVowel(letters[position - 1]);

        /// <summary>
        /// Doubles the vowel of a last syllable that was open before its ending went: man(en) to maan, gel(e) to geel.
        /// </summary>
        private void LengthenVowel()
        {
            var last = letters.Length - 1;
            if (last < 1 || letters[last] is 'w' or 'x' || IsVowel(letters[last])) return;
            var consonant = letters[last];
            var vowel = letters[last - 1];
            var before = last - 2;
            switch (vowel)
            {
                case 'ë' when before >= 0 && letters[before] == 'e':
                    letters.ReplaceFrom(last, ['e', consonant]);
                    break;
                case 'ë' when before >= 0 && letters[before] == 'i':
                    letters.ReplaceFrom(last - 1, ['e', 'e', consonant]);
                    break;
                case 'e' or 'é' or 'è' or 'ê' when StandsInOpenSyllable(before) && IsStressed(before):
                case 'a' or 'ä' or 'á' or 'à' or 'â' or 'o' or 'ö' or 'ó' or 'ò' or 'ô' or 'u' or 'ü' or 'ú' or 'ù' or 'û'
                    when StandsInOpenSyllable(before):
                    letters.ReplaceFrom(last, [vowel, consonant]);
                    break;
            }
        }

        private readonly bool StandsInOpenSyllable(int before) => before < 0 || !IsVowelButY(letters[before]);

        /// <summary>An e behind another full vowel is weak as a rule (wandel, zeker) and stays single.</summary>
        private readonly bool IsStressed(int consonant)
        {
            var before = consonant < 0 ? -1 : consonant - 1;
            if (before < 0) return true;
            if (IsFullVowel(letters[before]) || (IsE(letters[before]) && before == 0)) return false;
            return !(before >= 2 && IsFullVowel(letters[before - 1]) && !IsVowelButY(letters[before - 2]));
        }

        private bool Step1()
        {
            if (letters.LongestSuffix(Step1Suffixes) is not { } suffix) return false;
            var start = letters.Length - suffix.Length;
            switch (suffix)
            {
                case "'s":
                    return Delete(start);
                case "s":
                    return InRegion1(start) && !(letters.EndsWithAt(start, "t") && InRegion1(start - 1)) && ConsonantBefore(start)
                        && Delete(start);
                case "ies":
                    return InRegion1(start) && Replace(start, "ie");
                case "és":
                    return InRegion1(start) && Replace(start, "é");
                case "aus":
                    return InRegion1(start) && VowelBefore(start) && Replace(start, "au");
                case "nde":
                    return Replace(start, "nd");
                case "es":
                    if (Preceded(start, "ar")) return DeleteAndLengthen(start);
                    if (Preceded(start, "er")) return Delete(start);
                    return InRegion1(start) && ConsonantBefore(start) && Replace(start, "e");
                default:
                    return LoseEn(start);
            }
        }

        private bool LoseEn(int start)
        {
            if (letters.EndsWithAt(start, "hed") && InRegion1(start - 3)) return Replace(start - 3, "heid");
            if (letters.EndsWithAt(start, "nd")) return Delete(start);
            if (Preceded(start, "d")) return Delete(start - 1);
            if ((letters.EndsWithAt(start, "i") || letters.EndsWithAt(start, "j")) && VowelBefore(start - 1)) return Delete(start);
            return InRegion1(start) && ConsonantBefore(start) && DeleteAndLengthen(start);
        }

        private bool Step2()
        {
            if (letters.LongestSuffix(Step2Suffixes) is not { } suffix) return false;
            var start = letters.Length - suffix.Length;
            if (suffix == "je") return LoseDiminutive(start);
            if (!InRegion1(start)) return false;
            return suffix switch
            {
                "de" => ConsonantBefore(start) && Delete(start),
                "ene" => ConsonantBefore(start) && ReplaceAndLengthen(start, "en"),
                "ieve" => ConsonantBefore(start) && Replace(start, "ief"),
                "le" => ReplaceAndLengthen(start, "l"),
                _ => Delete(letters.Length - 1),
            };
        }

        private bool LoseDiminutive(int start)
        {
            if (letters.EndsWithAt(start, "'t")) return Delete(start - 2);
            if (letters.EndsWithAt(start, "et") && InRegion1(start - 2) && ConsonantBefore(start - 2)) return Delete(start - 2);
            if (letters.EndsWithAt(start, "rnt")) return Replace(start - 3, "rn");
            if (letters.EndsWithAt(start, "t") && InRegion1(start - 1) && VowelBefore(start - 2)) return Delete(start - 1);
            if (letters.EndsWithAt(start, "ink")) return Replace(start - 3, "ing");
            if (letters.EndsWithAt(start, "mp")) return Replace(start - 2, "m");
            if (letters.EndsWithAt(start, "'") && InRegion1(start - 1)) return Delete(start - 1);
            return InRegion1(start) && ConsonantBefore(start) && Delete(start);
        }

        private bool Step3()
        {
            if (letters.LongestSuffix(Step3Suffixes) is not { } suffix) return false;
            var start = letters.Length - suffix.Length;
            return suffix switch
            {
                "rder" => Replace(start, "r"),
                // Keeps schilderij (painting) apart from schild (shield).
                "ing" or "isme" or "erij" when letters.EndsWithAt(start, "ild") => Replace(start, "er"),
                "fie" => InRegion2(start) && ReplaceAndLengthen(start, "f"),
                "gie" => InRegion2(start) && ReplaceAndLengthen(start, "g"),
                _ when !InRegion1(start) => false,
                "atie" => Replace(start, "eer"),
                "heid" or "sel" or "ster" => Delete(start),
                "arij" => ConsonantBefore(start) && Replace(start, "aar"),
                "tst" => ConsonantBefore(start) && Replace(start, "t"),
                "dst" => ConsonantBefore(start) && Replace(start, "d"),
                _ => DeleteAndLengthen(start),
            };
        }

        private bool Step4() => LoseAdjectiveEnding() || LoseIg();

        private bool LoseAdjectiveEnding()
        {
            if (letters.LongestSuffix(Step4Suffixes) is not { } suffix) return false;
            var start = letters.Length - suffix.Length;
            if (!InRegion1(start)) return false;
            return suffix switch
            {
                "ioneel" => Replace(start, "ie"),
                "atief" => Replace(start, "eer"),
                "tant" => Replace(start, "teer"),
                "naar" or "laar" or "raar" => VowelBefore(start) && Delete(start + 1),
                "lijker" or "lijkst" => Replace(start, "lijk"),
                "baar" or "achtig" or "achtiger" or "achtigst" => Delete(start),
                _ => ConsonantBefore(start) && DeleteAndLengthen(start),
            };
        }

        private bool LoseIg()
        {
            if (letters.LongestSuffix(Step4LastSuffixes) is not { } suffix) return false;
            var start = letters.Length - suffix.Length;
            // Keeps innig (intimate) apart from in.
            var isInnig = start == 3 && letters.EndsWithAt(start, "inn");
            return InRegion1(start) && !isInnig && ConsonantBefore(start) && DeleteAndLengthen(start);
        }

        /// <summary>The ge- of a participle at the start of the word: gewerkt.</summary>
        private bool LosePrefix()
        {
            if (!letters.Word.StartsWith("ge", StringComparison.Ordinal) || !CanFollowGe(2)) return false;
            var rest = letters.Word[2..];
            // Keeps geeft, geval and gevaar apart from effen, vallen and varen.
            if (StartsWith(rest, "eft") || (StartsWith(rest, "val") && !StartsWith(rest, "vali"))
                || StartsWith(rest, "vaa") || StartsWith(rest, "vare"))
            {
                return false;
            }

            RemoveGe(0);
            return true;
        }

        /// <summary>The ge- of a participle behind another part of the word: afgewerkt.</summary>
        private bool LoseInfix()
        {
            if (letters.Length == 0) return false;
            var found = letters.Word[1..].IndexOf("ge", StringComparison.Ordinal);
            if (found < 0 || !CanFollowGe(found + 3)) return false;
            RemoveGe(found + 1);
            return true;
        }

        private static bool StartsWith(ReadOnlySpan<char> text, string start) => text.StartsWith(start, StringComparison.Ordinal);

        /// <summary>What follows ge- has three letters or more and a consonant behind its first vowels.</summary>
        private readonly bool CanFollowGe(int position)
        {
            if (letters.Length - position < 3) return false;
            while (position < letters.Length && !IsVowel(letters[position])) position++;
            if (position == letters.Length) return false;
            while (VowelAt(position, out var width)) position += width;
            return position < letters.Length;
        }

        private void RemoveGe(int start)
        {
            letters.Remove(start, 2);
            if (letters[start] == 'ë') letters[start] = 'e';
            else if (letters[start] == 'ï') letters[start] = 'i';
        }

        /// <summary>The -d or -t of a participle whose ge- was lost.</summary>
        private void Step1c()
        {
            var start = letters.Length - 1;
            if (start < 1 || !InRegion1(start) || !ConsonantBefore(start)) return;
            if (letters[start] == 'd' && !(letters.EndsWithAt(start, "n") && InRegion1(start - 1)))
            {
                // Puts geïnd (collected) with innen, not with in.
                if (start == 2 && letters.EndsWithAt(start, "in")) Replace(start, "n");
                else Delete(start);
            }
            else if (letters[start] == 't' && !(letters.EndsWithAt(start, "h") && InRegion1(start - 1)))
            {
                // Keeps geënt (grafted) apart from en (and).
                if (!(start == 2 && letters.EndsWithAt(start, "en"))) Delete(start);
            }
        }

        private bool Step7()
        {
            if (!letters.EndsWith("kt") && !letters.EndsWith("ft") && !letters.EndsWith("pt")) return false;
            return Delete(letters.Length - 1);
        }

        /// <summary>A double consonant at the end becomes single; v and z become f and s, as they are spelt there.</summary>
        private void Step6()
        {
            if (letters.Length == 0) return;
            var last = letters.Length - 1;
            var letter = letters[last];
            if (last > 0 && letters[last - 1] == letter && char.IsAsciiLetterLower(letter) && !IsVowel(letter))
            {
                // Keeps innen (to collect) apart from in.
                var isInn = letter == 'n' && last == 2 && letters[0] == 'i';
                if (!isInn) Delete(last);
            }
            else if (letter == 'v')
            {
                letters[last] = 'f';
            }
            else if (letter == 'z')
            {
                letters[last] = 's';
            }
        }

        /// <summary>Letters before the position, themselves in R1 and behind a consonant.</summary>
        private readonly bool Preceded(int position, string by) =>
            letters.EndsWithAt(position, by) && InRegion1(position - by.Length) && ConsonantBefore(position - by.Length);

        private bool Delete(int start) => Replace(start, []);

        private bool Replace(int start, scoped ReadOnlySpan<char> replacement)
        {
            letters.ReplaceFrom(start, replacement);
            return true;
        }

        private bool DeleteAndLengthen(int start) => ReplaceAndLengthen(start, []);

        private bool ReplaceAndLengthen(int start, scoped ReadOnlySpan<char> replacement)
        {
            letters.ReplaceFrom(start, replacement);
            LengthenVowel();
            return true;
        }
    }
}
