using System.Globalization;
using System.Text;
using Site.Engine.Search.Indexing;
using Site.Engine.Search.Querying;

namespace Site.BrowserTests.Search;

/// <summary>The browser's client gives the same pages in the same order as the command line, on a small index and on one that is cut in many pieces.</summary>
public sealed class RankingTests(Browser browser)
{
    private const int Limit = Visit.Limit;
    private const int SeededQueries = 1_000;

    [Theory(Timeout = Limit)]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task The_browser_ranks_as_the_command_line_does(string language)
    {
        await using var visit = await browser.VisitAsync();
        using var http = new HttpClient { BaseAddress = new Uri(browser.Address) };
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        byte[] Read(string name) => files.TryGetValue(name, out var known) ? known : files[name] = http.GetByteArrayAsync(new Uri($"/search-index/{name}", UriKind.Relative)).GetAwaiter().GetResult();
        await CompareAsync(visit, new WrittenIndex(language, Read), $"/search-index/{language}");
    }

    /// <summary>Words of the vocabulary by first letters, completions of short prefixes, shards and records in several files, draws by numbers in addresses.</summary>
    [Fact(Timeout = Limit)]
    public async Task A_large_index_is_ranked_alike()
    {
        var files = SearchIndexWriter.Write("nl", Pages(600), [["wetten", "regeling"]], new() { ShardBytes = 1_500 }).ToDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);
        foreach (var kind in (string[])["nl/l1-", "nl/d9-", "nl/c-"]) Assert.Contains(files.Keys, name => name.StartsWith(kind, StringComparison.Ordinal));
        Assert.True(files.Keys.Count(name => name.StartsWith("nl/w-", StringComparison.Ordinal)) > 5);
        await using var visit = await browser.VisitAsync();
        await visit.Context.RouteAsync("**/large/**", async route =>
            await route.FulfillAsync(new() { ContentType = "application/octet-stream", BodyBytes = files[new Uri(route.Request.Url).AbsolutePath["/large/".Length..]] }));
        await CompareAsync(visit, new WrittenIndex("nl", name => files[name]), "/large/nl");
    }

    private static async Task CompareAsync(Visit visit, WrittenIndex index, string address)
    {
        await visit.GoAsync("/");
        var queries = Seeded(index, SeededQueries);
        var shown = await visit.Page.EvaluateAsync<string[]>(
            """
            async ({ address, queries }) => {
              const { SearchIndex } = await import(document.querySelector('script[src$="js/search.js"]').src.replace('search.js', 'search-index.js'));
              const index = await SearchIndex.open(address);
              const answers = [];
              for (const query of queries) {
                const { hits } = await index.search(query);
                answers.push((await Promise.all(hits.slice(0, 10).map(async hit => (await index.title(hit.document)).id))).join());
              }
              return answers;
            }
            """,
            new { address, queries });

        var engine = new SearchEngine(index);
        var answers = queries.Zip(shown).Select(pair => (Query: pair.First, Shown: pair.Second, Here: string.Join(',', engine.Search(pair.First, 10).Select(result => result.Id)))).ToList();
        var different = answers.Where(answer => answer.Shown != answer.Here).Select(answer => $"\"{answer.Query}\": {answer.Shown}, here {answer.Here}").ToList();
        Assert.True(different.Count == 0, $"{different.Count} of {SeededQueries} differ:\n{string.Join('\n', different.Take(10))}");
        Assert.True(answers.Count(answer => answer.Here.Length > 0) > SeededQueries / 2, "most queries find something");
    }

    /// <summary>Pages of made-up words, some far more frequent than others, that look like Dutch to the keys and the stemmer.</summary>
    private static List<SearchDocument> Pages(int count)
    {
        string[] syllables = ["ver", "lo", "pen", "wet", "ten", "ing", "en", "de", "heid", "be", "staan", "men", "zee", "vij", "school", "ge", "werk", "t", "s", "er", "klim", "mo", "gelijk", "rij", "in"];
        var random = new Random(7);
        var words = Enumerable.Range(0, 14_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => syllables[random.Next(syllables.Length)]))).ToArray();
        string Text(int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 2))]));
        return [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture)).Select(i => new SearchDocument($"page-{i}", $"/page-{i}/", Text(4), "", [new("", "", Text(40)), new("more", Text(3), Text(60))]))];
    }

    /// <summary>Words of the pages, alone and together, half typed, mistyped and joined.</summary>
    private static string[] Seeded(WrittenIndex index, int count)
    {
        var random = new Random(5);
        var words = Enumerable.Range(0, index.DocumentCount)
            .SelectMany(document => index.ReadDocument(document).Sections)
            .SelectMany(section => $"{section.Heading} {section.Text}".Split((char[])[' ', ',', '.', '(', ')', ':'], StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var queries = new string[count];
        for (var i = 0; i < count; i++)
        {
            var query = new StringBuilder();
            for (var left = random.Next(1, 5); left > 0; left--)
            {
                var word = new StringBuilder(words[random.Next(words.Length)]);
                if (word.Length > 4 && random.Next(4) == 0) word.Remove(random.Next(word.Length), 1);
                query.Append(word).Append(random.Next(6) == 0 ? "" : " ");
            }

            queries[i] = random.Next(2) == 0 ? query.ToString() : query.ToString(0, Math.Max(1, query.Length - random.Next(1, 4)));
        }

        return queries;
    }
}
