using System.Collections.Concurrent;
using Microsoft.Playwright;
using Site.Cli.Serving;
using Site.Engine;
using Site.Model.Diagnostics;
using Site.Tests.Safety.Injection;
using Site.Tests.Support;

namespace Site.BrowserTests.Safety;

/// <summary>
/// The corpus in every text of site.yml, front matter and the data files, shown by Chromium under the site's policy: nothing runs (a string that
/// ran would rename the page to BREUK), nothing is asked of another host, no violation is reported. Over the turns of the full run every page meets many strings
/// in each place; that every text gets every string is the work of the test without a browser.
/// </summary>
public sealed class InjectionTests(Browser browser)
{
    private const int SideBySide = 3;
    private const int FullTurns = 8;

    private const string Ran = "() => document.title === 'BREUK' || !!document.querySelector('[onclick], [onload], [onerror], [onfocus], [style], iframe, object, embed, base, body style')";

    [Fact(Timeout = 1_500_000)]
    public async Task Nothing_of_the_content_runs_asks_or_is_reported()
    {
        var corpus = Strings.All.Select(s => s.Replace("\r", "", StringComparison.Ordinal).Replace("\u0085", "", StringComparison.Ordinal)).ToList();
        var turns = Browser.IsFull ? FullTurns : 1;
        for (var turn = 0; turn < turns; turn++)
        {
            var shift = turn * corpus.Count / turns;
            using var temp = new TempFolder();
            InjectedSite.Write(temp, n => corpus[(n + shift) % corpus.Count]);
            var (site, report) = PreviewSite.Build(new BuildOptions(temp.At("content"), Repository.At("themes", "ait"), null, IncludesDrafts: false, new DateOnly(2026, 11, 22)));
            Assert.Equal("", string.Join('\n', report.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Where.File}:{d.Where.Line} {d.Message("en")}")));
            await using var server = await PreviewServer.StartAsync(site!, port: 0, isLive: false);
            await using var visit = await browser.VisitAsync(address: server.Address);
            visit.Page.Dialog += (_, dialog) => Assert.Fail($"a dialog: {dialog.Message}");

            await EveryPageAsync(visit, site!, all: Browser.IsFull);
            await OtherFilesAsync(server.Address, site!);
            await SearchAsync(visit);
            await SelfTestAsync(visit);
            await CalendarAsync(visit, corpus);
            Assert.Empty(visit.Faults);
        }
    }

    private static async Task EveryPageAsync(Visit visit, PreviewSite site, bool all)
    {
        var pages = site.Files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal) && f != "404.html").Order(StringComparer.Ordinal).Select(f => "/" + f).ToList();
        // In the short run each sixth page, and those that show data.
        var shown = pages.Where((p, i) => all || i % 6 == 0 || p is "/index.html" or "/zelftoets/index.html" or "/tijdsinvestering/index.html");
        var left = new ConcurrentQueue<string>(shown);
        var found = new ConcurrentBag<string>();
        await Task.WhenAll(Enumerable.Range(0, SideBySide).Select(async _ =>
        {
            var page = await visit.NewPageAsync();
            while (left.TryDequeue(out var path))
            {
                await page.GotoAsync(path);
                if (await page.EvaluateAsync<bool>(Ran))
                    found.Add(path);
            }
        }));
        Assert.Empty(found);
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

    private static async Task SearchAsync(Visit visit)
    {
        foreach (var (path, queries) in new[] { ("/zoeken/", new[] { "video", "script", "onerror", "kwaliteit" }), ("/en/search/", ["video", "script", "alert", "quality"]) })
        {
            foreach (var query in queries)
            {
                await visit.GoAsync($"{path}?q={query}");
                await visit.Page.Locator(".search-list a, #search-results [role=status]:not(:empty)").First.WaitForAsync();
                Assert.False(await visit.EvalAsync<bool>($"({Ran})()"), $"{path} {query}");
            }
            await visit.GoAsync($"{path}?q={Uri.EscapeDataString("<img src=x onerror=document.title=\"BREUK\"><script>document.title=\"BREUK\"</script>")}");
            await visit.Page.Locator(".search-list a, #search-results [role=status]:not(:empty)").First.WaitForAsync();
            Assert.False(await visit.EvalAsync<bool>($"({Ran})()"), path);
        }
    }

    /// <summary>Feedback, titles and the rest of a self-test are put into the page by scripts.</summary>
    private static async Task SelfTestAsync(Visit visit)
    {
        foreach (var path in (string[])["/zelftoets/", "/en/self-test/"])
        {
            await visit.GoAsync(path);
            await visit.Page.Locator("self-test[data-ready]").Last.WaitForAsync();
            foreach (var id in (string[])["q01", "q03", "q04", "q18"])
            {
                await visit.EvalAsync<string>($"location.hash = '{id}'");
                await (await Learning.QuestionDriver.OpenAsync(visit.Page, id)).AnswerAsync(Learning.Quality.Wrong);
            }
            Assert.False(await visit.EvalAsync<bool>($"({Ran})()"), path);
        }
    }

    /// <summary>A calendar file holds what a text says and no line of its own (RFC 5545, 3.3.11).</summary>
    private static async Task CalendarAsync(Visit visit, List<string> corpus)
    {
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
}
