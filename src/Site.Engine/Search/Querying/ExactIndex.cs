using Site.Engine.Search.Analysis;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Search.Querying;

/// <summary>
/// The reference that the written index is held against: every term and every posting in memory, weights not rounded to
/// eight bits, similar forms found by looking at all of them.
/// </summary>
internal sealed class ExactIndex(InvertedIndex index, Analyzer analyzer, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> synonyms) : ITermSource
{
    public int DocumentCount => index.DocumentCount;

    public IReadOnlySet<string> StopWords { get; } = analyzer.StopWords.ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<string> Linkers => analyzer.Linkers;

    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Synonyms => synonyms;

    public Term? Find(string form)
    {
        var ordinal = Array.BinarySearch(index.Forms, form, StringComparer.Ordinal);
        return ordinal < 0 ? null : At(ordinal);
    }

    public Term? FindNear(string form, string word) => Find(form);

    public IReadOnlyList<Term> PeersOf(Term term) => [.. index.Peers[term.Ordinal].Select(At)];

    public IReadOnlyList<Term> Completions(string prefix, int limit)
    {
        var start = Array.BinarySearch(index.Forms, prefix, StringComparer.Ordinal);
        start = start < 0 ? ~start : start + 1;
        var end = start;
        while (end < index.Forms.Length && index.Forms[end].StartsWith(prefix, StringComparison.Ordinal)) end++;
        return [.. Enumerable.Range(start, end - start).OrderByDescending(index.DocumentFrequency).Take(limit).Select(At)];
    }

    public IReadOnlyList<SimilarForm> Similar(string form, int maxDistance, int limit) => SimilarForms.Nearest(
        index.Forms
            .Select((known, ordinal) => (known, SimilarForms.FrequencyClass(index.DocumentFrequency(ordinal))))
            .Where(known => known.known.Length >= SimilarForms.MinLength),
        form,
        maxDistance,
        limit);

    private Term At(int ordinal)
    {
        var start = index.Starts[ordinal];
        var count = index.DocumentFrequency(ordinal);
        return new(
            ordinal,
            index.Forms[ordinal],
            new ArraySegment<int>(index.Documents, start, count),
            [.. new ArraySegment<float>(index.Impacts, start, count).Select(impact => (double)impact)]);
    }
}
