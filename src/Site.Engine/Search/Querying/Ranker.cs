namespace Site.Engine.Search.Querying;

/// <summary>Why a document is where it is: one word of the query and the best match for it there.</summary>
public sealed record MatchedConcept(string Form, Alternative Alternative, double Idf, double Score);

/// <summary>A document that matches.</summary>
/// <param name="Document">Number of the document.</param>
/// <param name="Score">Sum over the words of idf times the best match, times the square of the covered share of the query.</param>
/// <param name="Concepts">The words that matched, for an explanation.</param>
public sealed record RankedDocument(int Document, double Score, IReadOnlyList<MatchedConcept> Concepts);

/// <summary>Ranks the documents of a plan. The browser's client computes the same sums in the same order.</summary>
internal static class Ranker
{
    /// <param name="ranks">Per document a digit that decides between equal scores, the highest first; where it is empty or the same, the number does.</param>
    public static IReadOnlyList<RankedDocument> Rank(IReadOnlyList<QueryConcept> plan, int documentCount, QueryWeights weights, string ranks = "")
    {
        var concepts = plan.Where(concept => concept.Alternatives.Count > 0).ToList();
        var idfs = concepts.Select(concept => Idf(concept, documentCount)).ToList();
        var total = idfs.Sum(idf => idf + weights.Coverage);
        var matched = new Dictionary<int, List<MatchedConcept>>();
        for (var i = 0; i < concepts.Count; i++)
        {
            foreach (var (document, (score, alternative)) in BestMatches(concepts[i]))
            {
                if (!matched.TryGetValue(document, out var list)) matched[document] = list = [];
                list.Add(new(concepts[i].Form, alternative, idfs[i], idfs[i] * score));
            }
        }

        var ranked = new List<RankedDocument>(matched.Count);
        foreach (var (document, list) in matched)
        {
            double score = 0;
            double covered = 0;
            foreach (var concept in list)
            {
                score += concept.Score;
                covered += concept.Idf + weights.Coverage;
            }

            var share = covered / total;
            ranked.Add(new(document, score * share * share, list));
        }

        var best = ranked.Count == 0 ? 0 : ranked.Max(document => document.Score);
        double Rounded(RankedDocument document) => document.Score >= weights.Draw * best ? best : document.Score;
        char Rank(RankedDocument document) => ranks.Length == 0 ? ' ' : ranks[document.Document];
        ranked.Sort((a, b) => Rounded(a) != Rounded(b) ? Rounded(b).CompareTo(Rounded(a))
            : Rank(a) != Rank(b) ? Rank(b).CompareTo(Rank(a)) : b.Document.CompareTo(a.Document));
        return ranked;
    }

    private static double Idf(QueryConcept concept, int documentCount)
    {
        var frequency = 0;
        foreach (var alternative in concept.Alternatives)
        {
            foreach (var term in alternative.Terms) frequency = Math.Max(frequency, term.DocumentFrequency);
        }

        return Math.Log(1 + ((documentCount - frequency + 0.5) / (frequency + 0.5)));
    }

    private static Dictionary<int, (double Score, Alternative Alternative)> BestMatches(QueryConcept concept)
    {
        var best = new Dictionary<int, (double Score, Alternative Alternative)>();
        foreach (var alternative in concept.Alternatives)
        {
            foreach (var (document, impact) in Postings(alternative.Terms))
            {
                var score = alternative.Weight * impact;
                if (!best.TryGetValue(document, out var known) || score > known.Score) best[document] = (score, alternative);
            }
        }

        return best;
    }

    /// <summary>The documents that hold all terms, with the smallest impact among them.</summary>
    private static Dictionary<int, double> Postings(IReadOnlyList<Term> terms)
    {
        var postings = new Dictionary<int, double>();
        for (var i = 0; i < terms[0].Documents.Count; i++) postings[terms[0].Documents[i]] = terms[0].Impacts[i];
        for (var t = 1; t < terms.Count; t++)
        {
            var both = new Dictionary<int, double>();
            for (var i = 0; i < terms[t].Documents.Count; i++)
            {
                if (postings.TryGetValue(terms[t].Documents[i], out var impact)) both[terms[t].Documents[i]] = Math.Min(impact, terms[t].Impacts[i]);
            }

            postings = both;
        }

        return postings;
    }
}
