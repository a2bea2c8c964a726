namespace Site.Engine.Search.Analysis;

/// <summary>
/// Splits compounds into words that the site itself uses, after Koehn and Knight, "Empirical Methods for Compound Splitting"
/// (2003): of all splits the one with the highest geometric mean of its parts' frequencies, if that beats the word's own.
/// </summary>
/// <param name="frequency">How often a word occurs in the site; 0 for a word it does not know.</param>
/// <param name="linkers">Letters that may stand between two parts.</param>
public sealed class CompoundSplitter(Func<ReadOnlySpan<char>, int> frequency, IReadOnlyList<string> linkers)
{
    /// <summary>Shortest part, in letters.</summary>
    public const int MinPart = 4;

    private const int MaxParts = 4;

    // Endings that look like words but only turn one word into another.
    private static readonly string[] Affixes =
        ["heid", "heden", "lijk", "lijke", "schap", "schappen", "baar", "bare", "loos", "loze", "achtig", "ingen", "eren", "ende", "elijk", "erij", "ster", "isch", "ische"];

    /// <summary>The parts of a compound in their order, without linkers; empty for a word that is none.</summary>
    /// <param name="word">Folded word.</param>
    public IReadOnlyList<string> Split(string word)
    {
        if (word.Length < 2 * MinPart) return [];
        var best = (Score: Math.Log(Math.Max(1, frequency(word))), Parts: (IReadOnlyList<string>)[]);
        var parts = new List<string>(MaxParts);
        Search(word, 0, 0, parts, ref best);
        return best.Parts;
    }

    private void Search(string word, int start, double logarithms, List<string> parts, ref (double Score, IReadOnlyList<string> Parts) best)
    {
        for (var end = start + MinPart; end <= word.Length; end++)
        {
            if (end != word.Length && (word.Length - end < MinPart || parts.Count + 1 >= MaxParts)) continue;
            if (end == word.Length && parts.Count == 0) continue;
            var part = word.AsSpan(start, end - start);
            var count = frequency(part);
            if (count == 0 || IsAffix(part)) continue;
            var sum = logarithms + Math.Log(count);
            if (end == word.Length)
            {
                var score = sum / (parts.Count + 1);
                if (score > best.Score) best = (score, [.. parts, part.ToString()]);
                continue;
            }

            parts.Add(part.ToString());
            foreach (var linker in linkers)
            {
                if (string.CompareOrdinal(word, end, linker, 0, linker.Length) != 0) continue;
                if (word.Length - end - linker.Length >= MinPart) Search(word, end + linker.Length, sum, parts, ref best);
            }

            parts.RemoveAt(parts.Count - 1);
        }
    }

    private static bool IsAffix(ReadOnlySpan<char> part)
    {
        foreach (var affix in Affixes)
        {
            if (part.SequenceEqual(affix)) return true;
        }

        return false;
    }
}
