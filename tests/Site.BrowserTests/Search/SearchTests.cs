namespace Site.BrowserTests.Search;

/// <summary>The search field, its dialog and the results page on the real site.</summary>
public sealed class SearchTests(Browser browser)
{
    private const int Limit = Visit.Limit;

    [Fact(Timeout = Limit)]
    public async Task A_reader_searches_with_the_keyboard_alone()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/");
        await visit.Page.Keyboard.PressAsync("/");
        var field = visit.Page.Locator(".search-dialog input");
        await Assertions.Expect(field).ToBeFocusedAsync();
        Assert.Empty(await Axe.FaultsAsync(visit.Page));
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
}
