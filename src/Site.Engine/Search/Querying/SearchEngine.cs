using Site.Engine.Search.Format;

namespace Site.Engine.Search.Querying;

/// <summary>A page that was found.</summary>
/// <param name="Id">The page's id.</param>
/// <param name="Url">Its address from the root of the site.</param>
/// <param name="Section">Anchor of the section that answers most of the query; null when that is the beginning of the page.</param>
/// <param name="Concepts">Why it was found.</param>
public sealed record SearchResult(
    string Id, string Url, string Title, double Score, string? Section, IReadOnlyList<MatchedConcept> Concepts);

/// <summary>Answers queries from a written index as the browser's client does: the same pages in the same order.</summary>
public sealed class SearchEngine(WrittenIndex index)
{
    private readonly QueryPlanner planner = new(index, index.Weights);

    /// <summary>What a query is taken to mean, for an explanation.</summary>
    public IReadOnlyList<QueryConcept> Plan(string query) => planner.Plan(query);

    /// <summary>The pages that answer a query, best first.</summary>
    /// <exception cref="SearchIndexException">A file of the index is missing or damaged.</exception>
    public IReadOnlyList<SearchResult> Search(string query, int limit)
    {
        try
        {
            return Found(query, limit);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException or KeyNotFoundException)
        {
            // Files that are each well formed, but do not belong together.
            throw new SearchIndexException("The search index is damaged: its files do not fit each other. Build the site again.", e);
        }
    }

    private List<SearchResult> Found(string query, int limit)
    {
        var plan = planner.Plan(query);
        return [.. Ranker.Rank(plan, index.DocumentCount, index.Weights, index.Ranks).Take(limit).Select(hit => Result(hit, plan))];
    }

    private SearchResult Result(RankedDocument hit, IReadOnlyList<QueryConcept> plan)
    {
        var document = index.ReadDocument(hit.Document);
        var section = BestSection.Of(document, plan, hit.Concepts);
        return new(document.Id, document.Url, document.Title, hit.Score, section is { Length: > 0 } ? section : null, hit.Concepts);
    }
}
