using System.Text;
using Site.Engine.Search.Analysis;

namespace Site.Engine.Search.Indexing;

/// <summary>Finds the parts of all compounds of a vocabulary.</summary>
/// <param name="table">The terms by number.</param>
/// <param name="forms">Their text; parts that come from a list of words are added at the end, and to the table.</param>
/// <param name="frequencies">How often each occurs.</param>
/// <param name="words">False for abbreviations, which are neither split nor parts.</param>
/// <param name="list">Words that may be parts although no document has them.</param>
internal sealed class CompoundParts(
    Analyzer analyzer, TermTable table, List<string> forms, int[] frequencies, bool[] words, IReadOnlyList<string> list)
{
    private readonly HashSet<string> listed = list.Select(Folding.FoldText).ToHashSet(StringComparer.Ordinal);

    /// <summary>Per term the numbers of its parts, and of their parts: luchthavenregeling is found by luchthaven, and by haven.</summary>
    public int[][] Find()
    {
        var splits = new IReadOnlyList<string>[forms.Count];
        var splitter = new CompoundSplitter(Frequency, analyzer.Linkers);
        Parallel.For(0, splits.Length, term =>
            splits[term] = words[term] && forms[term].Length >= 2 * CompoundSplitter.MinPart ? splitter.Split(forms[term]) : []);
        var parts = Array.ConvertAll(splits, split => split.Select(NumberOf).Distinct().ToArray());
        return Array.ConvertAll(parts, own => own.Length == 0 ? own : [.. own.Concat(own.SelectMany(part => part < parts.Length ? parts[part] : [])).Distinct()]);
    }

    private int Frequency(ReadOnlySpan<char> word)
    {
        if (char.IsDigit(word[0])) return 0;
        Span<byte> bytes = stackalloc byte[3 * word.Length];
        bytes = bytes[..Encoding.UTF8.GetBytes(word, bytes)];
        var term = table.Find(bytes);
        if (term >= 0 && words[term]) return frequencies[term];
        // Twice, so that the list decides about a compound that stands once.
        return listed.Count > 0 && listed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) ? 2 : 0;
    }

    private int NumberOf(string part)
    {
        var number = table.Add(part);
        if (number == forms.Count) forms.Add(part);
        return number;
    }
}
