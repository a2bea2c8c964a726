namespace Site.BrowserTests.Learning;

/// <summary>What the tests of self-tests ask of a page with modules.</summary>
internal static class SelfTestPage
{
    public const int Limit = Visit.Limit;

    /// <summary>One question of each type.</summary>
    public static readonly IReadOnlyList<string> OneOfEach = ["q28", "q03", "q04", "q18", "q23", "q25", "q08", "q43", "q10"];

    public static async Task<Visit> OpenAsync(Browser browser, string path = "/zelftoets/", int width = 1280, bool dark = false)
    {
        var visit = await browser.VisitAsync(width, dark);
        await GoAsync(visit, path);
        return visit;
    }

    public static async Task GoAsync(Visit visit, string path)
    {
        await visit.GoAsync(path);
        await ReadyAsync(visit);
    }

    /// <summary>Every module of the page is ready.</summary>
    public static async Task ReadyAsync(Visit visit)
    {
        await visit.Page.Locator("self-test[data-ready]").First.WaitForAsync();
        await Assertions.Expect(visit.Page.Locator("self-test:not([data-ready])")).ToHaveCountAsync(0);
    }

    public static ILocator Module(Visit visit, string name) => visit.Page.Locator("#self-test-" + name);

    public static Task<string[]> StorageAsync(Visit visit) => visit.EvalAsync<string[]>("Object.keys(localStorage).sort()");
}
