using System.Text.RegularExpressions;
using Site.Engine.Learning;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.Learning;
using static Site.BrowserTests.Learning.SelfTestPage;

namespace Site.BrowserTests.Learning;

/// <summary>The self-tests as they stand on the page: all questions, their explanations, without scripts, for every ear and eye, on paper.</summary>
public sealed class SelfTestTests(Browser browser)
{
    [Theory(Timeout = Limit)]
    [InlineData("/zelftoets/", "Goed.", @"^(Niet goed\.|Deels goed: \d van de \d\.)$")]
    [InlineData("/en/self-test/", "Right.", @"^(Not right\.|Partly right: \d of \d\.)$")]
    public async Task Every_question_can_be_answered_right_and_wrong_and_says_why(string path, string right, string wrong)
    {
        // AnsweringTests takes every type on the English page; the texts are of the same questions.
        Assert.SkipWhen(!Browser.IsFull && path.StartsWith("/en/", StringComparison.Ordinal), "These questions are answered in English by dotnet run build.cs -- verify");
        await using var visit = await OpenAsync(browser, path);
        var ids = await visit.Page.Locator(".question").EvaluateAllAsync<string[]>("all => all.map(q => q.id)");
        Assert.Equal(44, ids.Length);
        foreach (var id in ids)
        {
            var question = await QuestionDriver.OpenAsync(visit.Page, id);
            await question.AnswerAsync(Quality.Wrong);
            await Assertions.Expect(question.Headline).ToHaveTextAsync(new Regex(wrong, RegexOptions.None, TimeSpan.FromSeconds(1)));
            Assert.True((await question.Element.Locator(".why").First.TextContentAsync())!.Length > 20);
            await question.Element.Locator("[data-do=again]").ClickAsync();
            await question.AnswerAsync(Quality.Right);
            await Assertions.Expect(question.Headline).ToHaveTextAsync(right);
        }
    }

    [Theory(Timeout = Limit)]
    [InlineData("/zelftoets/")]
    [InlineData("/en/self-test/")]
    public async Task Every_explanation_leads_to_a_section_that_is_there(string path)
    {
        await using var visit = await OpenAsync(browser, path);
        var dead = await visit.EvalAsync<string[]>(
            """
            (async () => {
              const links = [...new Set([...document.querySelectorAll('.question-answer a')].map(a => a.href))];
              const pages = new Map();
              for (const page of new Set(links.map(link => link.split('#')[0])))
                pages.set(page, new DOMParser().parseFromString(await (await fetch(page)).text(), 'text/html'));
              return links.length < 20 ? ['too few'] : links.filter(link => !pages.get(link.split('#')[0]).querySelector('main ' + new URL(link).hash));
            })()
            """);
        Assert.Empty(dead);
        var question = await QuestionDriver.OpenAsync(visit.Page, "q01");
        await question.AnswerAsync(Quality.Wrong);
        await question.Element.Locator(".why a").ClickAsync();
        await visit.ArrivesAtAsync(new Regex("#how-it-works$"));
        await Assertions.Expect(visit.Page.Locator("#how-it-works")).ToBeInViewportAsync();

        // Back again, the answer still stands.
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator("#q01[data-checked] .headline")).ToBeVisibleAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task Feedback_is_said_in_the_one_status_region_and_the_focus_stays()
    {
        await using var visit = await OpenAsync(browser);
        Assert.Equal(1, await Module(visit, "methods").Locator("[role=status], [aria-live]").CountAsync());
        var question = await QuestionDriver.OpenAsync(visit.Page, "q01");
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
    }

    [Fact(Timeout = Limit)]
    public async Task Moving_an_item_is_said_and_keeps_the_focus_on_its_button()
    {
        await using var visit = await OpenAsync(browser);
        var question = await QuestionDriver.OpenAsync(visit.Page, "q18");
        var item = question.Element.Locator("[data-item]").First;
        await visit.Page.Keyboard.PressAsync("Tab");
        // The first cannot go up: its button stays in reach and says so.
        await Assertions.Expect(item.Locator("[data-move=up]")).ToBeFocusedAsync();
        await Assertions.Expect(item.Locator("[data-move=up]")).ToHaveAttributeAsync("aria-disabled", "true");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(question.Element.Locator("[data-item]").Nth(1).Locator("[data-move=down]")).ToBeFocusedAsync();
        await Assertions.Expect(Module(visit, "methods").Locator("[role=status]")).ToContainTextAsync("staat nu op plaats 2 van 4.");
    }

    [Fact(Timeout = Limit)]
    public async Task A_story_waits_for_the_next_decision()
    {
        await using var visit = await OpenAsync(browser);
        var question = await QuestionDriver.OpenAsync(visit.Page, "q10");
        await question.Element.Locator("[data-node=tower] input[value=a]").CheckAsync();
        await question.Check.ClickAsync();
        await Assertions.Expect(Module(visit, "principles").Locator("[role=status]")).ToContainTextAsync("Het verhaal gaat verder. Mila lacht.");
        // The whole answer would give away what comes.
        await Assertions.Expect(question.Element.Locator(".question-answer")).ToBeHiddenAsync();
        await question.Check.ClickAsync();
        await Assertions.Expect(Module(visit, "principles").Locator("[role=status]")).ToHaveTextAsync("Geef eerst een antwoord.");
        await Assertions.Expect(question.Element.Locator(".why")).ToHaveCountAsync(1);
        Assert.Equal(["tower", "block"], await question.Element.Locator("[data-node]:visible").EvaluateAllAsync<string[]>("all => all.map(n => n.dataset.node)"));
    }

    [Theory(Timeout = Limit)]
    [InlineData("/zelftoets/", 360, true)]
    [InlineData("/en/self-test/", 1280, false)]
    [InlineData("/zelftoets/", 1280, false)]
    [InlineData("/en/self-test/", 360, true)]
    public async Task Axe_finds_nothing_in_any_state(string path, int width, bool dark)
    {
        Assert.SkipWhen(!Browser.IsFull && dark != path.StartsWith("/z", StringComparison.Ordinal), "This page is looked at in these colours by dotnet run build.cs -- verify");
        await using var visit = await OpenAsync(browser, path, width, dark);
        async Task AxeAsync(string state)
        {
            // The frame of the page is held by EveryPageTests.
            Assert.Equal("", string.Join("\n", (await Axe.FaultsAsync(visit.Page, "self-test")).Select(f => $"{state}: {f}")));
            Assert.True(await visit.EvalAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{state} is wider than the screen");
        }

        await AxeAsync("unanswered");
        foreach (var module in new[] { "methods", "principles", "frames" })
        {
            await Module(visit, module).Locator("[name=one-page]").CheckAsync();
            await Module(visit, module).Locator("[name=ask-sure]").CheckAsync();
        }
        // Only these are in view: axe takes its time over pictures.
        await visit.Page.EvaluateAsync("ids => { for (const q of document.querySelectorAll('.question')) if (!ids.includes(q.id)) q.hidden = true; }", OneOfEach);
        await AxeAsync("one under the other");
        foreach (var id in OneOfEach)
        {
            var question = await QuestionDriver.OpenAsync(visit.Page, id);
            await question.Check.ClickAsync();
            await question.Element.Locator(".sure input").First.CheckAsync();
            await question.AnswerAsync(Quality.Wrong);
        }
        await visit.Page.EvaluateAsync("() => { for (const d of document.querySelectorAll('#q28 details, #q18 details')) d.open = true; }");
        await AxeAsync("wrong");
        foreach (var module in new[] { "methods", "principles", "frames" })
            await Module(visit, module).Locator(".self-test-bar [data-do=show-result]").ClickAsync();
        await AxeAsync("result and review");
        foreach (var id in new[] { "q03", "q18", "q23", "q08", "q10" })
        {
            var question = await QuestionDriver.OpenAsync(visit.Page, id);
            await question.Element.Locator("[data-do=again]").ClickAsync();
            await question.AnswerAsync(Quality.Partly);
        }
        await AxeAsync("partly right");
        foreach (var id in OneOfEach)
        {
            var question = await QuestionDriver.OpenAsync(visit.Page, id);
            await question.Element.Locator("[data-do=again]").ClickAsync();
            await question.AnswerAsync(Quality.Right);
        }
        await AxeAsync("right");
    }

    [Theory(Timeout = Limit)]
    [InlineData("/zelftoets/", "nl")]
    [InlineData("/en/self-test/", "en")]
    public async Task Without_scripts_every_question_with_its_answer_and_reasons_can_be_read(string path, string language)
    {
        await using var visit = await browser.VisitAsync(scripts: false);
        await visit.GoAsync(path);
        Assert.Equal(44, await visit.Page.Locator(".question:visible").CountAsync());
        Assert.Equal(0, await visit.Page.Locator("self-test button:visible").CountAsync());
        Assert.Equal(0, await visit.Page.Locator("self-test :is(.stem, .option, .order li, .match select):not(:visible)").CountAsync());
        // Unfolding needs no script: a real click on some, the rest are opened to save time.
        foreach (var id in new[] { "q01", "q18", "q08", "q10" })
            await visit.Page.Locator($"#{id} .question-answer > summary").ClickAsync();
        Assert.Equal(4, await visit.Page.Locator("self-test details[open]").CountAsync());
        await visit.EvalAsync<object>("document.querySelectorAll('self-test details').forEach(d => { d.open = true; })");
        var seen = Plain(await visit.Page.Locator("main").InnerTextAsync());
        var missing = Modules().SelectMany(m => m.Questions).SelectMany(q => Words(q, language).Select(w => (q.Id, Text: Plain(w)))).Where(w => !seen.Contains(w.Text, StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing.Take(20)));
        Assert.True(await visit.Page.Locator("self-test .reason:visible").CountAsync() > 150);
    }

    [Theory(Timeout = Limit)]
    [InlineData("/zelftoets/")]
    [InlineData("/en/self-test/")]
    public async Task Printing_shows_questions_only_or_with_answers_or_the_result(string path)
    {
        await using var visit = await OpenAsync(browser, path);
        var module = Module(visit, "principles");
        await module.Locator("[name=ask-sure]").CheckAsync();
        await (await QuestionDriver.OpenAsync(visit.Page, "q28")).AnswerAsync(Quality.Wrong);
        await (await QuestionDriver.OpenAsync(visit.Page, "q10")).AnswerAsync(Quality.Wrong);
        await (await QuestionDriver.OpenAsync(visit.Page, "q07")).AnswerAsync(Quality.Right);
        await module.Locator("[data-do=show-result]").First.ClickAsync();
        await visit.Page.EvaluateAsync("() => { window.print = () => {}; }");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        async Task<(int Questions, int Answers, int Results, int Others)> ShownAsync(string button, Func<Task>? look = null)
        {
            await module.Locator($"[data-do={button}]").First.EvaluateAsync("b => b.click()");
            var shown = (
                await module.Locator(".question:visible").CountAsync(), await module.Locator(".answers .reason:visible, .answers ~ div .reason:visible").CountAsync(),
                await module.Locator(".self-test-result table:visible").CountAsync(), await visit.Page.Locator("#self-test-frames:visible, main > h1:visible, footer:visible").CountAsync());
            if (look is not null)
                await look();
            await visit.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
            return shown;
        }

        var order = "all => all.map(e => e.dataset.node ?? e.dataset.item).join()";
        var kept = await module.Locator("#q07 [data-item]").EvaluateAllAsync<string>(order);
        Assert.Equal((18, 0, 0, 0), await ShownAsync("print-questions", async () =>
        {
            // A sheet that nobody has filled in: steps and items as they came, no verdicts, and what there is to choose from.
            Assert.Equal("tower,block,away", await module.Locator("#q10 [data-node]:visible").EvaluateAllAsync<string>(order));
            Assert.NotEqual(kept, await module.Locator("#q07 [data-item]").EvaluateAllAsync<string>(order));
            Assert.Equal(0, await module.Locator(".mark:visible, .headline:visible, .sure:visible, .hint:visible, button:visible").CountAsync());
            Assert.Equal(5, await module.Locator("#q06 .on-paper li:visible").CountAsync());
        }));
        Assert.Equal(kept, await module.Locator("#q07 [data-item]").EvaluateAllAsync<string>(order));
        var answers = await ShownAsync("print-answers");
        Assert.Equal((18, 0, 0), (answers.Questions, answers.Results, answers.Others));
        Assert.True(answers.Answers > 80);
        Assert.Equal((0, 0, 1, 0), await ShownAsync("print-results", async () => await Assertions.Expect(module.Locator(".self-test-result .on-paper")).ToBeVisibleAsync()));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Assertions.Expect(await Visible(module, "#q10 [data-node]")).ToHaveCountAsync(2);
    }

    private static async Task<ILocator> Visible(ILocator module, string selector)
    {
        await module.Locator("[name=one-page]").CheckAsync();
        return module.Locator(selector + ":visible");
    }

    private static string Plain(string text) => Regex.Replace(text, @"[\s‘’“”'""]+", " ", RegexOptions.None, TimeSpan.FromSeconds(5)).Trim();

    private static IEnumerable<SelfTest> Modules() => Directory.GetFiles(Path.Combine(Browser.Root, "content", "self-tests"), "*.yml")
        .Select(f => SelfTestReader.Read(File.ReadAllText(f), Path.GetFileNameWithoutExtension(f), new YamlContext(f, ["nl", "en"], new DiagnosticBag()))!);

    /// <summary>Everything that a question says in a language.</summary>
    private static IEnumerable<string> Words(Question question, string language)
    {
        yield return question.Stem[language]!;
        if (question.Hint?[language] is { } hint)
            yield return hint;
        var (texts, reasons) = question.Interaction switch
        {
            ChoiceInteraction choice => (choice.Choices.Select(c => c.Text?[language]), choice.Choices.Select(c => c.Feedback)),
            OrderInteraction order => (order.Items.SelectMany(i => new[] { i.Text[language], i.Feedback[language] }), [order.WrongOrder]),
            MatchInteraction match => (match.Sources.Select(s => s.Text?[language]).Concat(match.Targets.Select(t => t.Text[language])), match.Targets.Select(t => t.Feedback)),
            TextInteraction text => (text.Answers.Select(a => a.Shown[language]), text.Answers.Select(a => a.Feedback).Append(text.Other)),
            ScenarioInteraction scenario => (
                scenario.Nodes.SelectMany(n => n.Choices.Select(c => c.Text[language]).Prepend(n.Text[language])), scenario.Nodes.SelectMany(n => n.Choices.Select(c => c.Feedback))),
            _ => throw new InvalidOperationException(),
        };
        foreach (var text in texts.OfType<string>())
            yield return text;
        foreach (var reason in reasons)
        {
            yield return reason.Text[language]!;
            if (reason.Defensible?[language] is { } defensible)
                yield return defensible;
        }
    }
}
