namespace Site.Engine.Search.Analysis;

/// <summary>
/// The English stemmer "Porter 2", written from its description by the Snowball project (release 3):
/// https://snowballstem.org/algorithms/english/stemmer.html. The step numbers are those of the description.
/// </summary>
public sealed class EnglishStemmer : IStemmer
{
    private static readonly string[] Step1aSuffixes = ["sses", "ied", "ies", "us", "ss", "s"];
    private static readonly string[] Step1bSuffixes = ["eedly", "ingly", "edly", "eed", "ing", "ed"];

    // Words whose first region would start too early and throw unlike words together.
    private static readonly string[] Region1Prefixes = ["commun", "univers", "gener", "arsen", "later", "emerg", "organ", "inter", "past"];
    private static readonly string[] IngExceptions = ["inn", "out", "cann", "herr", "earr", "even"];

    private static readonly (string Suffix, string Replacement)[] Step2Rules =
    [
        ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("ousness", "ous"), ("biliti", "ble"),
        ("lessli", "less"), ("tional", "tion"), ("alism", "al"), ("aliti", "al"), ("ation", "ate"), ("entli", "ent"),
        ("fulli", "ful"), ("iviti", "ive"), ("ogist", "og"), ("ousli", "ous"), ("abli", "able"), ("alli", "al"), ("anci", "ance"),
        ("ator", "ate"), ("enci", "ence"), ("izer", "ize"), ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3Rules =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("ative", ""), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"),
        ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Step4Suffixes =
    [
        "ement", "able", "ance", "ence", "ible", "ment", "ant", "ate", "ent", "ion", "ism", "iti", "ive", "ize", "ous", "al", "er", "ic",
    ];

    /// <inheritdoc/>
    public string Stem(string word)
    {
        if (word.Length <= 2) return word;
        return Exception(word) ?? new Run(word).Stem();
    }

    private static string? Exception(string word) => word switch
    {
        "skis" => "ski",
        "skies" => "sky",
        "idly" => "idl",
        "gently" => "gentl",
        "ugly" => "ugli",
        "early" => "earli",
        "only" => "onli",
        "singly" => "singl",
        "sky" or "news" or "howe" or "atlas" or "cosmos" or "bias" or "andes" => word,
        _ => null,
    };

    // A y that stands for a consonant is held as Y while the steps run.
    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>One word on its way through the steps.</summary>
    private ref struct Run(string word)
    {
        private StemBuffer letters = new(word.StartsWith('\'') ? word.AsSpan(1) : word);
        private int region1;
        private int region2;

        public string Stem()
        {
            MarkConsonantY();
            Measure();
            Step0();
            Step1a();
            Step1b();
            Step1c();
            Step2();
            Step3();
            Step4();
            Step5();
            return letters.ToString().Replace('Y', 'y');
        }

        private void MarkConsonantY()
        {
            for (var i = 0; i < letters.Length; i++)
            {
                if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1]))) letters[i] = 'Y';
            }
        }

        private void Measure()
        {
            region1 = letters.Length;
            var found = false;
            foreach (var prefix in Region1Prefixes)
            {
                if (!letters.Word.StartsWith(prefix, StringComparison.Ordinal)) continue;
                region1 = prefix.Length;
                found = true;
                break;
            }

            if (!found) region1 = AfterVowelAndConsonant(0);
            region2 = AfterVowelAndConsonant(region1);
        }

        private readonly int AfterVowelAndConsonant(int position)
        {
            while (position < letters.Length && !IsVowel(letters[position])) position++;
            while (position < letters.Length && IsVowel(letters[position])) position++;
            return Math.Min(position + 1, letters.Length);
        }

        private readonly bool InRegion1(int position) => region1 <= position;

        private readonly bool InRegion2(int position) => region2 <= position;

        private readonly bool HasVowelBefore(int end)
        {
            for (var i = 0; i < end; i++)
            {
                if (IsVowel(letters[i])) return true;
            }

            return false;
        }

        /// <summary>Whether the letters before <paramref name="end"/> close with a short syllable, as in rap, on and past.</summary>
        private readonly bool EndsInShortSyllable(int end)
        {
            if (end == 4 && letters.EndsWithAt(end, "past")) return true;
            if (end < 2 || IsVowel(letters[end - 1]) || !IsVowel(letters[end - 2])) return false;
            return end == 2 || (letters[end - 1] is not ('w' or 'x' or 'Y') && !IsVowel(letters[end - 3]));
        }

        private void Step0()
        {
            foreach (var suffix in (ReadOnlySpan<string>)["'s'", "'s", "'"])
            {
                if (!letters.EndsWith(suffix)) continue;
                letters.Length -= suffix.Length;
                return;
            }
        }

        private void Step1a()
        {
            switch (letters.LongestSuffix(Step1aSuffixes))
            {
                case "sses":
                    letters.Length -= 2;
                    break;
                case "ied" or "ies":
                    letters.Length -= letters.Length > 4 ? 2 : 1;
                    break;
                case "s" when HasVowelBefore(letters.Length - 2):
                    letters.Length--;
                    break;
            }
        }

        private void Step1b()
        {
            if (letters.LongestSuffix(Step1bSuffixes) is not { } suffix) return;
            var start = letters.Length - suffix.Length;
            if (suffix is "eed" or "eedly")
            {
                if (InRegion1(start) && !IsEedException(start)) letters.ReplaceFrom(start, "ee");
                return;
            }

            if (suffix == "ing")
            {
                if (start == 2 && letters[1] == 'y' && !IsVowel(letters[0]))
                {
                    letters.ReplaceFrom(1, "ie");
                    return;
                }

                if (IngExceptions.AsSpan().Contains(letters.Word[..start].ToString())) return;
            }

            if (!HasVowelBefore(start)) return;
            letters.Length = start;
            if (letters.EndsWith("at") || letters.EndsWith("bl") || letters.EndsWith("iz"))
            {
                letters.ReplaceFrom(letters.Length, "e");
            }
            else if (EndsWithDouble())
            {
                if (!(letters.Length == 3 && letters[0] is 'a' or 'e' or 'o')) letters.Length--;
            }
            else if (region1 >= letters.Length && EndsInShortSyllable(letters.Length))
            {
                letters.ReplaceFrom(letters.Length, "e");
            }
        }

        /// <summary>proceed, exceed and succeed end in a root, not in a suffix.</summary>
        private readonly bool IsEedException(int start) => letters.Word[..start] is "proc" or "exc" or "succ";

        private readonly bool EndsWithDouble() =>
            letters.Length >= 2 && letters[letters.Length - 1] == letters[letters.Length - 2]
            && letters[letters.Length - 1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

        private void Step1c()
        {
            var last = letters.Length - 1;
            if (last > 1 && letters[last] is 'y' or 'Y' && !IsVowel(letters[last - 1])) letters[last] = 'i';
        }

        private void Step2()
        {
            foreach (var (suffix, replacement) in Step2Rules)
            {
                if (!letters.EndsWith(suffix)) continue;
                var start = letters.Length - suffix.Length;
                if (!InRegion1(start)) return;
                if (suffix == "ogi" && !letters.EndsWithAt(start, "l")) return;
                if (suffix == "li" && (start == 0 || !IsLiEnding(letters[start - 1]))) return;
                letters.ReplaceFrom(start, replacement);
                return;
            }
        }

        private static bool IsLiEnding(char letter) =>
            letter is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't';

        private void Step3()
        {
            foreach (var (suffix, replacement) in Step3Rules)
            {
                if (!letters.EndsWith(suffix)) continue;
                var start = letters.Length - suffix.Length;
                if (InRegion1(start) && (suffix != "ative" || InRegion2(start))) letters.ReplaceFrom(start, replacement);
                return;
            }
        }

        private void Step4()
        {
            if (letters.LongestSuffix(Step4Suffixes) is not { } suffix) return;
            var start = letters.Length - suffix.Length;
            if (!InRegion2(start)) return;
            if (suffix == "ion" && !letters.EndsWithAt(start, "s") && !letters.EndsWithAt(start, "t")) return;
            letters.Length = start;
        }

        private void Step5()
        {
            var last = letters.Length - 1;
            if (last < 0) return;
            var drop = letters[last] switch
            {
                'e' => InRegion2(last) || (InRegion1(last) && !EndsInShortSyllable(last)),
                'l' => InRegion2(last) && letters.EndsWithAt(last, "l"),
                _ => false,
            };
            if (drop) letters.Length = last;
        }
    }
}
