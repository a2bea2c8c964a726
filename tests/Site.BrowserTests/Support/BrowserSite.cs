using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Site.Cli.Serving;
using Site.Engine;
using Site.Model.Diagnostics;
using Xunit;

namespace Site.BrowserTests.Support;

/// <summary>The real content and theme, built into memory and served under their own headers, with a browser to look at them.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    private IPlaywright? playwright;
    private PreviewServer? server;
    private IBrowser? browser;

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public string Address => server!.Address;

    public async ValueTask InitializeAsync()
    {
        var options = new BuildOptions(Path.Combine(Root, "content"), Path.Combine(Root, "themes", "ait"), null, IncludesDrafts: false, new DateOnly(2026, 11, 22));
        var (site, report) = PreviewSite.Build(options);
        Assert.Equal("", string.Join("\n", report.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Where.File}:{d.Where.Line} {d.Message("en")}")));
        server = await PreviewServer.StartAsync(site!, port: 0, isLive: false);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }

    /// <summary>A page in a browser context of its own, watched for script errors, policy violations and requests elsewhere.</summary>
    public async Task<SiteVisit> VisitAsync(string path = "/", BrowserNewContextOptions? options = null)
    {
        var context = await browser!.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout(10_000);
        var visit = new SiteVisit(context, await context.NewPageAsync(), Address);
        if (path.Length > 0)
            await visit.Page.GotoAsync(Address + path);
        return visit;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

/// <summary>One visitor: a page and what went wrong on it.</summary>
public sealed class SiteVisit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> faults = [];

    internal SiteVisit(IBrowserContext context, IPage page, string address)
    {
        this.context = context;
        Page = page;
        Address = address;
        page.PageError += (_, error) => faults.Add("script: " + error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                faults.Add($"console: {message.Text}");
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                faults.Add("request elsewhere: " + request.Url);
        };
    }

    public IPage Page { get; }

    public string Address { get; }

    public Task GotoAsync(string path) => Page.GotoAsync(Address + path);

    /// <summary>Fails when a script failed, the policy was broken or another host was asked.</summary>
    public void IsClean() => Assert.Equal([], faults);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class InBrowser : ICollectionFixture<BrowserSite>
{
    public const string Name = "browser";
}
