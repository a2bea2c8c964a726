using System.Runtime.CompilerServices;
using Site.Cli.Serving;
using Site.Engine;
using Site.Engine.Files;

[assembly: AssemblyFixture(typeof(Site.BrowserTests.Browser))]

namespace Site.BrowserTests;

/// <summary>
/// The real site, built once into memory and shown by the preview server under the headers of Netlify, and one Chromium for all tests. Without
/// Chromium every test is skipped.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private readonly SemaphoreSlim clipboard = new(1);
    private IPlaywright? playwright;
    private IBrowser? chromium;
    private PreviewServer? server;

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>True in <c>build.cs -- verify</c>: every page in every state.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("SITE_CAMPAIGN") == "full";

    /// <summary>http://localhost:port</summary>
    public string Address => server?.Address ?? "";

    /// <summary>Addresses of all pages: "/", "/en/", "/404.html".</summary>
    public IReadOnlyList<string> Pages { get; private set; } = [];

    /// <summary>Paths of all files of the site, without a slash before them.</summary>
    public IReadOnlyList<string> Files { get; private set; } = [];

    private static string Executable => Environment.GetEnvironmentVariable("SITE_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            return;
        using var sink = new MemorySink();
        var options = new BuildOptions(Path.Combine(Root, "content"), Path.Combine(Root, "themes", "ait"), null, IncludesDrafts: false, new DateOnly(2026, 11, 22));
        var report = new SiteBuilder(options).Build(() => sink);
        Assert.True(report.Errors == 0, "the site does not build: " + string.Join("; ", report.Diagnostics.Take(5).Select(d => $"{d.Where.File}:{d.Where.Line} {d.Message("en")}")));
        Files = [.. sink.Files.Keys];
        Pages =
        [
            .. Files.Where(f => f.EndsWith(".html", StringComparison.Ordinal) && !f.StartsWith("go/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Select(f => "/" + (f.EndsWith("index.html", StringComparison.Ordinal) ? f[..^"index.html".Length] : f)),
        ];
        server = await PreviewServer.StartAsync(PreviewSite.Of(sink.Files), port: 0, isLive: false);
        Assertions.SetDefaultExpectTimeout(Visit.Patience);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = Switches });
    }

    /// <summary>A new visitor, with nothing kept from others. What goes wrong during the visit fails the test at its end.</summary>
    /// <param name="scripts">False: every script is kept from loading.</param>
    /// <param name="address">Another server than that of the real site.</param>
    /// <param name="javaScript">False: the browser runs none at all.</param>
    public async Task<Visit> VisitAsync(int width = 1280, bool dark = false, bool scripts = true, string? address = null, bool javaScript = true)
    {
        Assert.SkipWhen(chromium is null, $"There is no Chromium at {Executable}; on Debian: apt-get install chromium");
        var context = await chromium!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address ?? Address,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "nl-NL",
            TimezoneId = "Europe/Amsterdam",
            JavaScriptEnabled = javaScript,
        });
        context.SetDefaultTimeout(Visit.Patience);
        if (!scripts)
            await context.RouteAsync("**/*.js", route => route.AbortAsync());
        var visit = new Visit(context, address ?? Address, scripts);
        await visit.StartAsync();
        return visit;
    }

    /// <summary>The clipboard belongs to the whole browser: one test at a time copies and reads it.</summary>
    public async Task<IDisposable> ClipboardAsync(Visit visit)
    {
        await visit.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await clipboard.WaitAsync(TestContext.Current.CancellationToken);
        return new Release(clipboard);
    }

    public async ValueTask DisposeAsync()
    {
        clipboard.Dispose();
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }

    private sealed class Release(SemaphoreSlim held) : IDisposable
    {
        public void Dispose() => held.Release();
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
