namespace Site.BrowserTests;

/// <summary>Reading: without scripts, in the other language, on paper, and where there is no page.</summary>
public sealed class ReadingTests(Browser browser)
{
    private const int Limit = Visit.Limit;

    [Fact(Timeout = Limit)]
    public async Task Every_page_reads_fully_without_scripts()
    {
        await using var visit = await browser.VisitAsync(scripts: false);
        var hidden = new List<string>();
        foreach (var path in browser.Pages)
        {
            await visit.GoAsync(path);
            // What is said to the ear only (.hidden) and what a reader may unfold (details) is there too.
            hidden.AddRange((await visit.EvalAsync<string[]>("""
                [...document.querySelectorAll('main :is(h1, h2, h3, h4, p, li, td, th, dt, dd)')]
                  .filter(e => e.textContent.trim() && !e.closest('.hidden, .address, [hidden], details:not([open]) > :not(summary), [popover]') && e.getClientRects().length === 0)
                  .map(e => e.outerHTML.slice(0, 100))
                """)).Select(e => $"{path}: {e}"));
            if (await visit.EvalAsync<int>("document.querySelector('main').innerText.trim().length") < 30)
                hidden.Add($"{path}: hardly a word");
        }
        Assert.True(hidden.Count == 0, string.Join('\n', hidden.Take(30)));
    }

    [Fact(Timeout = Limit)]
    public async Task The_other_language_opens_at_the_same_section()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/werk-ontwikkelings-kring/");
        var id = await visit.EvalAsync<string>("[...document.querySelectorAll('main h2[id]')].at(1).id");
        await visit.EvalAsync<object>($"document.getElementById('{id}').scrollIntoView()");
        var english = visit.Page.Locator(".tools a[hreflang=en]");
        await Assertions.Expect(english).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("#" + id + "$", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));

        await english.ClickAsync();

        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(visit.Page.Locator("#" + id)).ToBeAttachedAsync();
    }

    [Theory(Timeout = Limit)]
    [InlineData("/bestaat-niet/", "nl")]
    [InlineData("/en/does-not-exist/", "en")]
    public async Task What_is_not_there_is_said_in_the_language_of_the_address(string path, string language)
    {
        await using var visit = await browser.VisitAsync();
        visit.Expected.Add("status of 404");

        var response = await visit.GoAsync(path);

        Assert.Equal(404, response.Status);
        Assert.Equal(language, await visit.EvalAsync<string>("document.documentElement.lang"));
        await visit.Page.Locator("main a.button").First.ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(browser.Address + (language == "nl" ? "/" : "/en/"));
    }

    [Theory(Timeout = Limit)]
    [InlineData("/video-hometraining/")]
    [InlineData("/werk-ontwikkelings-kring/")]
    [InlineData("/en/video-home-training/")]
    public async Task A_programme_page_prints_as_a_leaflet(string path)
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync(path);

        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        foreach (var gone in (string[])["header.top nav", "header.top .tools", "footer.bottom", ".toc", ".side", ".crumbs", ".turn"])
            await Assertions.Expect(visit.Page.Locator(gone).First).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator("main h1")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".foot .address")).ToBeVisibleAsync();
        var pdf = await visit.Page.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true });
        var pages = System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
        Assert.InRange(pages, 1, 2);
    }

    [Fact(Timeout = Limit)]
    public async Task A_full_visit_leaves_nothing_behind()
    {
        await using var visit = await browser.VisitAsync();
        foreach (var path in (string[])["/", "/video-hometraining/", "/en/", "/zoeken/"])
            await visit.GoAsync(path);

        Assert.Empty(await visit.Context.CookiesAsync());
        Assert.Equal(0, await visit.EvalAsync<int>("localStorage.length + sessionStorage.length"));
    }
}
