namespace Site.Engine.Search.Querying;

/// <summary>How a term came to stand for a word of the query.</summary>
public enum MatchKind
{
    Exact,
    Peer,
    Joined,
    Prefix,
    Synonym,
    Similar,
    Split,
}

/// <summary>One way in which a document may match a word: all of its terms must be there.</summary>
public sealed record Alternative(MatchKind Kind, double Weight, IReadOnlyList<Term> Terms);

/// <summary>A word of the query with everything that may stand for it.</summary>
/// <param name="Form">The folded word.</param>
/// <param name="Alternatives">Ways to match; a document counts with its best one.</param>
public sealed record QueryConcept(string Form, IReadOnlyList<Alternative> Alternatives);

/// <summary>Finds, for each word of a query, the terms that may stand for it. The order of the steps is part of the format.</summary>
internal sealed class QueryPlanner(ITermSource source, QueryWeights weights)
{
    private const int MaxCompletions = Format.IndexFormat.MaxCompletions;
    public const int MinPrefix = 2;
    private const int MaxSimilar = 6;
    private const int MinSimilar = 4;
    private const int TwoErrorsFrom = 8;
    private const int MinPart = 4;

    public IReadOnlyList<QueryConcept> Plan(string query)
    {
        var tokens = QueryTokens.Read(query, source.StopWords);
        var alternatives = tokens.Select(AlternativesOf).ToList();
        Join(tokens, alternatives);
        AddSynonyms(tokens, alternatives);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (alternatives[i].Count == 0) Repair(tokens[i].Form, alternatives[i]);
        }

        return tokens.Select((token, i) => new QueryConcept(token.Form, alternatives[i])).ToList();
    }

    private List<Alternative> AlternativesOf(QueryToken token)
    {
        var alternatives = new List<Alternative>();
        AddWithPeers(alternatives, source.Find(token.Form), MatchKind.Exact, 1);
        if (!token.IsOpen || token.Form.Length < MinPrefix) return alternatives;
        foreach (var term in source.Completions(token.Form, MaxCompletions))
        {
            alternatives.Add(new(MatchKind.Prefix, weights.Prefix * token.Form.Length / term.Form.Length, [term]));
        }

        return alternatives;
    }

    private void AddWithPeers(List<Alternative> alternatives, Term? term, MatchKind kind, double weight)
    {
        if (term is null) return;
        alternatives.Add(new(kind, weight, [term]));
        foreach (var peer in source.PeersOf(term)) alternatives.Add(new(MatchKind.Peer, weight * weights.Peer, [peer]));
    }

    /// <summary>Neighbours that may be one word: "investering tijd" is left alone, "tijds investering" is tijdsinvestering.</summary>
    private void Join(IReadOnlyList<QueryToken> tokens, List<List<Alternative>> alternatives)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i + 1].Position != tokens[i].Position + 1) continue;
            foreach (var linker in source.Linkers)
            {
                var pair = Joined(tokens[i].Form + linker + tokens[i + 1].Form, tokens[i].Form);
                alternatives[i].AddRange(pair);
                alternatives[i + 1].AddRange(pair);
            }

            if (i + 2 >= tokens.Count || tokens[i + 2].Position != tokens[i].Position + 2) continue;
            var triple = Joined(tokens[i].Form + tokens[i + 1].Form + tokens[i + 2].Form, tokens[i].Form);
            alternatives[i].AddRange(triple);
            alternatives[i + 1].AddRange(triple);
            alternatives[i + 2].AddRange(triple);
        }
    }

    private List<Alternative> Joined(string form, string first)
    {
        var alternatives = new List<Alternative>();
        AddWithPeers(alternatives, source.FindNear(form, first), MatchKind.Joined, 1);
        return alternatives;
    }

    private void AddSynonyms(IReadOnlyList<QueryToken> tokens, List<List<Alternative>> alternatives)
    {
        foreach (var group in source.Synonyms)
        {
            foreach (var phrase in group)
            {
                for (var start = 0; start + phrase.Count <= tokens.Count; start++)
                {
                    if (!Matches(tokens, start, phrase)) continue;
                    foreach (var other in group)
                    {
                        if (ReferenceEquals(other, phrase)) continue;
                        var terms = other.Select(source.Find).ToList();
                        if (terms.Any(term => term is null)) continue;
                        var alternative = new Alternative(MatchKind.Synonym, weights.Synonym, terms!);
                        for (var i = start; i < start + phrase.Count; i++) alternatives[i].Add(alternative);
                    }
                }
            }
        }
    }

    private static bool Matches(IReadOnlyList<QueryToken> tokens, int start, IReadOnlyList<string> phrase)
    {
        for (var i = 0; i < phrase.Count; i++)
        {
            if (!string.Equals(tokens[start + i].Form, phrase[i], StringComparison.Ordinal)) return false;
            if (tokens[start + i].Position != tokens[start].Position + i) return false;
        }

        return true;
    }

    /// <summary>A word the lexicon does not know: another form of one that it does, mistyped, or a compound that nobody wrote before.</summary>
    private void Repair(string form, List<Alternative> alternatives)
    {
        if (form.Length < MinSimilar || char.IsDigit(form[0])) return;
        foreach (var term in source.Alike(form, MaxSimilar)) alternatives.Add(new(MatchKind.Similar, weights.Distance1, [term]));
        if (alternatives.Count > 0) return;
        foreach (var similar in source.Similar(form, form.Length >= TwoErrorsFrom ? 2 : 1, MaxSimilar))
        {
            var weight = similar.Distance == 1 ? weights.Distance1 : weights.Distance2;
            AddWithPeers(alternatives, source.Find(similar.Form), MatchKind.Similar, weight);
        }

        if (alternatives.Count == 0) SplitUnknown(form, alternatives);
    }

    private void SplitUnknown(string form, List<Alternative> alternatives)
    {
        for (var end = form.Length - MinPart; end >= MinPart; end--)
        {
            if (source.Find(form[..end]) is not { } first) continue;
            foreach (var linker in source.Linkers)
            {
                var start = end + linker.Length;
                if (form.Length - start < MinPart || string.CompareOrdinal(form, end, linker, 0, linker.Length) != 0) continue;
                if (source.Find(form[start..]) is not { } second) continue;
                alternatives.Add(new(MatchKind.Split, weights.Split, [first, second]));
                return;
            }
        }
    }
}
