using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Site.BrowserTests;

/// <summary><c>site serve</c> with the real theme: blocks that only a script completes, and what an editor sees while typing.</summary>
public sealed partial class ServeTests(Browser browser)
{
    private const int Limit = Visit.Limit;

    private const string Tabs = """
        ---
        title: Proef
        description: Een bladzijde met tabbladen.
        ---
        Eerste zin.

        ::::tabs
        :::tab Thuis
        In huis.
        :::
        :::tab Op school
        In de klas.
        :::
        ::::
        """;

    [Fact(Timeout = Limit)]
    public async Task Tabs_are_chosen_with_the_arrows()
    {
        await using var serve = await Serve.StartAsync(Tabs);
        await using var visit = await browser.VisitAsync(address: serve.Address);
        await visit.GoAsync("/proef/");
        var tabs = visit.Page.GetByRole(AriaRole.Tab);
        await Assertions.Expect(tabs).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Page.GetByText("In de klas.")).ToBeHiddenAsync();

        await tabs.First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");

        await Assertions.Expect(tabs.Nth(1)).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.GetByText("In de klas.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("In huis.")).ToBeHiddenAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task A_saved_file_appears_and_an_error_is_laid_over_the_last_good_page()
    {
        await using var serve = await Serve.StartAsync(Tabs);
        await using var visit = await browser.VisitAsync(address: serve.Address);
        await visit.GoAsync("/proef/");

        serve.Write(Tabs.Replace("Eerste zin.", "Tweede zin.", StringComparison.Ordinal));
        await Assertions.Expect(visit.Page.GetByText("Tweede zin.")).ToBeVisibleAsync();

        serve.Write(Tabs.Replace("title:", "titel:", StringComparison.Ordinal));
        var overlay = visit.Page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(overlay).ToContainTextAsync("content/pages/proef.nl.md:2:1");
        await Assertions.Expect(overlay).ToContainTextAsync("bedoelde u title ?");
        await Assertions.Expect(visit.Page.GetByText("Tweede zin.")).ToBeVisibleAsync();

        serve.Write(Tabs.Replace("Eerste zin.", "Derde zin.", StringComparison.Ordinal));
        await Assertions.Expect(visit.Page.GetByText("Derde zin.")).ToBeVisibleAsync();
        await Assertions.Expect(overlay).ToBeHiddenAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task What_is_saved_before_the_stream_is_open_appears_too()
    {
        await using var serve = await Serve.StartAsync(Tabs);
        await using var visit = await browser.VisitAsync(address: serve.Address);
        var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await visit.Page.RouteAsync("**/_live/events", async route =>
        {
            await saved.Task;
            await route.ContinueAsync();
        });
        await visit.GoAsync("/proef/");

        serve.Write(Tabs.Replace("Eerste zin.", "Tweede zin.", StringComparison.Ordinal));
        using var http = new HttpClient();
        while (!(await http.GetStringAsync(new Uri(serve.Address + "/proef/"), TestContext.Current.CancellationToken)).Contains("Tweede zin.", StringComparison.Ordinal))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await Assertions.Expect(visit.Page.GetByText("Eerste zin.")).ToBeVisibleAsync();
        saved.SetResult();

        await Assertions.Expect(visit.Page.GetByText("Tweede zin.")).ToBeVisibleAsync();
    }

    /// <summary>What was opened, filled in or scrolled to stays where only words changed; scripts of the page are not started anew.</summary>
    [Fact(Timeout = Limit)]
    public async Task Words_are_exchanged_in_the_open_page()
    {
        await using var serve = await Serve.StartAsync(Tabs);
        await using var visit = await browser.VisitAsync(address: serve.Address);
        await visit.GoAsync("/proef/");
        await Following(visit);
        await visit.Page.EvaluateAsync("window.isSame = true");
        await visit.Page.GetByRole(AriaRole.Tab).Nth(1).ClickAsync();

        serve.Write(Tabs.Replace("Eerste zin.", "Tweede zin, met **nadruk**.\n\nEn een alinea met een [verwijzing](#in-huis).\n\n- een\n- twee", StringComparison.Ordinal));
        await Assertions.Expect(visit.Page.GetByText("Tweede zin, met nadruk.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "twee" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("Eerste zin.")).ToHaveCountAsync(0);
        serve.Write(Tabs.Replace("Eerste zin.", "Derde zin.", StringComparison.Ordinal));
        await Assertions.Expect(visit.Page.GetByText("Derde zin.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("In de klas.")).ToBeVisibleAsync();

        Assert.True(await visit.Page.EvaluateAsync<bool>("window.isSame === true"));
        Assert.Equal(await Served(visit), await Shown(visit));
    }

    /// <summary>A heading has a button that a script gave it, and an entry in the contents.</summary>
    [Theory(Timeout = Limit)]
    [InlineData("Eerste zin.", "Eerste zin.\n\n## Nog een kop\n\nEinde.", "Nog een kop")]
    [InlineData("title: Proef", "title: Andere titel", "Andere titel")]
    [InlineData("Eerste zin.", "Een [[vreemd]] woord.\n\n| a | b |\n|---|---|\n| c | d |", "vreemd")]
    public async Task What_scripts_look_for_is_loaded_anew(string before, string after, string sign)
    {
        await using var serve = await Serve.StartAsync(Tabs);
        await using var visit = await browser.VisitAsync(address: serve.Address);
        await visit.GoAsync("/proef/");
        await Following(visit);
        await visit.Page.EvaluateAsync("window.isSame = true");

        serve.Write(Tabs.Replace(before, after, StringComparison.Ordinal));
        await Assertions.Expect(visit.Page.GetByText(sign).First).ToBeVisibleAsync();

        await Holds(visit, "window.isSame === undefined");
    }

    /// <summary>The page knows what it was given, and hears of changes.</summary>
    private static Task Following(Visit visit) => Holds(visit, "performance.getEntriesByType('resource').some(e => e.initiatorType === 'fetch' && e.responseEnd > 0 && e.name === location.href)");

    /// <summary>Asked again and again by the test: a page that waits by itself would evaluate text, which its policy forbids.</summary>
    private static async Task Holds(Visit visit, string expression)
    {
        while (!await Ask())
            await Task.Delay(20, TestContext.Current.CancellationToken);

        async Task<bool> Ask()
        {
            try
            {
                return await visit.Page.EvaluateAsync<bool>(expression);
            }
            catch (PlaywrightException)
            {
                // The page that was asked is gone: another is on its way.
                return false;
            }
        }
    }

    private static Task<string> Shown(Visit visit) => visit.Page.Locator("main").EvaluateAsync<string>("e => [...e.querySelectorAll('p, li')].map(b => b.textContent).join('|')");

    private static Task<string> Served(Visit visit) => visit.Page.EvaluateAsync<string>(
        "async () => [...new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html').querySelectorAll('main p, main li')].map(b => b.textContent).join('|')");

    /// <summary>The command in a process of its own, over a content folder of one page.</summary>
    private sealed partial class Serve : IAsyncDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("site-serve-");
        private Process process = null!;

        public string Address { get; private set; } = "";

        public static async Task<Serve> StartAsync(string page)
        {
            var serve = new Serve();
            Directory.CreateDirectory(Path.Combine(serve.folder.FullName, "content", "pages"));
            await File.WriteAllTextAsync(Path.Combine(serve.folder.FullName, "content", "site.yml"), "title: Proef\nlanguages: [nl]\n");
            serve.Write(page);
            serve.process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "site.dll"), "serve", "--port", "0", "--content", "content", "--theme", Path.Combine(Root, "themes", "ait")])
            {
                WorkingDirectory = serve.folder.FullName,
                RedirectStandardOutput = true,
            })!;
            var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            // Read to the end, or the command would wait for a reader.
            serve.process.OutputDataReceived += (_, read) =>
            {
                if (Said().Match(read.Data ?? "") is { Success: true } said)
                    address.TrySetResult(said.Value);
                else if (read.Data is null)
                    address.TrySetException(new InvalidOperationException("site serve ended before it said its address"));
            };
            serve.process.BeginOutputReadLine();
            serve.Address = await address.Task;
            return serve;
        }

        public void Write(string page) => File.WriteAllText(Path.Combine(folder.FullName, "content", "pages", "proef.nl.md"), page);

        public async ValueTask DisposeAsync()
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
            folder.Delete(recursive: true);
        }

        private static string Root => Browser.Root;

        [GeneratedRegex(@"http://localhost:\d+", RegexOptions.None, 1000)]
        private static partial Regex Said();
    }
}
