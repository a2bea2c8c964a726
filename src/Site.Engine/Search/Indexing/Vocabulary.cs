using System.Text;
using Site.Engine.Search.Analysis;

namespace Site.Engine.Search.Indexing;

/// <summary>All words of a language: numbered in sorted order, with their classes and the parts of compounds.</summary>
internal sealed class Vocabulary
{
    /// <summary>Peers kept per term; a class with more forms than this is a sign of overstemming.</summary>
    private const int MaxPeers = 6;

    public required string[] Forms { get; init; }

    public required int[][] Peers { get; init; }

    /// <summary>Per term the terms it is a compound of, with their own parts.</summary>
    public required int[][] Parts { get; init; }

    /// <summary>Per analyzer the number of each of its terms here, or -1 for stop words.</summary>
    public required IReadOnlyDictionary<DocumentAnalyzer, int[]> Numbers { get; init; }

    public static Vocabulary Create(Analyzer analyzer, IReadOnlyList<DocumentAnalyzer> workers)
    {
        var table = new TermTable();
        var numbers = workers.ToDictionary(worker => worker, worker => Merge(worker.Terms, analyzer.StopWords.Count, table));
        var frequencies = new int[table.Count];
        var capitals = new int[table.Count];
        foreach (var worker in workers) CountOccurrences(worker, numbers[worker], frequencies, capitals);

        var forms = new string[table.Count];
        for (var term = 0; term < forms.Length; term++) forms[term] = Encoding.UTF8.GetString(table[term]);
        var order = Enumerable.Range(0, forms.Length).ToArray();
        Array.Sort((string[])forms.Clone(), order, StringComparer.Ordinal);
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++) ranks[order[rank]] = rank;
        foreach (var map in numbers.Values)
        {
            for (var i = 0; i < map.Length; i++) map[i] = map[i] < 0 ? -1 : ranks[map[i]];
        }

        forms = Array.ConvertAll(order, term => forms[term]);
        frequencies = Array.ConvertAll(order, term => frequencies[term]);
        // A word is an abbreviation when it mostly stands in capitals; a shouted heading does not make it one.
        var words = Array.ConvertAll(order, term => 2 * capitals[term] <= frequencies[ranks[term]]);
        return new Vocabulary
        {
            Forms = forms,
            Numbers = numbers,
            Peers = FindPeers(analyzer.Stemmer, forms, frequencies, words),
            Parts = analyzer.SplitsCompounds ? FindParts(analyzer, forms, frequencies, words, table, ranks) : EmptyRows(forms.Length),
        };
    }

    private static int[] Merge(TermTable terms, int stopWords, TermTable into)
    {
        var map = new int[terms.Count];
        Array.Fill(map, -1, 0, stopWords);
        for (var term = stopWords; term < map.Length; term++) map[term] = into.Add(terms[term], terms.HashOf(term));
        return map;
    }

    private static void CountOccurrences(DocumentAnalyzer worker, int[] numbers, int[] frequencies, int[] capitals)
    {
        foreach (var document in worker.Documents)
        {
            foreach (var entry in document.Entries)
            {
                var term = numbers[(int)(entry >> 32)];
                if (term < 0) continue;
                frequencies[term] += DocumentAnalyzer.TitleCount(entry) + DocumentAnalyzer.HeadingCount(entry)
                    + DocumentAnalyzer.BodyCount(entry);
                capitals[term] += DocumentAnalyzer.CapitalsCount(entry);
            }
        }
    }

    private static int[][] FindPeers(IStemmer stemmer, string[] forms, int[] frequencies, bool[] words)
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
            foreach (var term in members) peers[term] = byFrequency.Where(other => other != term).Take(MaxPeers).ToArray();
        }

        return peers;
    }

    private static int[][] FindParts(
        Analyzer analyzer, string[] forms, int[] frequencies, bool[] words, TermTable table, int[] ranks)
    {
        int Find(ReadOnlySpan<char> word)
        {
            Span<byte> bytes = stackalloc byte[3 * word.Length];
            bytes = bytes[..Encoding.UTF8.GetBytes(word, bytes)];
            var term = table.Find(bytes, TermTable.Hash(bytes));
            return term < 0 ? -1 : ranks[term];
        }

        int Frequency(ReadOnlySpan<char> word)
        {
            var term = Find(word);
            return term < 0 || !words[term] || char.IsDigit(word[0]) ? 0 : frequencies[term];
        }

        var splitter = new CompoundSplitter(Frequency, analyzer.Linkers);
        var parts = EmptyRows(forms.Length);
        Parallel.For(0, forms.Length, term =>
        {
            if (words[term] && forms[term].Length >= 2 * CompoundSplitter.MinPart)
            {
                parts[term] = splitter.Split(forms[term]).Select(part => Find(part)).Distinct().ToArray();
            }
        });
        return WithPartsOfParts(parts);
    }

    /// <summary>luchthavenregeling is found by luchthaven and regeling, and by lucht and haven.</summary>
    private static int[][] WithPartsOfParts(int[][] parts)
    {
        var all = new int[parts.Length][];
        for (var term = 0; term < parts.Length; term++)
        {
            all[term] = parts[term].Length == 0 ? parts[term] : [.. parts[term].Concat(parts[term].SelectMany(part => parts[part])).Distinct()];
        }

        return all;
    }

    private static int[][] EmptyRows(int count)
    {
        var rows = new int[count][];
        Array.Fill(rows, []);
        return rows;
    }
}
