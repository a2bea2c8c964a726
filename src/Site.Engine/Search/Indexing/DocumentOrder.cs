using System.Runtime.InteropServices;

namespace Site.Engine.Search.Indexing;

/// <summary>
/// Numbers documents so that pages likely to be found together lie together, and one request brings the excerpts of several. Pages whose titles share
/// a rare word are a group, in the order of their addresses; the group most like one in the words of its titles follows it.
/// </summary>
internal sealed class DocumentOrder
{
    // A word must stand in so many titles to gather a group: pairs would leave too many groups of one.
    private const int MinGroup = 5;

    // A word that more groups have says little about likeness, and is what costs time.
    private const int MaxSharing = 60;

    private readonly List<Group> groups = [];
    private readonly Dictionary<int, List<(int Group, double Weight)>> sharing = [];

    /// <summary>All documents in the order of their numbers.</summary>
    /// <param name="byUrl">In the order of their addresses, which is kept where all records lie in one file anyway.</param>
    /// <param name="perFile">Records in one file.</param>
    public static IReadOnlyList<AnalyzedDocument> Of(IReadOnlyList<AnalyzedDocument> byUrl, Vocabulary vocabulary, int perFile) =>
        byUrl.Count <= perFile ? byUrl : [.. new DocumentOrder(byUrl, vocabulary).Chained().SelectMany(group => group.Documents)];

    private DocumentOrder(IReadOnlyList<AnalyzedDocument> documents, Vocabulary vocabulary)
    {
        var titles = documents.Select(document => TitleWords(document, vocabulary)).ToList();
        var frequencies = new Dictionary<int, int>();
        foreach (var word in titles.SelectMany(words => words)) CollectionsMarshal.GetValueRefOrAddDefault(frequencies, word, out _)++;
        var byWord = new SortedDictionary<int, Group>();
        for (var i = 0; i < documents.Count; i++)
        {
            var name = titles[i].Where(word => frequencies[word] >= MinGroup).OrderBy(word => frequencies[word]).ThenBy(word => word).FirstOrDefault(-1);
            if (!byWord.TryGetValue(name, out var group)) byWord[name] = group = new Group();
            group.Add(documents[i], titles[i].Where(word => frequencies[word] > 1));
        }

        groups.AddRange(byWord.Values);
        for (var i = 0; i < groups.Count; i++)
        {
            foreach (var (word, weight) in groups[i].Weigh(word => Math.Log(documents.Count / (double)frequencies[word])))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(sharing, word, out _) ??= []).Add((i, weight));
            }
        }
    }

    private static List<int> TitleWords(AnalyzedDocument document, Vocabulary vocabulary)
    {
        var numbers = vocabulary.Numbers[document.Analyzer];
        var words = new List<int>();
        foreach (var entry in document.Entries.Span)
        {
            var term = numbers[(int)(entry >> 32)];
            if (term >= 0 && DocumentAnalyzer.TitleCount(entry) > 0 && !char.IsDigit(vocabulary.Forms[term][0])) words.Add(term);
        }

        return words;
    }

    /// <summary>From the first group to the one most like it that is left, and so on.</summary>
    private IEnumerable<Group> Chained()
    {
        var scores = new double[groups.Count];
        var touched = new List<int>();
        var used = new bool[groups.Count];
        var next = 0;
        for (var current = 0; current >= 0; current = Nearest(current))
        {
            used[current] = true;
            yield return groups[current];
        }

        int Nearest(int group)
        {
            foreach (var (word, own) in groups[group].Weights)
            {
                if (sharing[word] is { Count: <= MaxSharing } others)
                {
                    foreach (var (other, weight) in others)
                    {
                        if (used[other]) continue;
                        if (scores[other] == 0) touched.Add(other);
                        scores[other] += own * weight;
                    }
                }
            }

            var best = -1;
            foreach (var other in touched)
            {
                if (best < 0 || scores[other] > scores[best] || (scores[other] == scores[best] && other < best)) best = other;
            }

            foreach (var other in touched) scores[other] = 0;
            touched.Clear();
            while (best < 0 && next < used.Length && used[next]) next++;
            return best >= 0 ? best : next < used.Length ? next : -1;
        }
    }

    private sealed class Group
    {
        private readonly Dictionary<int, int> counts = [];

        public List<AnalyzedDocument> Documents { get; } = [];

        /// <summary>Words and what they weigh, as a vector of length one.</summary>
        public IReadOnlyList<(int Word, double Weight)> Weights { get; private set; } = [];

        public void Add(AnalyzedDocument document, IEnumerable<int> words)
        {
            Documents.Add(document);
            foreach (var word in words) CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
        }

        public IReadOnlyList<(int Word, double Weight)> Weigh(Func<int, double> idf)
        {
            var weights = counts.OrderBy(pair => pair.Key).Select(pair => (Word: pair.Key, Weight: pair.Value * idf(pair.Key))).ToList();
            var length = Math.Sqrt(weights.Sum(pair => pair.Weight * pair.Weight));
            return Weights = [.. weights.Select(pair => (pair.Word, pair.Weight / Math.Max(length, double.Epsilon)))];
        }
    }
}
