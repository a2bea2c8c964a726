using System.Text;
using System.Text.RegularExpressions;
using static Site.BrowserTests.Learning.SelfTestPage;

namespace Site.BrowserTests.Learning;

/// <summary>What is kept of a visitor's answers, in this browser only, and what comes of them.</summary>
public sealed class ProgressTests(Browser browser)
{
    [Fact(Timeout = Limit)]
    public async Task Nothing_is_kept_before_an_answer_and_progress_outlives_reload_typos_and_the_other_language()
    {
        await using var visit = await OpenAsync(browser);
        Assert.Empty(await StorageAsync(visit));
        foreach (var id in OneOfEach)
            await (await QuestionDriver.OpenAsync(visit.Page, id)).AnswerAsync(Quality.Right);
        var kept = await StorageAsync(visit);
        Assert.Equal(OneOfEach.Select(id => $"self-test:{id.ToUpperInvariant()}:1").Order(StringComparer.Ordinal), kept);

        // The same revision with other words: a mended comma.
        await visit.Page.RouteAsync("**/zelftoets/", async route =>
        {
            var response = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = response, Body = (await response.TextAsync()).Replace("Wat maakt het terugkijken", "Wat, zo vragen wij, maakt het terugkijken", StringComparison.Ordinal) });
        });
        await visit.Page.ReloadAsync();
        await ReadyAsync(visit);
        foreach (var id in OneOfEach)
            await Assertions.Expect((await QuestionDriver.OpenAsync(visit.Page, id)).Headline).ToHaveTextAsync("Goed.");
        await Assertions.Expect(visit.Page.Locator("#q03 .stem")).ToContainTextAsync("zo vragen wij");

        await visit.Page.Locator(".tools a[hreflang=en]").ClickAsync();
        await visit.ArrivesAtAsync(new Regex("/en/self-test/"));
        await ReadyAsync(visit);
        foreach (var id in OneOfEach)
            await Assertions.Expect((await QuestionDriver.OpenAsync(visit.Page, id)).Headline).ToHaveTextAsync("Right.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_new_revision_drops_the_progress_of_the_old_one()
    {
        await using var visit = await OpenAsync(browser);
        await (await QuestionDriver.OpenAsync(visit.Page, "q01")).AnswerAsync(Quality.Right);
        await (await QuestionDriver.OpenAsync(visit.Page, "q02")).AnswerAsync(Quality.Right);
        await visit.Page.RouteAsync("**/zelftoets/", async route =>
        {
            var response = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = response, Body = (await response.TextAsync()).Replace("Q01&quot;,&quot;revision&quot;:1", "Q01&quot;,&quot;revision&quot;:2", StringComparison.Ordinal) });
        });
        await GoAsync(visit, "/zelftoets/");
        Assert.Equal(0, await (await QuestionDriver.OpenAsync(visit.Page, "q01")).Headline.CountAsync());
        Assert.Equal("self-test:Q02:1", Assert.Single(await StorageAsync(visit)));
    }

    [Theory(Timeout = Limit)]
    [InlineData("/zelftoets/", "Wis al mijn antwoorden", "Alles is gewist.")]
    [InlineData("/en/self-test/", "Erase all my answers", "Everything has been erased.")]
    public async Task The_wipe_button_empties_storage_and_every_question(string path, string button, string said)
    {
        await using var visit = await OpenAsync(browser, path);
        await (await QuestionDriver.OpenAsync(visit.Page, "q01")).AnswerAsync(Quality.Wrong);
        await (await QuestionDriver.OpenAsync(visit.Page, "q12")).AnswerAsync(Quality.Right);
        await Module(visit, "methods").GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        Assert.Equal(0, await visit.EvalAsync<int>("localStorage.length + document.cookie.length"));
        Assert.Equal(0, await visit.Page.Locator(".headline").CountAsync());
        Assert.Equal(0, await visit.Page.Locator(".question input:checked").CountAsync());
        await Assertions.Expect(Module(visit, "methods").Locator("[role=status]")).ToHaveTextAsync(said);
        await visit.Page.ReloadAsync();
        await ReadyAsync(visit);
        Assert.Equal(0, await visit.Page.Locator(".headline").CountAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task A_damaged_answer_in_storage_is_left_aside()
    {
        await using var visit = await OpenAsync(browser);
        foreach (var kept in new[] { "5", "{", """{"response":5}""", """{"response":null}""", """{"response":{"a":"__proto__"}}""", """{"response":["gone",7]}""" })
        {
            await visit.Page.EvaluateAsync("([ids, kept]) => { for (const id of ids) localStorage.setItem(`self-test:${id.toUpperCase()}:1`, kept); }", new object[] { OneOfEach, kept });
            await visit.Page.ReloadAsync();
            await ReadyAsync(visit);
            await Assertions.Expect(visit.Page.Locator("#q28 .headline")).ToHaveCountAsync(0);
        }
        var question = await QuestionDriver.OpenAsync(visit.Page, "q28");
        await question.AnswerAsync(Quality.Right);
        await Assertions.Expect(question.Headline).ToHaveTextAsync("Goed.");
    }

    [Fact(Timeout = Limit)]
    public async Task The_result_counts_per_principle_and_puts_sure_but_wrong_first()
    {
        await using var visit = await OpenAsync(browser);
        var module = Module(visit, "principles");
        await Assertions.Expect(module.Locator(".sure:visible")).ToHaveCountAsync(0);
        await module.Locator("[name=ask-sure]").CheckAsync();
        await (await QuestionDriver.OpenAsync(visit.Page, "q05")).AnswerAsync(Quality.Right);
        await (await QuestionDriver.OpenAsync(visit.Page, "q34")).AnswerAsync(Quality.Wrong);
        var sure = await QuestionDriver.OpenAsync(visit.Page, "q12");
        await sure.Element.Locator(".sure input[value=sure]").CheckAsync();
        await sure.AnswerAsync(Quality.Wrong);
        await module.GetByRole(AriaRole.Button, new() { Name = "Bekijk uitslag" }).First.ClickAsync();
        var result = module.Locator(".self-test-result");
        await Assertions.Expect(result.Locator("h3")).ToBeFocusedAsync();
        await Assertions.Expect(result.Locator(".total")).ToHaveTextAsync("1 van de 3 punten Nog 15 niet gedaan.");
        Assert.Equal(["Ontvangst1 van 2deels", "Conflicthantering0 van 1nog oefenen"], await result.Locator("tbody tr").AllTextContentsAsync());
        Assert.Equal(18, await result.Locator(".review li").CountAsync());
        await Assertions.Expect(result.Locator(".review li").First).ToContainTextAsync("zeker, maar niet goed");

        // From the review to a question, time and again, also when the address points at it already.
        for (var i = 0; i < 2; i++)
        {
            await result.Locator(".review a[href='#q34']").ClickAsync();
            await Assertions.Expect(module.Locator("#q34")).ToBeFocusedAsync();
            await module.Locator(".number").First.ClickAsync();
            await Assertions.Expect(module.Locator("#q34")).ToBeHiddenAsync();
        }

        // The wrong ones again, and only those; what is not answered again yet counts as open.
        await result.GetByRole(AriaRole.Button, new() { Name = "Oefen opnieuw wat niet goed was" }).ClickAsync();
        Assert.Equal("q12", await module.Locator(".question[data-current]").GetAttributeAsync("id"));
        await (await QuestionDriver.InViewAsync(visit.Page, "q12")).AnswerAsync(Quality.Right);
        await module.Locator(".question[data-current] [data-do=next]").ClickAsync();
        Assert.Equal("q34", await module.Locator(".question[data-current]").GetAttributeAsync("id"));
        await module.Locator(".question[data-current] [data-do=next]").ClickAsync();
        await Assertions.Expect(result.Locator(".total")).ToHaveTextAsync("2 van de 2 punten Nog 16 niet gedaan.");
    }

    [Fact(Timeout = Limit)]
    public async Task What_was_missed_comes_back_on_a_fixed_day_with_a_calendar_file()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Page.Clock.SetFixedTimeAsync(new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc));
        await GoAsync(visit, "/zelftoets/");
        var missed = await QuestionDriver.OpenAsync(visit.Page, "q01");
        await missed.AnswerAsync(Quality.Wrong);
        // The same answer checked twice is one miss: still two days.
        await missed.Check.ClickAsync();
        // A story with one wrong turn is one miss as well.
        await (await QuestionDriver.OpenAsync(visit.Page, "q10")).AnswerAsync(Quality.Wrong);
        Assert.Equal("2026-11-24 2026-11-24", await visit.EvalAsync<string>("['Q01', 'Q10'].map(id => JSON.parse(localStorage[`self-test:${id}:1`]).due).join(' ')"));
        var module = Module(visit, "methods");
        await module.GetByRole(AriaRole.Button, new() { Name = "Bekijk uitslag" }).First.ClickAsync();
        await Assertions.Expect(module.Locator(".self-test-result")).ToContainTextAsync("komt terug op 24 november 2026");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => module.GetByRole(AriaRole.Button, new() { Name = "Zet die dag in mijn agenda" }).ClickAsync());
        Assert.Equal("methods-2026-11-24.ics", download.SuggestedFilename);
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\nSUMMARY:Zelftoets herhalen: Wat de methoden zijn\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75));

        await GoAsync(visit, "/en/self-test/");
        await module.Locator(".self-test-bar [data-do=show-result]").ClickAsync();
        await Assertions.Expect(module.Locator(".self-test-result")).ToContainTextAsync("comes back on 24 November 2026");

        // Two days later it is asked; missed again it stays away longer.
        await visit.Page.Clock.SetFixedTimeAsync(new DateTime(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc));
        await GoAsync(visit, "/zelftoets/?again");
        await Assertions.Expect(module.Locator(".due")).ToContainTextAsync("1 vraag van een vorige keer komt vandaag terug.");
        await module.Locator(".self-test-bar [data-do=show-result]").ClickAsync();
        await Assertions.Expect(module.Locator(".self-test-result [data-do=retry]")).ToBeVisibleAsync();
        await Assertions.Expect(module.Locator(".self-test-result [data-do=calendar]")).ToHaveCountAsync(0);
        await module.Locator("[data-do=practise-due]").ClickAsync();
        await (await QuestionDriver.InViewAsync(visit.Page, "q01")).AnswerAsync(Quality.Wrong);
        Assert.Equal("2026-11-30", await visit.EvalAsync<string>("JSON.parse(localStorage['self-test:Q01:1']).due"));
        await Assertions.Expect(module.Locator(".due")).ToBeHiddenAsync();
    }
}
