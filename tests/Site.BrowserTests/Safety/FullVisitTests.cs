using System.Collections.Concurrent;
using Microsoft.Playwright;
using Site.BrowserTests.Learning;

namespace Site.BrowserTests.Safety;

/// <summary>
/// One visitor reads, searches, calculates and tests in both languages, with every request recorded: none goes to another host, no cookie is set, no
/// policy is broken (<see cref="Visit"/>), and nothing is stored before a question is answered. The full run opens every page.
/// </summary>
public sealed class FullVisitTests(Browser browser)
{
    private const int SideBySide = 3;

    /// <summary>Everything that a page may keep in a browser.</summary>
    private const string Kept = """
        async () => [
          ...Object.keys(localStorage).map(key => `localStorage ${key}`),
          ...Object.keys(sessionStorage).map(key => `sessionStorage ${key}`),
          ...(await indexedDB.databases()).map(database => `indexedDB ${database.name}`),
          ...(globalThis.caches ? await caches.keys() : []).map(cache => `cache ${cache}`),
          ...(await navigator.serviceWorker?.getRegistrations() ?? []).map(worker => `worker ${worker.scope}`),
          ...(document.cookie ? [`cookie ${document.cookie}`] : []),
        ]
        """;

    [Fact(Timeout = 600_000)]
    public async Task A_visit_asks_only_this_site_and_keeps_nothing_before_an_answer()
    {
        await using var visit = await browser.VisitAsync();
        var requests = new ConcurrentBag<IRequest>();
        visit.Context.Request += (_, request) => requests.Add(request);
        var answers = new ConcurrentBag<IResponse>();
        visit.Context.Response += (_, response) => answers.Add(response);

        var pages = browser.Pages.Where((_, i) => Browser.IsFull || i % 6 == 0).ToList();
        var left = new ConcurrentQueue<string>(pages);
        var tabs = await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(_ => visit.NewPageAsync()));
        await Task.WhenAll(tabs.Select(async page =>
        {
            while (left.TryDequeue(out var path))
                await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        }));
        // As long as the tabs are there the headers can be asked for; a tab behind another hardly draws.
        await NoCookieIsSetAsync(answers);
        foreach (var tab in tabs)
            await tab.CloseAsync();
        await visit.GoAsync("/");
        await NothingIsKeptAsync(visit);

        foreach (var (path, query) in new[] { ("/", "tijdsinvestring"), ("/en/", "qualty") })
        {
            await visit.GoAsync(path);
            await visit.Page.Keyboard.PressAsync("/");
            await visit.Page.Locator(".search-dialog input").FillAsync(query);
            await visit.Page.Locator(".search-dialog [role=option]").First.WaitForAsync();
            await visit.Page.Keyboard.PressAsync("ArrowDown");
            await visit.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(visit.Page).Not.ToHaveURLAsync(path);
        }
        foreach (var path in (string[])["/zoeken/?q=certificaat", "/en/search/?q=certificate"])
        {
            await visit.GoAsync(path);
            await visit.Page.Locator(".search-list a").First.WaitForAsync();
        }
        await NothingIsKeptAsync(visit);

        foreach (var path in (string[])["/tijdsinvestering/", "/en/time-investment/"])
        {
            await visit.GoAsync(path);
            await visit.Page.Locator("time-calculator[data-ready]").WaitForAsync();
            await visit.Page.Locator("input[name=woks]:visible").FillAsync("7");
            await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "CSV" }).First.ClickAsync());
        }
        await NothingIsKeptAsync(visit);

        foreach (var path in (string[])["/zelftoets/", "/en/self-test/"])
        {
            await visit.GoAsync(path + "#q01");
            await SelfTestPage.ReadyAsync(visit);
            if (path == "/zelftoets/")
                await NothingIsKeptAsync(visit);
            await (await QuestionDriver.OpenAsync(visit.Page, "q01")).AnswerAsync(Quality.Right);
            Assert.NotEmpty(await visit.EvalAsync<string[]>("Object.keys(localStorage)"));
        }

        Assert.True(requests.Count > pages.Count, $"only {requests.Count} requests were recorded");
        Assert.Empty(requests.Where(r => !r.Url.StartsWith(browser.Address + "/", StringComparison.Ordinal) && !r.Url.StartsWith($"blob:{browser.Address}/", StringComparison.Ordinal)).Select(r => r.Url));
        Assert.Empty(requests.Where(r => r.Method is not ("GET" or "HEAD") || r.PostData is not null).Select(r => $"{r.Method} {r.Url}"));
        Assert.Empty(await visit.Context.CookiesAsync());
        await NoCookieIsSetAsync(answers);
        TestContext.Current.SendDiagnosticMessage($"{pages.Count} pages, {requests.Count} requests, all to this site");
    }

    /// <summary>Playwright leaves what is about cookies out of the headers that come along with an answer: all are asked for.</summary>
    private static async Task NoCookieIsSetAsync(ConcurrentBag<IResponse> answers)
    {
        Assert.NotEmpty(answers);
        while (answers.TryTake(out var answer))
        {
            if (answer.Url.StartsWith("http", StringComparison.Ordinal))
                Assert.DoesNotContain("set-cookie", (IDictionary<string, string>)await answer.AllHeadersAsync());
        }
    }

    private static async Task NothingIsKeptAsync(Visit visit)
    {
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Kept));
        Assert.Empty(await visit.Context.CookiesAsync());
    }
}
