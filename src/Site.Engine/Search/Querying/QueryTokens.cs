using System.Text;
using Site.Engine.Search.Analysis;

namespace Site.Engine.Search.Querying;

/// <summary>A word of a query.</summary>
/// <param name="Form">Folded.</param>
/// <param name="Position">Its place among all words of the query, stop words included.</param>
/// <param name="IsOpen">The reader may still be typing it: nothing follows it.</param>
internal sealed record QueryToken(string Form, int Position, bool IsOpen);

internal static class QueryTokens
{
    /// <summary>Words of a query that are looked at; the rest of a longer one is left aside.</summary>
    public const int MaxTokens = 16;

    /// <summary>Characters of a query that are looked at.</summary>
    public const int MaxCharacters = 400;

    /// <summary>
    /// The words that are searched for. Stop words fall away; when there is nothing else, an open one stays, because it may be
    /// the beginning of a longer word.
    /// </summary>
    public static IReadOnlyList<QueryToken> Read(string query, IReadOnlySet<string> stopWords)
    {
        if (query.Length > MaxCharacters) query = query[..MaxCharacters];
        var all = new List<QueryToken>();
        var tokens = new Tokenizer(query, new byte[Tokenizer.BufferLength]);
        while (all.Count < MaxTokens && tokens.Next())
        {
            all.Add(new QueryToken(Encoding.UTF8.GetString(tokens.Word), all.Count, IsOpen: tokens.AtEnd));
        }

        var content = all.Where(token => !stopWords.Contains(token.Form)).DistinctBy(token => token.Form).ToList();
        return content.Count > 0 ? content : all.Where(token => token.IsOpen).ToList();
    }
}
