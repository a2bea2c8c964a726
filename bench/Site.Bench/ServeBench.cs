using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace Site.Bench;

/// <summary>
/// How long an editor waits: a page is saved, and the time is taken until the server gives the new bytes, and until an open browser shows them.
/// </summary>
internal sealed class ServeBench(string root, int rounds)
{
    private static readonly string[] Switches = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>A Markdown table row: medians in milliseconds, the largest after them.</summary>
    /// <param name="content">A content folder that may be changed.</param>
    /// <param name="page">Its page that is edited.</param>
    /// <param name="address">Where that page stands on the site.</param>
    private async Task<string> RowAsync(string name, string content, string page, string address)
    {
        using var serve = Process.Start(new ProcessStartInfo(Path.Combine(root, "artifacts", "site", "site"),
            ["serve", "--content", content, "--theme", Path.Combine(root, "themes", "ait"), "--port", "0"]) { RedirectStandardOutput = true })!;
        try
        {
            var server = await AddressAsync(serve.StandardOutput);
            var bytes = new List<double>();
            using (var client = new HttpClient())
            {
                for (var round = 0; round <= rounds; round++)
                {
                    var mark = Mark(round);
                    var clock = Stopwatch.StartNew();
                    await File.AppendAllTextAsync(page, $"\n{mark}\n");
                    while (!(await client.GetStringAsync(server + address)).Contains(mark, StringComparison.Ordinal))
                        await Task.Delay(1);
                    bytes.Add(clock.Elapsed.TotalMilliseconds);
                    // The whole build that follows an edit is over before the next.
                    await Task.Delay(TimeSpan.FromSeconds(4));
                }
            }
            var shown = await ShownAsync(server + address, page);
            return string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median(bytes):0} | {bytes.Skip(1).Max():0} | {Median(shown):0} | {shown.Skip(1).Max():0} |\n");
        }
        finally
        {
            serve.Kill(entireProcessTree: true);
            await serve.WaitForExitAsync();
        }
    }

    private async Task<List<double>> ShownAsync(string url, string page)
    {
        using var playwright = await Playwright.CreateAsync();
        var program = Environment.GetEnvironmentVariable("SITE_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Switches });
        var tab = await browser.NewPageAsync();
        await tab.GotoAsync(url);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var times = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            var mark = Mark(1000 + round);
            var clock = Stopwatch.StartNew();
            await File.AppendAllTextAsync(page, $"\n{mark}\n");
            await tab.GetByText(mark).WaitForAsync();
            times.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(TimeSpan.FromSeconds(4));
        }
        return times;
    }

    private static string Mark(int round) => string.Create(CultureInfo.InvariantCulture, $"Round {round} of process {Environment.ProcessId}.");

    private static async Task<string> AddressAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf("http://localhost:", StringComparison.Ordinal);
            if (at >= 0)
            {
                // Read on, or the command would wait for a reader.
                _ = output.ReadToEndAsync();
                return line[at..].Split('/', ' ') is [var scheme, "", var host, ..] ? $"{scheme}//{host}" : line;
            }
        }
        throw new InvalidOperationException("site serve ended before it said its address");
    }

    /// <summary>The first round only warms up.</summary>
    private static double Median(List<double> values)
    {
        var sorted = values.Skip(1).Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    /// <summary>The real site, and a corpus of a number of pages.</summary>
    /// <param name="facts">Day, machine and versions.</param>
    public async Task<string> CompareAsync(int pages, string facts)
    {
        var work = Directory.CreateTempSubdirectory("site-bench-serve-");
        try
        {
            var text = new StringBuilder($"## Editing\n\n{facts}\n\nFrom saving a page to the new bytes being served, and to the browser showing them. Milliseconds: median and largest.\n\n| | served | largest | shown | largest |\n|---|---:|---:|---:|---:|\n");
            var real = Path.Combine(work.FullName, "real", "content");
            Peers.CopyTree(Path.Combine(root, "content"), real);
            text.Append(await RowAsync("the real site", real, Path.Combine(real, "pages", "methods", "what-is-vib.nl.md"), "/video-interactiebegeleiding/"));
            var large = Path.Combine(work.FullName, "large", "content");
            new Corpus(pages).Write(large, Flavour.Ours);
            var page = Directory.EnumerateFiles(large, "page-00007.nl.md", SearchOption.AllDirectories).Single();
            text.Append(await RowAsync(string.Create(CultureInfo.InvariantCulture, $"{pages} pages"), large, page, "/page-00007/"));
            return text.ToString();
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }
}
