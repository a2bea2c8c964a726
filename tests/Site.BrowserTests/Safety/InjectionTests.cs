using System.Collections.Concurrent;
using Site.BrowserTests.Learning;
using Site.Cli.Serving;
using Site.Engine;
using Site.Model.Diagnostics;
using Site.Tests.Safety.Injection;
using Site.Tests.Support;

namespace Site.BrowserTests.Safety;

/// <summary>
/// The corpus in every text of site.yml, front matter, data files, self-tests and Markdown, shown by Chromium under the site's policy: nothing runs (a string
/// that ran would rename the page), no page holds an element, an attribute or a comment that it does not hold with a plain word in each text, nothing
/// is asked of another host, no violation is reported. In the short form each text has one string; over the turns of the full run every text has every string,
/// many at a time, a different one in front each time. One at a time is the work of the test without a browser.
/// </summary>
public sealed class InjectionTests(Browser browser)
{
    private const int SideBySide = 3;
    private const int FullTurns = 8;

    private const string Ran = "() => document.title === 'BREUK' || document.title === '1' || !!document.querySelector('[onclick], [onload], [onerror], [onfocus], [style], iframe, object, embed, base, body style')";

    /// <summary>Names of elements and their attributes, as the browser has understood the page and scripts have changed it.</summary>
    private const string Vocabulary = """
        () => {
          const seen = new Set();
          for (const nodes = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT); nodes.nextNode();) {
            seen.add(nodes.currentNode.nodeName);
            // Long words make a table scroll, which the theme marks.
            for (const { name } of nodes.currentNode.attributes ?? []) if (name !== 'data-more') seen.add(`${nodes.currentNode.nodeName} ${name}`);
          }
          return [...seen];
        }
        """;

    [Fact(Timeout = 1_500_000)]
    public async Task Nothing_of_the_content_runs_asks_or_is_reported()
    {
        // Control characters are refused by themselves.
        var corpus = Strings.All.Select(s => s.Replace("\r", "", StringComparison.Ordinal).Replace("\u0085", "", StringComparison.Ordinal)).ToList();
        var plain = await SeenAsync(_ => "woord");
        for (var turn = 0; turn < (Browser.IsFull ? FullTurns : 1); turn++)
        {
            var block = corpus.Where((_, i) => !Browser.IsFull || i % FullTurns == turn).ToList();
            var seen = await SeenAsync(Browser.IsFull ? n => string.Join(' ', block.Skip(n % block.Count).Concat(block.Take(n % block.Count))) : n => block[n % block.Count]);
            Assert.Empty(seen.Except(plain, StringComparer.Ordinal));
        }
        await CalendarAsync(corpus);
    }

    [Fact(Timeout = 1_500_000)]
    public async Task Nothing_of_the_Markdown_runs_asks_or_is_reported()
    {
        using var temp = new TempFolder();
        InjectedMarkdown.Write((path, text) => temp.Write("content/" + path, text));
        foreach (var refused in PreviewSite.Build(Options(temp)).Report.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Where.File).Distinct(StringComparer.Ordinal))
            File.Delete(temp.At(refused));
        await using var server = await ServeAsync(temp);
        await EveryPageAsync(server.Address, server.Pages.Where((_, i) => Browser.IsFull || i % 12 == 0), new ConcurrentDictionary<string, bool>(StringComparer.Ordinal));
        Assert.True(server.Pages.Count > Strings.All.Count, $"only {server.Pages.Count} pages were built");
    }

    /// <summary>Builds the site with a string for each text, visits it, and gives the names of all that its pages held.</summary>
    private async Task<IReadOnlyCollection<string>> SeenAsync(Func<int, string> choose)
    {
        using var temp = new TempFolder();
        InjectedSite.Write(temp, choose);
        await using var server = await ServeAsync(temp);
        var seen = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        // In the short run each sixth page, and those that show data.
        await EveryPageAsync(server.Address, server.Pages.Where((p, i) => Browser.IsFull || i % 6 == 0 || p is "/index.html" or "/zelftoets/index.html" or "/tijdsinvestering/index.html"), seen);
        await OtherFilesAsync(server.Address, server.Site);
        await using var visit = await browser.VisitAsync(address: server.Address);
        await SearchAsync(visit, seen);
        await SelfTestAsync(visit, seen);
        return [.. seen.Keys];
    }

    private static BuildOptions Options(TempFolder temp) => new(temp.At("content"), Repository.At("themes", "ait"), null, IncludesDrafts: false, new DateOnly(2026, 11, 22));

    private static async Task<Served> ServeAsync(TempFolder temp)
    {
        var (site, report) = PreviewSite.Build(Options(temp));
        Assert.Equal("", string.Join('\n', report.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Where.File}:{d.Where.Line} {d.Message("en")}")));
        return new Served(site!, await PreviewServer.StartAsync(site!, port: 0, isLive: false));
    }

    private async Task EveryPageAsync(string address, IEnumerable<string> pages, ConcurrentDictionary<string, bool> seen)
    {
        var left = new ConcurrentQueue<string>(pages);
        Assert.NotEmpty(left);
        await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(async _ =>
        {
            await using var visit = await browser.VisitAsync(address: address);
            while (left.TryDequeue(out var path))
            {
                await visit.GoAsync(path);
                await LookAsync(visit, seen);
            }
        }));
    }

    private static async Task LookAsync(Visit visit, ConcurrentDictionary<string, bool> seen)
    {
        Assert.False(await visit.EvalAsync<bool>(Ran), visit.Page.Url);
        foreach (var name in await visit.EvalAsync<string[]>(Vocabulary))
            seen.TryAdd(name, true);
    }

    /// <summary>Feeds, JSON, CSV, drawings and text files, opened by their own addresses. A browser saves what it cannot show.</summary>
    private async Task OtherFilesAsync(string address, PreviewSite site)
    {
        await using var visit = await browser.VisitAsync(address: address);
        // Chromium's own: it asks for an icon where a file names none, and shows XML with a style that the policy keeps out.
        visit.Expected.AddRange(["404 (Not Found)", ".xml: Applying inline style violates", ".xml: policy: style-src-elem inline"]);
        string[] kinds = [".xml", ".json", ".csv", ".txt", ".svg"];
        var files = site.Files.Keys.Where(f => kinds.Contains(Path.GetExtension(f), StringComparer.Ordinal) && !f.StartsWith("search-index/", StringComparison.Ordinal) && !f.StartsWith("assets/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        foreach (var kind in kinds.Where(k => k != ".svg"))
            Assert.Contains(files, f => f.EndsWith(kind, StringComparison.Ordinal));
        foreach (var file in files)
        {
            try
            {
                Assert.Equal(200, (await visit.GoAsync("/" + file)).Status);
            }
            catch (PlaywrightException e) when (e.Message.Contains("Download is starting", StringComparison.Ordinal) || e.Message.Contains("ERR_ABORTED", StringComparison.Ordinal))
            {
                continue;
            }
            Assert.False(await visit.EvalAsync<bool>("document.title === 'BREUK' || !!document.querySelector('script, iframe, [onload], [onclick]')"), file);
        }
    }

    private static async Task SearchAsync(Visit visit, ConcurrentDictionary<string, bool> seen)
    {
        foreach (var (path, queries) in new[] { ("/zoeken/", new[] { "video", "script", "onerror", "kwaliteit" }), ("/en/search/", ["video", "script", "alert", "quality"]) })
        {
            foreach (var query in queries)
            {
                await visit.GoAsync($"{path}?q={query}");
                await visit.Page.Locator(".search-list a, #search-results [role=status]:not(:empty)").First.WaitForAsync();
                await LookAsync(visit, seen);
            }
            await visit.GoAsync($"{path}?q={Uri.EscapeDataString("<img src=x onerror=document.title=\"BREUK\"><script>document.title=\"BREUK\"</script>")}");
            await visit.Page.Locator(".search-list a, #search-results [role=status]:not(:empty)").First.WaitForAsync();
            await LookAsync(visit, seen);
        }
    }

    /// <summary>Feedback, titles and the rest of a self-test are put into the page by scripts.</summary>
    private static async Task SelfTestAsync(Visit visit, ConcurrentDictionary<string, bool> seen)
    {
        foreach (var path in (string[])["/zelftoets/", "/en/self-test/"])
        {
            await visit.GoAsync(path);
            await SelfTestPage.ReadyAsync(visit);
            foreach (var id in (string[])["q01", "q03", "q04", "q18"])
                await (await QuestionDriver.OpenAsync(visit.Page, id)).AnswerAsync(Quality.Wrong);
            await LookAsync(visit, seen);
        }
    }

    /// <summary>A calendar file holds what a text says and no line of its own (RFC 5545, 3.3.11).</summary>
    private async Task CalendarAsync(List<string> corpus)
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/zelftoets/");
        var files = await visit.Page.EvaluateAsync<string[]>(
            """
            async texts => {
              const { calendar } = await import(document.querySelector('script[src$="js/self-test.js"]').src.replace('self-test.js', 'self-test-calendar.js'));
              return texts.map(text => calendar({ day: '2026-11-24', title: text, text, url: 'https://proef.example/', id: 'm', now: new Date(0) }));
            }
            """, corpus.Append("a;b,c\\d\r\nATTENDEE:mailto:x@evil.example\rBEGIN:VALARM\nEND:VCALENDAR"));
        string[] names = ["BEGIN", "VERSION", "PRODID", "BEGIN", "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION", "URL", "TRANSP", "END", "END"];
        foreach (var (file, text) in files.Zip(corpus.Append("a;b,c\\d\nATTENDEE:mailto:x@evil.example\nBEGIN:VALARM\nEND:VCALENDAR")))
        {
            Assert.All(file.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
            var lines = file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1];
            Assert.Equal(names, lines.Select(l => l.Split(':')[0]));
            Assert.DoesNotContain('\n', string.Concat(lines));
            foreach (var line in lines.Skip(8).Take(2))
                Assert.Equal(text, Unescaped(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        }
    }

    /// <summary>The text that a calendar reads; fails on a mark that is not escaped.</summary>
    private static string Unescaped(string value)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            Assert.False(value[i] is ';' or ',', value);
            text.Append(value[i] != '\\' ? value[i] : value[++i] == 'n' ? '\n' : value[i]);
        }
        return text.ToString();
    }

    /// <summary>A site and its server.</summary>
    private sealed class Served(PreviewSite site, PreviewServer server) : IAsyncDisposable
    {
        public PreviewSite Site => site;

        public string Address => server.Address;

        /// <summary>Every page but the one for what is not there.</summary>
        public IReadOnlyList<string> Pages { get; } =
            [.. site.Files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal) && f != "404.html").Order(StringComparer.Ordinal).Select(f => "/" + f)];

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
