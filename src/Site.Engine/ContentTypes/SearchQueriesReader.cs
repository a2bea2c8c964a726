using System.Collections.Immutable;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;

namespace Site.Engine.ContentTypes;

/// <summary>A query that readers are expected to type.</summary>
/// <param name="Page">Id of the page that should come first.</param>
public sealed record SearchQuery(string Text, string Page, string Language, SourceSpan Where);

public sealed record SearchQueryFile(ImmutableArray<SearchQuery> Queries)
{
    public static readonly SearchQueryFile Empty = new([]);
}

/// <summary>content/search-queries.yml.</summary>
public static class SearchQueriesReader
{
    public static SearchQueryFile Read(MapReader r) =>
        new(r.Items("queries", v => v.Object(One), "What readers type, and the page that should come first."));

    private static SearchQuery? One(MapReader r)
    {
        var text = r.RequiredText("q", "What a reader types.");
        var page = r.RequiredText("first", "Id of the page that should come first.");
        var language = r.Choice("language", r.Context.Languages, "Language of the reader.", required: true);
        return language is null || text.Length == 0 || page.Length == 0 ? null : new SearchQuery(text, page, language, r.Span("q"));
    }
}
