using System.Text;
using Site.Engine.Search.Querying;

namespace Site.BrowserTests.Search;

/// <summary>The search field, its dialog and the results page on the real site.</summary>
public sealed class SearchTests(Browser browser)
{
    private const int Limit = Visit.Limit;
    private const int SeededQueries = 1_000;

    private const string Engine = """
        const { SearchIndex } = await import(document.querySelector('script[src$="js/search.js"]').src.replace('search.js', 'search-index.js'));
        const index = await SearchIndex.open('/search-index/' + language);
        """;

    [Theory(Timeout = Limit)]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task The_browser_ranks_as_the_command_line_does(string language)
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/");
        using var http = new HttpClient { BaseAddress = new Uri(browser.Address) };
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        byte[] Read(string name) => files.TryGetValue(name, out var known) ? known : files[name] = http.GetByteArrayAsync(new Uri($"/search-index/{name}", UriKind.Relative)).GetAwaiter().GetResult();
        var index = new WrittenIndex(language, Read);
        var queries = Seeded(index, SeededQueries);

        var shown = await visit.Page.EvaluateAsync<string[]>(
            $$"""
            async ({ language, queries }) => {
              {{Engine}}
              const answers = [];
              for (const query of queries) {
                const { hits } = await index.search(query);
                answers.push((await Promise.all(hits.slice(0, 10).map(async hit => (await index.title(hit.document)).id))).join());
              }
              return answers;
            }
            """,
            new { language, queries });

        var engine = new SearchEngine(index);
        var different = queries.Zip(shown)
            .Select(pair => (Query: pair.First, Shown: pair.Second, Here: string.Join(',', engine.Search(pair.First, 10).Select(result => result.Id))))
            .Where(answer => answer.Shown != answer.Here)
            .Select(answer => $"\"{answer.Query}\": {answer.Shown}, here {answer.Here}")
            .ToList();
        Assert.True(different.Count == 0, $"{different.Count} of {SeededQueries} differ:\n{string.Join('\n', different.Take(10))}");
    }

    [Fact(Timeout = Limit)]
    public async Task A_reader_searches_with_the_keyboard_alone()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/");
        await visit.Page.Keyboard.PressAsync("/");
        var field = visit.Page.Locator(".search-dialog input");
        await Assertions.Expect(field).ToBeFocusedAsync();
        await visit.Page.Keyboard.InsertTextAsync("tijdsinvestring");

        var first = visit.Page.Locator(".search-dialog [role=option]").First;
        await Assertions.Expect(first).ToContainTextAsync("Tijdsinvestering");
        await Assertions.Expect(first.Locator("mark").First).ToHaveTextAsync("Tijdsinvestering");
        await Assertions.Expect(visit.Page.Locator(".search-status")).ToContainTextAsync("gevonden");
        Assert.Empty(await Axe.FaultsAsync(visit.Page));

        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-activedescendant", await first.GetAttributeAsync("id") ?? "");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator("site-search > form input")).ToBeFocusedAsync();

        await visit.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(first).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page).ToHaveURLAsync($"{browser.Address}/tijdsinvestering/");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Tijdsinvestering");
        Assert.Equal("0 0 ", await visit.EvalAsync<string>("`${localStorage.length} ${sessionStorage.length} ${document.cookie}`"));
    }

    [Fact(Timeout = Limit)]
    public async Task The_results_page_can_be_linked_to()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/en/search/?q=qualty%20assurance");
        await Assertions.Expect(visit.Page.Locator(".search-list a").First).ToHaveTextAsync("Quality assurance");
        await Assertions.Expect(visit.Page.Locator("#search-results [role=status]")).ToContainTextAsync("found");
        Assert.Empty(await Axe.FaultsAsync(visit.Page));
    }

    [Fact(Timeout = Limit)]
    public async Task A_damaged_index_leaves_a_message_and_the_list_of_pages()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Context.RouteAsync("**/search-index/nl/l*.bin*", route => route.FulfillAsync(new() { BodyBytes = [0x1f, 0x8b, 8, 0, 0, 0] }));
        await visit.GoAsync("/");
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.InsertTextAsync("certificaat");
        await Assertions.Expect(visit.Page.Locator(".search-status")).ToHaveTextAsync("Het zoeken lukt nu niet. In de lijst van A tot Z staan alle pagina's.");
        await visit.Page.Locator(".search-more a").ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync($"{browser.Address}/zoeken/#index");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Kwaliteitsborging", Exact = true }).First).ToBeVisibleAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task Searching_goes_on_without_the_network()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/");
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.InsertTextAsync("wok");
        // A small index is fetched whole after the first answer; nothing of it may still be on its way.
        await visit.Page.WaitForFunctionAsync(
            "count => performance.getEntriesByType('resource').filter(entry => /\\/search-index\\/nl[^?]*$/.test(entry.name) && entry.responseEnd > 0).length === count",
            browser.Files.Count(name => name.StartsWith("search-index/nl", StringComparison.Ordinal)));
        await visit.Context.SetOfflineAsync(true);
        await visit.Page.Locator(".search-dialog input").FillAsync("certificaat bevriezen");
        await Assertions.Expect(visit.Page.Locator(".search-dialog [role=option]").First).ToContainTextAsync("Uw certificaat verlengen");
        // A word that no page has would be looked up in the other language, whose index was never asked for.
        await visit.Page.Locator(".search-dialog input").FillAsync("certificaat zxqwvk");
        await Assertions.Expect(visit.Page.Locator(".search-dialog [role=option]").First).ToContainTextAsync("certificaat");
        await Assertions.Expect(visit.Page.Locator(".search-status")).ToContainTextAsync("gevonden");
    }

    [Fact(Timeout = Limit)]
    public async Task An_index_of_another_format_is_refused_with_advice()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Context.RouteAsync("**/search-index/nl.json", route => route.FulfillAsync(new() { ContentType = "application/json", Body = """{"format":5}""" }));
        await visit.GoAsync("/");
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.InsertTextAsync("certificaat");
        await Assertions.Expect(visit.Page.Locator(".search-status")).ToHaveTextAsync("De site is vernieuwd. Laad deze pagina opnieuw, dan werkt het zoeken weer.");
        await Assertions.Expect(visit.Page.Locator(".search-more a")).ToHaveAttributeAsync("href", "/zoeken/#index");
    }

    public static TheoryData<string> Wild() => ["😀", "مرحبا بالعالم", "<qzxwvkj>", new string('q', 10_000)];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Wild))]
    public async Task Wild_input_finds_nothing_and_says_what_to_try(string query)
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/");
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Locator(".search-dialog input").FillAsync(query);
        await Assertions.Expect(visit.Page.Locator(".search-status")).ToContainTextAsync("Niets gevonden voor");
        await Assertions.Expect(visit.Page.Locator(".search-more")).ToContainTextAsync("Probeer minder of andere woorden");
        await Assertions.Expect(visit.Page.Locator(".search-more a").First).ToHaveAttributeAsync("href", "/zoeken/#index");
    }

    [Fact(Timeout = Limit)]
    public async Task An_empty_question_one_of_stop_words_and_one_of_markup_are_no_fault()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/");
        await visit.Page.Keyboard.PressAsync("/");
        var field = visit.Page.Locator(".search-dialog input");
        await field.FillAsync("de het een ");
        await Assertions.Expect(visit.Page.Locator(".search-status")).ToContainTextAsync("evonden");
        await field.FillAsync("<script>alert(1)</script>");
        await Assertions.Expect(visit.Page.Locator(".search-status")).ToContainTextAsync("evonden");
        await field.FillAsync("   ");
        await Assertions.Expect(visit.Page.Locator(".search-status")).ToHaveTextAsync("");
        await Assertions.Expect(visit.Page.Locator(".search-dialog [role=option]")).ToHaveCountAsync(0);
    }

    [Fact(Timeout = Limit)]
    public async Task A_word_of_the_other_language_is_hinted_at()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/");
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Locator(".search-dialog input").FillAsync("pregnancy");
        await Assertions.Expect(visit.Page.Locator(".search-more a[hreflang=en]")).ToHaveAttributeAsync("href", "/en/search/?q=pregnancy");
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
