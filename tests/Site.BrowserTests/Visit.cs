using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Site.BrowserTests;

/// <summary>One visitor. Requests to another host, errors on the console and violations of the policy are collected; <see cref="DisposeAsync"/> fails on any.</summary>
public sealed class Visit(IBrowserContext context, string address, bool scripts) : IAsyncDisposable
{
    private const string Watch = """
        document.addEventListener('securitypolicyviolation', e => console.error(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
        """;

    /// <summary>Milliseconds that a step may take: more than a machine busy with other tests needs.</summary>
    public const int Patience = 30_000;

    /// <summary>Milliseconds after which a test counts as hung. No test is near it: what takes long is one step, which <see cref="Patience"/> ends.</summary>
    public const int Limit = 300_000;

    private readonly ConcurrentQueue<string> faults = new();

    public IBrowserContext Context => context;

    public IPage Page { get; private set; } = null!;

    /// <summary>Texts of the console that belong to the test, such as the status of a page that is not there.</summary>
    public List<string> Expected { get; } = [];

    public async Task StartAsync()
    {
        await context.AddInitScriptAsync(Watch);
        Page = await NewPageAsync();
    }

    public async Task<IPage> NewPageAsync()
    {
        var page = await context.NewPageAsync();
        page.Request += (_, request) =>
        {
            // A file that a page makes for its visitor has an address of the page's own.
            if (!request.Url.StartsWith(address + "/", StringComparison.Ordinal) && !request.Url.StartsWith($"blob:{address}/", StringComparison.Ordinal))
                faults.Enqueue($"{page.Url} asked for {request.Url}");
        };
        page.PageError += (_, error) => faults.Enqueue($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            // A script that the test itself keeps away is told on the console too.
            if (message.Type == "error" && (scripts || !message.Text.Contains("ERR_FAILED", StringComparison.Ordinal)))
                faults.Enqueue($"{page.Url}: {message.Text}");
        };
        return page;
    }

    public async Task<IResponse> GoAsync(string path) => await Page.GotoAsync(path) ?? throw new InvalidOperationException($"no answer for {path}");

    /// <summary>Sets off for a page that may lead elsewhere by itself: returns when its first bytes are there.</summary>
    public Task SetOffAsync(string path) => Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });

    /// <summary>
    /// Waits until the page has this address. Asked again and again: <c>WaitForURLAsync</c> looks once and then waits for the next navigation, and misses one
    /// that ends between the two.
    /// </summary>
    /// <param name="address">With or without the host.</param>
    public Task ArrivesAtAsync(string address) => Assertions.Expect(Page).ToHaveURLAsync(address);

    /// <summary>The same for a pattern.</summary>
    public Task ArrivesAtAsync(Regex address) => Assertions.Expect(Page).ToHaveURLAsync(address);

    public Task<T> EvalAsync<T>(string script) => Page.EvaluateAsync<T>(script);

    /// <summary>What has gone wrong so far, besides what was expected.</summary>
    public IReadOnlyList<string> Faults => [.. faults.Where(f => !Expected.Any(e => f.Contains(e, StringComparison.Ordinal))).Distinct(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.True(Faults.Count == 0, string.Join('\n', Faults));
    }
}
