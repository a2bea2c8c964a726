using System.Text;
using Site.Engine.Search.Analysis;

namespace Site.Engine.Search.Indexing;

/// <summary>All words of a language: numbered in sorted order, with their classes and the parts of compounds.</summary>
internal sealed class Vocabulary
{
    /// <summary>Peers kept per term; a class with more forms than this is a sign of overstemming.</summary>
    private const int MaxPeers = 6;

    /// <summary>
    /// A word in this many documents has peers of its own key only, which are its inflections. What else its stem gathers ("wettig" beside "wet") lies far
    /// away in the lexicon, and only a word that finds little is worth the way: the longer way of a site with many pages sooner than that of one with few.
    /// </summary>
    private static int CommonFrom(int documents) => documents < 500 ? 20 : 4;

    public required string[] Forms { get; init; }

    /// <summary>Per form its <see cref="LayoutKey"/>; forms are sorted by it, and then by code unit.</summary>
    public required string[] Keys { get; init; }

    public required int[][] Peers { get; init; }

    /// <summary>Per term the terms it is a compound of, with their own parts.</summary>
    public required int[][] Parts { get; init; }

    /// <summary>Per analyzer the number of each of its terms here, or -1 for stop words.</summary>
    public required IReadOnlyDictionary<DocumentAnalyzer, int[]> Numbers { get; init; }

    public static Vocabulary Create(Analyzer analyzer, IReadOnlyList<DocumentAnalyzer> workers, IReadOnlyList<string> compoundWords)
    {
        var table = new TermTable();
        var numbers = workers.ToDictionary(worker => worker, worker => Merge(worker.Terms, analyzer.StopWords.Count, table));
        var frequencies = new int[table.Count];
        var capitals = new int[table.Count];
        var documents = new int[table.Count];
        foreach (var worker in workers) CountOccurrences(worker, numbers[worker], frequencies, capitals, documents);

        var forms = new List<string>(table.Count);
        for (var term = 0; term < table.Count; term++) forms.Add(Encoding.UTF8.GetString(table[term]));
        // A word is an abbreviation when it mostly stands in capitals; a shouted heading does not make it one.
        var words = new bool[forms.Count];
        for (var term = 0; term < words.Length; term++) words[term] = 2 * capitals[term] <= frequencies[term];
        var parts = analyzer.SplitsCompounds ? new CompoundParts(analyzer, table, forms, frequencies, words, compoundWords).Find() : EmptyRows(forms.Count);

        var layout = new LayoutKey(analyzer.Endings);
        var keys = new string[forms.Count];
        Parallel.For(0, keys.Length, term => keys[term] = layout.Of(forms[term]));
        var order = Enumerable.Range(0, forms.Count).ToArray();
        Array.Sort(keys.Zip(forms, (key, form) => $"{key}\0{form}").ToArray(), order, StringComparer.Ordinal);
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++) ranks[order[rank]] = rank;
        foreach (var map in numbers.Values)
        {
            for (var i = 0; i < map.Length; i++) map[i] = map[i] < 0 ? -1 : ranks[map[i]];
        }

        // Words from a list that became parts have no number of occurrences.
        int Frequency(int term) => term < frequencies.Length ? frequencies[term] : 0;
        int Documents(int term) => term < documents.Length ? documents[term] : 0;
        bool IsWord(int term) => term >= words.Length || words[term];
        var sorted = Array.ConvertAll(order, term => forms[term]);
        keys = Array.ConvertAll(order, term => keys[term]);
        return new Vocabulary
        {
            Forms = sorted,
            Keys = keys,
            Numbers = numbers,
            Peers = FindPeers(analyzer.Stemmer, sorted, keys, Array.ConvertAll(order, Frequency), Array.ConvertAll(order, Documents), Array.ConvertAll(order, IsWord), CommonFrom(workers.Sum(worker => worker.Documents.Count))),
            Parts = Array.ConvertAll(order, term => term < parts.Length ? Array.ConvertAll(parts[term], part => ranks[part]) : []),
        };
    }

    private static int[] Merge(TermTable terms, int stopWords, TermTable into)
    {
        var map = new int[terms.Count];
        Array.Fill(map, -1, 0, stopWords);
        for (var term = stopWords; term < map.Length; term++) map[term] = into.Add(terms[term]);
        return map;
    }

    private static void CountOccurrences(DocumentAnalyzer worker, int[] numbers, int[] frequencies, int[] capitals, int[] documents)
    {
        foreach (var document in worker.Documents)
        {
            foreach (var entry in document.Entries.Span)
            {
                var term = numbers[(int)(entry >> 32)];
                if (term < 0) continue;
                frequencies[term] += DocumentAnalyzer.TitleCount(entry) + DocumentAnalyzer.HeadingCount(entry)
                    + DocumentAnalyzer.BodyCount(entry);
                capitals[term] += DocumentAnalyzer.CapitalsCount(entry);
                documents[term]++;
            }
        }
    }

    private static int[][] FindPeers(IStemmer stemmer, string[] forms, string[] keys, int[] frequencies, int[] documents, bool[] words, int commonFrom)
    {
        var stems = new string[forms.Length];
        Parallel.For(0, forms.Length, term => stems[term] = words[term] && !char.IsDigit(forms[term][0]) ? stemmer.Stem(forms[term]) : "");
        var classes = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var term = 0; term < stems.Length; term++)
        {
            if (stems[term].Length == 0) continue;
            if (!classes.TryGetValue(stems[term], out var members)) classes[stems[term]] = members = [];
            members.Add(term);
        }

        var peers = EmptyRows(forms.Length);
        foreach (var members in classes.Values)
        {
            if (members.Count < 2) continue;
            var byFrequency = members.OrderByDescending(term => frequencies[term]).ToArray();
            foreach (var term in members)
            {
                peers[term] = byFrequency
                    .Where(other => other != term && (documents[term] < commonFrom || string.Equals(keys[term], keys[other], StringComparison.Ordinal)))
                    .Take(MaxPeers)
                    .ToArray();
            }
        }

        return peers;
    }

    internal static int[][] EmptyRows(int count)
    {
        var rows = new int[count][];
        Array.Fill(rows, []);
        return rows;
    }
}
