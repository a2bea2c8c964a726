using System.Collections.Concurrent;

namespace Site.BrowserTests;

/// <summary>Every page of the site, in light and dark, on a phone and a desktop. The short run takes two of the four states, the full one all.</summary>
public sealed class EveryPageTests(Browser browser)
{
    /// <summary>Pages open at a time: the machines of a CI have two cores.</summary>
    private const int SideBySide = 3;

    [Theory(Timeout = 480_000)]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task A_page_is_accessible_keeps_to_its_width_and_to_the_policy(int width, bool dark)
    {
        Assert.SkipWhen(!Browser.IsFull && dark == (width == 1280), "This state is looked at by dotnet run build.cs -- verify");
        var left = new ConcurrentQueue<string>(browser.Pages);
        var found = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(async _ =>
        {
            // A window of its own: a tab behind another hardly draws.
            await using var visit = await browser.VisitAsync(width, dark);
            while (left.TryDequeue(out var path))
                await LookAsync(visit.Page, path, width, found);
        }));
        Assert.True(found.IsEmpty, string.Join('\n', found.Order(StringComparer.Ordinal)));
    }

    private static async Task LookAsync(IPage page, string path, int width, ConcurrentBag<string> found)
    {
        await page.GotoAsync(path);
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (wide > width)
            found.Add($"{path}: {wide} px wide on a screen of {width}: {await page.EvaluateAsync<string>(Widest)}");
        foreach (var fault in await Axe.FaultsAsync(page))
            found.Add($"{path}: {fault}");
    }

    private const string Widest = """
        [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')
        """;
}
