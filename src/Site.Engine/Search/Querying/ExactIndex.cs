using Site.Engine.Search.Analysis;
using Site.Engine.Search.Format;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Search.Querying;

/// <summary>
/// The reference that the written index is held against: every term and every posting in memory, weights not rounded to
/// eight bits, similar forms found by looking at all of them.
/// </summary>
internal sealed class ExactIndex(InvertedIndex index, Analyzer analyzer, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> synonyms) : ITermSource
{
    private readonly LayoutKey layout = new(analyzer.Endings);
    private readonly Dictionary<string, int> ordinals = index.Forms.Index().ToDictionary(form => form.Item, form => form.Index, StringComparer.Ordinal);

    public int DocumentCount => index.DocumentCount;

    public IReadOnlySet<string> StopWords { get; } = analyzer.StopWords.ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<string> Linkers => analyzer.Linkers;

    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Synonyms => synonyms;

    public Term? Find(string form) => ordinals.TryGetValue(form, out var ordinal) ? At(ordinal) : null;

    public Term? FindNear(string form, string word) => Find(form);

    public IReadOnlyList<Term> PeersOf(Term term) => [.. index.Peers[ordinals[term.Form]].Select(At)];

    public IReadOnlyList<Term> Alike(string form, int limit)
    {
        if (index.Forms.Count(SimilarForms.IsOffered) <= IndexFormat.SingleVocabulary) return [];
        var key = layout.Of(form);
        return [.. Enumerable.Range(0, index.Keys.Length)
            .Where(term => SimilarForms.IsOffered(index.Forms[term]) && string.Equals(index.Keys[term], key, StringComparison.Ordinal))
            .OrderByDescending(index.DocumentFrequency)
            .Take(limit)
            .Select(At)];
    }

    public IReadOnlyList<Term> Completions(string prefix, int limit)
    {
        var found = Enumerable.Range(0, index.Forms.Length).Where(term => index.Forms[term].Length > prefix.Length && index.Forms[term].StartsWith(prefix, StringComparison.Ordinal));
        return [.. found.OrderByDescending(index.DocumentFrequency).Take(limit).Select(At)];
    }

    public IReadOnlyList<SimilarForm> Similar(string form, int maxDistance, int limit) => SimilarForms.Nearest(
        index.Forms
            .Select((known, ordinal) => (known, SimilarForms.FrequencyClass(index.DocumentFrequency(ordinal))))
            .Where(known => SimilarForms.IsOffered(known.known)),
        form,
        maxDistance,
        limit);

    private Term At(int ordinal)
    {
        var start = index.Starts[ordinal];
        var count = index.DocumentFrequency(ordinal);
        return new(
            index.Forms[ordinal],
            new ArraySegment<int>(index.Documents, start, count),
            [.. new ArraySegment<float>(index.Impacts, start, count).Select(impact => (double)impact)]);
    }
}
