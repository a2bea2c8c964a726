using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Site.BrowserTests.Support;
using Xunit;

namespace Site.BrowserTests.Learning;

[Collection(InBrowser.Name)]
public sealed class SelfTestTests(BrowserSite site)
{
    /// <summary>One question of each type.</summary>
    private static readonly string[] OneOfEach = ["q01", "q03", "q04", "q18", "q23", "q25", "q08", "q43", "q10"];

    private async Task<SiteVisit> OpenAsync(string path = "/zelftoets/", BrowserNewContextOptions? options = null)
    {
        var visit = await site.VisitAsync(path, options);
        await visit.Page.Locator("self-test[data-ready]").Last.WaitForAsync();
        return visit;
    }

    private static async Task<QuestionDriver> QuestionAsync(SiteVisit visit, string id)
    {
        await visit.Page.EvaluateAsync("id => { location.hash = id; }", id);
        var question = await new QuestionDriver(visit.Page, id).OpenAsync();
        await Assertions.Expect(question.Element).ToBeVisibleAsync();
        return question;
    }

    private static ILocator Module(SiteVisit visit, string name) => visit.Page.Locator("#self-test-" + name);

    private static Task<string[]> StorageAsync(SiteVisit visit) => visit.Page.EvaluateAsync<string[]>("() => Object.keys(localStorage).sort()");

    private static async Task AxeAsync(SiteVisit visit)
    {
        var result = await visit.Page.RunAxe();
        Assert.Equal("", string.Join("\n", result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html}"))));
    }

    [Theory]
    [InlineData("/zelftoets/", "Goed.", "Niet goed.")]
    [InlineData("/en/self-test/", "Right.", "Not right.")]
    public async Task Every_question_can_be_answered_right_and_wrong_and_says_why(string path, string right, string wrong)
    {
        await using var visit = await OpenAsync(path);
        var ids = await visit.Page.Locator(".question").EvaluateAllAsync<string[]>("all => all.map(q => q.id)");
        Assert.Equal(44, ids.Length);
        foreach (var id in ids)
        {
            var question = await QuestionAsync(visit, id);
            await question.AnswerAsync(Quality.Wrong);
            await Assertions.Expect(question.Headline).ToContainTextAsync(question.Kind == "order" || question.Kind == "choice" || question.Kind == "match" ? "" : wrong);
            Assert.NotEqual(right, await question.Headline.TextContentAsync());
            Assert.True((await question.Element.Locator(".why").First.TextContentAsync())!.Length > 20);
            await question.Element.Locator("[data-do=again]").ClickAsync();
            await question.AnswerAsync(Quality.Right);
            await Assertions.Expect(question.Headline).ToHaveTextAsync(right);
        }
        visit.IsClean();
    }

    [Fact]
    public async Task A_partly_right_answer_says_how_much_is_right()
    {
        await using var visit = await OpenAsync();
        foreach (var (id, headline) in new[] { ("q03", "Deels goed: 2 van de 4."), ("q18", "Deels goed: 1 van de 4."), ("q23", "Deels goed: 1 van de 4."), ("q08", "Deels goed: 1 van de 3."), ("q10", "Deels goed: 1 van de 2.") })
        {
            var question = await QuestionAsync(visit, id);
            await question.AnswerAsync(Quality.Partly);
            await Assertions.Expect(question.Headline).ToHaveTextAsync(headline);
        }
        visit.IsClean();
    }

    [Fact]
    public async Task A_defensible_answer_is_told_apart_and_carries_its_reason()
    {
        await using var visit = await OpenAsync();
        var question = await QuestionAsync(visit, "q28");
        await question.Element.Locator(".option input[value=d]").CheckAsync();
        await question.Check.ClickAsync();
        await Assertions.Expect(question.Headline).ToHaveTextAsync("Ook te verdedigen.");
        await Assertions.Expect(question.Element.Locator(".why")).ToContainTextAsync("Waarom dit ook te verdedigen is:");
        visit.IsClean();
    }

    [Fact]
    public async Task A_wrong_answer_leads_to_the_section_that_explains_it()
    {
        await using var visit = await OpenAsync();
        var question = await QuestionAsync(visit, "q01");
        await question.AnswerAsync(Quality.Wrong);
        await question.Element.Locator(".why a").ClickAsync();
        Assert.Equal("/video-hometraining/#how-it-works", new Uri(visit.Page.Url).PathAndQuery + new Uri(visit.Page.Url).Fragment);
        Assert.Equal(1, await visit.Page.Locator("#how-it-works").CountAsync());
        visit.IsClean();
    }

    [Fact]
    public async Task Feedback_is_said_in_the_one_status_region_and_the_focus_stays()
    {
        await using var visit = await OpenAsync();
        Assert.Equal(1, await Module(visit, "methods").Locator("[role=status], [aria-live]").CountAsync());
        var question = await QuestionAsync(visit, "q01");
        await question.Check.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        var status = Module(visit, "methods").Locator("[role=status]");
        await Assertions.Expect(status).ToHaveTextAsync("Geef eerst een antwoord.");
        await question.Element.Locator(".option input[value=a]").CheckAsync();
        await question.Check.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(status).ToContainTextAsync("Goed. ");
        await Assertions.Expect(status).ToContainTextAsync("Dat zicht is het doel");
        await Assertions.Expect(question.Check).ToBeFocusedAsync();
        visit.IsClean();
    }

    [Fact]
    public async Task Every_type_can_be_answered_by_keyboard_alone()
    {
        await using var visit = await OpenAsync();
        var keyboard = visit.Page.Keyboard;
        foreach (var id in OneOfEach)
        {
            var question = await QuestionAsync(visit, id);
            await question.Element.FocusAsync();
            await keyboard.PressAsync("Tab");
            switch (question.Kind)
            {
                case "choice" when id == "q03":
                    await keyboard.PressAsync("Space");
                    break;
                case "choice" or "scenario":
                    await keyboard.PressAsync("ArrowDown");
                    break;
                case "order":
                    // The focus stays on the button of the item that moves.
                    await keyboard.PressAsync("Tab");
                    await keyboard.PressAsync("Enter");
                    Assert.Equal("down", await visit.Page.EvaluateAsync<string>("() => document.activeElement.dataset.move"));
                    await Assertions.Expect(Module(visit, "methods").Locator("[role=status]")).ToContainTextAsync("staat nu op plaats 2 van 4.");
                    break;
                case "match":
                    await keyboard.PressAsync("ArrowDown");
                    break;
                default:
                    await keyboard.TypeAsync("150");
                    break;
            }
            for (var i = 0; i < 30 && !await question.Check.EvaluateAsync<bool>("b => b === document.activeElement"); i++)
                await keyboard.PressAsync("Tab");
            await Assertions.Expect(question.Check).ToBeFocusedAsync();
            await keyboard.PressAsync("Enter");
            await Assertions.Expect(question.Element).ToHaveAttributeAsync("data-checked", "");
        }
        visit.IsClean();
    }

    [Fact]
    public async Task Nothing_is_kept_before_an_answer_and_progress_outlives_reload_typos_and_the_other_language()
    {
        await using var visit = await OpenAsync();
        Assert.Empty(await StorageAsync(visit));
        foreach (var id in OneOfEach)
            await (await QuestionAsync(visit, id)).AnswerAsync(Quality.Right);
        Assert.Equal(OneOfEach.Length, (await StorageAsync(visit)).Length);
        Assert.Contains("self-test:Q01:1", await StorageAsync(visit));

        // The same revision with other words: a mended comma.
        await visit.Page.RouteAsync("**/zelftoets/", async route =>
        {
            var response = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = response, Body = (await response.TextAsync()).Replace("Waarvoor kijken", "Waarom, zo vragen wij, kijken", StringComparison.Ordinal) });
        });
        await visit.GotoAsync("/zelftoets/");
        await Assertions.Expect((await QuestionAsync(visit, "q01")).Headline).ToHaveTextAsync("Goed.");

        await visit.GotoAsync("/en/self-test/");
        foreach (var id in OneOfEach)
            await Assertions.Expect((await QuestionAsync(visit, id)).Headline).ToHaveTextAsync("Right.");
        visit.IsClean();
    }

    [Fact]
    public async Task A_new_revision_drops_the_progress_of_the_old_one()
    {
        await using var visit = await OpenAsync();
        await (await QuestionAsync(visit, "q01")).AnswerAsync(Quality.Right);
        await (await QuestionAsync(visit, "q02")).AnswerAsync(Quality.Right);
        await visit.Page.RouteAsync("**/zelftoets/", async route =>
        {
            var response = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = response, Body = (await response.TextAsync()).Replace("Q01&quot;,&quot;revision&quot;:1", "Q01&quot;,&quot;revision&quot;:2", StringComparison.Ordinal) });
        });
        await visit.GotoAsync("/zelftoets/");
        var question = await QuestionAsync(visit, "q01");
        Assert.Equal(0, await question.Headline.CountAsync());
        Assert.Equal("self-test:Q02:1", Assert.Single(await StorageAsync(visit)));
        visit.IsClean();
    }

    [Fact]
    public async Task The_wipe_button_empties_storage_and_every_question()
    {
        await using var visit = await OpenAsync();
        await (await QuestionAsync(visit, "q01")).AnswerAsync(Quality.Wrong);
        await (await QuestionAsync(visit, "q12")).AnswerAsync(Quality.Right);
        await Module(visit, "methods").GetByRole(AriaRole.Button, new() { Name = "Wis al mijn antwoorden" }).ClickAsync();
        Assert.Empty(await StorageAsync(visit));
        Assert.Equal(0, await visit.Page.Locator(".headline").CountAsync());
        Assert.Equal(0, await visit.Page.Locator(".question input:checked").CountAsync());
        await Assertions.Expect(Module(visit, "methods").Locator("[role=status]")).ToHaveTextAsync("Alles is gewist.");
        visit.IsClean();
    }

    [Fact]
    public async Task The_result_counts_per_principle_and_puts_sure_but_wrong_first()
    {
        await using var visit = await OpenAsync();
        var module = Module(visit, "principles");
        await module.Locator("[name=ask-sure]").CheckAsync();
        await (await QuestionAsync(visit, "q05")).AnswerAsync(Quality.Right);
        await (await QuestionAsync(visit, "q34")).AnswerAsync(Quality.Wrong);
        var sure = await QuestionAsync(visit, "q12");
        await sure.Element.Locator(".sure input[value=sure]").CheckAsync();
        await sure.AnswerAsync(Quality.Wrong);
        await module.GetByRole(AriaRole.Button, new() { Name = "Bekijk uitslag" }).First.ClickAsync();
        var result = module.Locator(".self-test-result");
        await Assertions.Expect(result.Locator(".total")).ToContainTextAsync("1 van de 3 punten");
        var rows = await result.Locator("tbody tr").AllTextContentsAsync();
        Assert.Equal(["Ontvangst1 van 2deels", "Conflicthantering0 van 1nog oefenen"], rows);
        await Assertions.Expect(result.Locator(".review li").First).ToContainTextAsync("zeker, maar niet goed");
        await AxeAsync(visit);

        await result.GetByRole(AriaRole.Button, new() { Name = "Oefen opnieuw wat niet goed was" }).ClickAsync();
        Assert.Equal("q12", await module.Locator(".question[data-current]").GetAttributeAsync("id"));
        await (await new QuestionDriver(visit.Page, "q12").OpenAsync()).AnswerAsync(Quality.Right);
        await module.Locator(".question[data-current] [data-do=next]").ClickAsync();
        Assert.Equal("q34", await module.Locator(".question[data-current]").GetAttributeAsync("id"));
        visit.IsClean();
    }

    [Fact]
    public async Task What_was_missed_comes_back_on_a_fixed_day_with_a_calendar_file()
    {
        await using var visit = await site.VisitAsync("");
        await visit.Page.Clock.SetFixedTimeAsync(new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc));
        await visit.GotoAsync("/zelftoets/");
        await (await QuestionAsync(visit, "q01")).AnswerAsync(Quality.Wrong);
        var module = Module(visit, "methods");
        await module.GetByRole(AriaRole.Button, new() { Name = "Bekijk uitslag" }).First.ClickAsync();
        await Assertions.Expect(module.Locator(".self-test-result")).ToContainTextAsync("komt terug op 24 november 2026");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => module.GetByRole(AriaRole.Button, new() { Name = "Zet die dag in mijn agenda" }).ClickAsync());
        Assert.Equal("methods-2026-11-24.ics", download.SuggestedFilename);
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\nSUMMARY:Zelftoets herhalen: Wat de methoden zijn\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75));

        await visit.Page.Clock.SetFixedTimeAsync(new DateTime(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc));
        await visit.GotoAsync("/zelftoets/?again");
        await Assertions.Expect(module.Locator(".due")).ToContainTextAsync("1 vraag van een vorige keer komt vandaag terug.");
        visit.IsClean();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task Axe_finds_nothing_unanswered_wrong_right_in_review_and_in_the_result(ColorScheme scheme, int width)
    {
        await using var visit = await OpenAsync(options: new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        await AxeAsync(visit);
        foreach (var module in new[] { "methods", "principles", "frames" })
            await Module(visit, module).Locator("[name=one-page]").CheckAsync();
        foreach (var id in OneOfEach)
            await (await QuestionAsync(visit, id)).AnswerAsync(Quality.Wrong);
        await AxeAsync(visit);
        foreach (var id in OneOfEach)
        {
            var question = await QuestionAsync(visit, id);
            await question.Element.Locator("[data-do=again]").ClickAsync();
            await question.AnswerAsync(Quality.Right);
        }
        await Module(visit, "methods").GetByRole(AriaRole.Button, new() { Name = "Bekijk uitslag" }).First.ClickAsync();
        await AxeAsync(visit);
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        visit.IsClean();
    }

    [Fact]
    public async Task Without_scripts_every_question_with_its_answer_and_reasons_can_be_read()
    {
        await using var visit = await site.VisitAsync("/zelftoets/", new() { JavaScriptEnabled = false });
        Assert.Equal(44, await visit.Page.Locator(".question:visible").CountAsync());
        Assert.Equal(44, await visit.Page.Locator(".question-answer > summary:visible").CountAsync());
        Assert.Equal(0, await visit.Page.Locator("self-test button:visible").CountAsync());
        await visit.Page.Locator("#q01 .question-answer > summary").ClickAsync();
        Assert.Equal(4, await visit.Page.Locator("#q01 .answers .reason:visible").CountAsync());
    }

    [Fact]
    public async Task Printing_shows_questions_only_or_with_answers_or_the_result()
    {
        await using var visit = await OpenAsync();
        await (await QuestionAsync(visit, "q01")).AnswerAsync(Quality.Wrong);
        var module = Module(visit, "methods");
        await module.Locator("[data-do=show-result]").ClickAsync();
        await visit.Page.EvaluateAsync("() => { window.print = () => {}; }");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        async Task<(int Questions, int Answers, int Results, int Others)> ShownAsync(string button)
        {
            await module.Locator($"[data-do={button}]").First.EvaluateAsync("b => b.click()");
            var shown = (
                await module.Locator(".question:visible").CountAsync(), await module.Locator(".answers .reason:visible, .answers ~ div .reason:visible").CountAsync(),
                await module.Locator(".self-test-result table:visible").CountAsync(), await visit.Page.Locator("#self-test-frames:visible, main > h1:visible, footer:visible").CountAsync());
            await visit.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
            return shown;
        }

        Assert.Equal((14, 0, 0, 0), await ShownAsync("print-questions"));
        var answers = await ShownAsync("print-answers");
        Assert.Equal((14, 0, 0), (answers.Questions, answers.Results, answers.Others));
        Assert.True(answers.Answers > 40);
        Assert.Equal((0, 0, 1, 0), await ShownAsync("print-results"));
        visit.IsClean();
    }
}
