using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Site.BrowserTests;

/// <summary>What axe finds wrong on a page.</summary>
internal static class Axe
{
    // What passes need not be described: on a large page that takes most of the time.
    private static readonly AxeRunOptions Options = new() { ResultTypes = [ResultType.Violations] };

    /// <param name="within">A selector: the rest of the page is left out.</param>
    /// <returns>The rule, what it asks and the first elements that break it.</returns>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string? within = null)
    {
        var result = within is null ? await page.RunAxe(Options) : await page.RunAxe(new AxeRunContext { Include = [new(within)] }, Options);
        return [.. result.Violations.Select(v => $"{v.Id} ({v.Impact}): {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")];
    }
}
