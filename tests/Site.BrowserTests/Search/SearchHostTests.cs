using System.Collections.Concurrent;
using Site.Cli.Serving;
using Site.Engine;

namespace Site.BrowserTests.Search;

/// <summary>Searching on hosts that are not like the preview server: below a path, without ranges of bytes, with damaged files.</summary>
public sealed class SearchHostTests(Browser browser)
{
    private const int Limit = Visit.Limit;
    private const string Failed = "Het zoeken lukt nu niet. In de lijst van A tot Z staan alle pagina's.";

    [Theory(Timeout = Limit)]
    [InlineData("nl", "/een/pad/", "tijdsinvestring", "Tijdsinvestering", "/een/pad/tijdsinvestering/")]
    [InlineData("en", "/een/pad/en/", "time investmnt", "Time investment", "/een/pad/en/time-investment/")]
    public async Task A_site_below_a_path_of_its_host_is_searched(string language, string home, string query, string title, string address)
    {
        await using var server = await BelowPathAsync("een/pad");
        await using var visit = await browser.VisitAsync(address: server.Address);
        await visit.GoAsync(home);
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.InsertTextAsync(query);
        var first = visit.Page.Locator(".search-dialog [role=option]").First;
        await Assertions.Expect(first).ToContainTextAsync(title);
        await first.ClickAsync();
        await visit.ArrivesAtAsync(server.Address + address);
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync(title);

        await visit.GoAsync(language == "nl" ? $"/een/pad/zoeken/?q={Uri.EscapeDataString(query)}" : $"/een/pad/en/search/?q={Uri.EscapeDataString(query)}");
        await Assertions.Expect(visit.Page.Locator(".search-list a").First).ToHaveAttributeAsync("href", address);
        await Assertions.Expect(visit.Page.Locator("#search-results .search-more a").Last).ToHaveAttributeAsync("href", language == "nl" ? "/een/pad/zoeken/#index" : "/een/pad/en/search/#index");
    }

    [Fact(Timeout = Limit)]
    public async Task A_host_that_sends_whole_files_will_do()
    {
        await using var visit = await browser.VisitAsync();
        var answers = new ConcurrentBag<int>();
        visit.Page.Response += (_, response) =>
        {
            if (response.Url.Contains(".bin", StringComparison.Ordinal)) answers.Add(response.Status);
        };
        await visit.Context.RouteAsync("**/search-index/**", route => route.ContinueAsync(new()
        {
            Headers = route.Request.Headers.Where(header => !header.Key.Equals("range", StringComparison.OrdinalIgnoreCase)),
        }));
        await visit.GoAsync("/");
        await visit.Page.Keyboard.PressAsync("/");
        var field = visit.Page.Locator(".search-dialog input");
        var first = visit.Page.Locator(".search-dialog [role=option]").First;
        await field.FillAsync("certificaat bevriezen");
        await Assertions.Expect(first).ToContainTextAsync("Uw certificaat verlengen");
        await field.FillAsync("tijdsinvestring");
        await Assertions.Expect(first).ToContainTextAsync("Tijdsinvestering");
        Assert.NotEmpty(answers);
        Assert.All(answers, status => Assert.Equal(200, status));
    }

    [Theory(Timeout = Limit)]
    [InlineData("l", "certificaat")]
    [InlineData("d", "certificaat")]
    [InlineData("w", "certifictaa")]
    public async Task Changed_bytes_leave_a_message_and_the_list_of_pages(string kind, string query)
    {
        await using var visit = await browser.VisitAsync();
        await visit.Context.RouteAsync($"**/search-index/nl/{kind}*.bin*", async route =>
        {
            var answer = await route.FetchAsync();
            var bytes = await answer.BodyAsync();
            for (var i = 60; i < bytes.Length; i += 200) bytes[i] ^= 1;
            await route.FulfillAsync(new() { Response = answer, BodyBytes = bytes });
        });
        await visit.GoAsync("/");
        await visit.Page.Keyboard.PressAsync("/");
        var field = visit.Page.Locator(".search-dialog input");
        await field.FillAsync(query);
        await Assertions.Expect(visit.Page.Locator(".search-status")).ToHaveTextAsync(Failed);
        await Assertions.Expect(visit.Page.Locator(".search-more a")).ToHaveAttributeAsync("href", "/zoeken/#index");
        // The dialog lives: it takes another question, and Escape.
        await field.FillAsync("");
        await Assertions.Expect(visit.Page.Locator(".search-status")).ToHaveTextAsync("");
        await field.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator("site-search > form input")).ToBeFocusedAsync();

        await visit.GoAsync($"/zoeken/?q={query}");
        await Assertions.Expect(visit.Page.Locator("#search-results [role=status]")).ToHaveTextAsync(Failed);
        await Assertions.Expect(visit.Page.Locator("#search-results .search-more a")).ToHaveAttributeAsync("href", "/zoeken/#index");
    }

    /// <summary>The real site made for a path of its host, and a server that has it there and nowhere else.</summary>
    private static async Task<PreviewServer> BelowPathAsync(string path)
    {
        var options = new BuildOptions(Path.Combine(Browser.Root, "content"), Path.Combine(Browser.Root, "themes", "ait"), $"https://example.org/{path}/", IncludesDrafts: false, new DateOnly(2026, 11, 22));
        var (site, report) = PreviewSite.Build(options);
        Assert.True(site is not null, string.Join('\n', report.Diagnostics.Select(d => $"{d.Where.File}:{d.Where.Line} {d.Message("en")}")));
        return await PreviewServer.StartAsync(PreviewSite.Of(site.Files.ToDictionary(file => file.Key[0] == '_' ? file.Key : $"{path}/{file.Key}", file => file.Value, StringComparer.Ordinal)), port: 0, isLive: false);
    }
}
