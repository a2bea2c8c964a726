using System.Runtime.InteropServices;
using Site.Engine.Html;

namespace Site.Engine.Search.Indexing;

/// <summary>Turns the counts of all documents into postings: per term its documents and what it weighs in each.</summary>
internal static class PostingsBuilder
{
    /// <param name="ordering">The documents in the order of their numbers, which is found while they are weighed.</param>
    public static InvertedIndex Build(Vocabulary vocabulary, IReadOnlyList<AnalyzedDocument> documents, Task<IReadOnlyList<AnalyzedDocument>> ordering, SearchIndexOptions options)
    {
        var averages = new Averages(
            Average(documents, document => document.TitleLength),
            Average(documents, document => document.HeadingLength),
            Average(documents, document => document.BodyLength));
        var size = documents.Sum(document => (long)document.Entries.Length) * 3 / 2;
        var (terms, impacts) = (new Arena<int>(size), new Arena<float>(size));
        var rows = new (ReadOnlyMemory<int> Terms, ReadOnlyMemory<float> Impacts)[documents.Count];
        Parallel.For(
            0,
            documents.Count,
            () => new Accumulator(vocabulary.Forms.Length, terms, impacts),
            (i, _, accumulator) =>
            {
                rows[i] = accumulator.Weigh(documents[i], vocabulary, averages, options);
                return accumulator;
            },
            _ => { });
        var places = Enumerable.Range(0, rows.Length).ToDictionary(i => documents[i].Url, StringComparer.Ordinal);
        return Invert(vocabulary, [.. ordering.GetAwaiter().GetResult().Select(document => rows[places[document.Url]])]);
    }

    private static double Average(IReadOnlyList<AnalyzedDocument> documents, Func<AnalyzedDocument, int> length) =>
        documents.Count == 0 ? 1 : Math.Max(1, documents.Sum(document => (double)length(document)) / documents.Count);

    private static InvertedIndex Invert(Vocabulary vocabulary, (ReadOnlyMemory<int> Terms, ReadOnlyMemory<float> Impacts)[] rows)
    {
        // Side by side, each some documents: where those of one end in a list, those of the next begin.
        var first = rows.Length / 2;
        int[][] next = [new int[vocabulary.Forms.Length], new int[vocabulary.Forms.Length]];
        Parallel.Invoke(() => Count(0, first, next[0]), () => Count(first, rows.Length, next[1]));
        var starts = new int[vocabulary.Forms.Length + 1];
        for (var term = 0; term < vocabulary.Forms.Length; term++)
        {
            var (start, before, after) = (starts[term], next[0][term], next[1][term]);
            (next[0][term], next[1][term], starts[term + 1]) = (start, start + before, start + before + after);
        }

        var numbers = new int[starts[^1]];
        var impacts = new float[starts[^1]];
        Parallel.Invoke(() => Place(0, first, next[0]), () => Place(first, rows.Length, next[1]));

        return new InvertedIndex
        {
            Forms = vocabulary.Forms,
            Keys = vocabulary.Keys,
            Peers = vocabulary.Peers,
            Starts = starts,
            Documents = numbers,
            Impacts = impacts,
            DocumentCount = rows.Length,
        };

        void Count(int from, int end, int[] counts)
        {
            foreach (var (terms, _) in rows.AsSpan(from, end - from))
            {
                foreach (var term in terms.Span) counts[term]++;
            }
        }

        void Place(int from, int end, int[] places)
        {
            for (var document = from; document < end; document++)
            {
                var terms = rows[document].Terms.Span;
                var weights = rows[document].Impacts.Span;
                for (var i = 0; i < terms.Length; i++)
                {
                    var place = places[terms[i]]++;
                    numbers[place] = document;
                    impacts[place] = weights[i];
                }
            }
        }
    }

    private sealed record Averages(double Title, double Heading, double Body);

    /// <summary>Weights of the terms of one document at a time.</summary>
    private sealed class Accumulator(int termCount, Arena<int> keptTerms, Arena<float> keptImpacts)
    {
        private readonly double[] weights = new double[termCount];
        private readonly List<int> touched = [];
        private float[] impacts = new float[1024];

        public (ReadOnlyMemory<int> Terms, ReadOnlyMemory<float> Impacts) Weigh(
            AnalyzedDocument document, Vocabulary vocabulary, Averages averages, SearchIndexOptions options)
        {
            touched.Clear();
            var numbers = vocabulary.Numbers[document.Analyzer];
            var title = FieldFactor(options.Title, document.TitleLength, averages.Title);
            var heading = FieldFactor(options.Heading, document.HeadingLength, averages.Heading);
            var body = FieldFactor(options.Body, document.BodyLength, averages.Body);
            foreach (var entry in document.Entries.Span)
            {
                var term = numbers[(int)(entry >> 32)];
                if (term < 0) continue;
                var text = (DocumentAnalyzer.HeadingCount(entry) * heading) + (DocumentAnalyzer.BodyCount(entry) * body);
                // However often the text repeats a word, a title that holds it says more.
                var weight = (DocumentAnalyzer.TitleCount(entry) * title) + (text * options.TextLimit / (text + options.TextLimit));
                Add(term, weight);
                foreach (var part in vocabulary.Parts[term]) Add(part, options.CompoundPart * weight);
            }

            var terms = CollectionsMarshal.AsSpan(touched);
            if (impacts.Length < terms.Length) impacts = new float[2 * terms.Length];
            for (var i = 0; i < terms.Length; i++)
            {
                var weight = weights[terms[i]];
                impacts[i] = (float)(weight / (weight + options.Saturation));
                weights[terms[i]] = 0;
            }

            return (keptTerms.Keep(terms), keptImpacts.Keep(impacts.AsSpan(0, terms.Length)));
        }

        private void Add(int term, double weight)
        {
            if (weights[term] == 0) touched.Add(term);
            weights[term] += weight;
        }

        private static double FieldFactor(FieldWeight field, int length, double average) =>
            field.Weight / (1 - field.B + (field.B * length / average));
    }
}
