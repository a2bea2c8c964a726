using System.Text;
using Site.Engine.Search.Analysis;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Search.Querying;

/// <summary>Finds the section of a page that answers most of a query: the words' idf summed, those in its heading twice.</summary>
internal static class BestSection
{
    private const int MinInside = 4;

    /// <summary>The anchor, empty for the beginning of the page; null when no section holds any of the words.</summary>
    public static string? Of(SearchDocument document, IReadOnlyList<QueryConcept> plan, IReadOnlyList<MatchedConcept> matched)
    {
        var idfs = matched.ToDictionary(concept => concept.Form, concept => concept.Idf, StringComparer.Ordinal);
        var concepts = plan.Select(concept => (
            concept.Form,
            Idf: idfs.GetValueOrDefault(concept.Form),
            Forms: concept.Alternatives.SelectMany(alternative => alternative.Terms).Select(term => term.Form).Append(concept.Form).ToHashSet(StringComparer.Ordinal)))
            .ToList();
        string? best = null;
        double most = 0;
        foreach (var section in document.Sections)
        {
            var score = (2 * Weigh(section.Heading, concepts)) + Weigh(section.Text, concepts);
            if (score > most) (best, most) = (section.Anchor, score);
        }

        return best;
    }

    private static double Weigh(string text, List<(string Form, double Idf, HashSet<string> Forms)> concepts)
    {
        var seen = new bool[concepts.Count];
        var tokens = new Tokenizer(text, new byte[Tokenizer.BufferLength]);
        while (tokens.Next())
        {
            var word = Encoding.UTF8.GetString(tokens.Word);
            var found = concepts.FindIndex(concept =>
                concept.Forms.Contains(word) || (concept.Form.Length >= MinInside && word.Length >= concept.Form.Length + MinInside && word.Contains(concept.Form, StringComparison.Ordinal)));
            if (found >= 0) seen[found] = true;
        }

        double sum = 0;
        for (var i = 0; i < seen.Length; i++)
        {
            if (seen[i]) sum += concepts[i].Idf;
        }

        return sum;
    }
}
