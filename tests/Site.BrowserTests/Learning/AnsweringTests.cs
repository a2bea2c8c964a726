using System.Text.RegularExpressions;

namespace Site.BrowserTests.Learning;

/// <summary>Every type of question, answered in every way, with the mouse on the Dutch page and by keyboard alone on the English one.</summary>
public sealed class AnsweringTests(Browser browser, AnsweringPages pages) : IClassFixture<AnsweringPages>
{
    private static readonly (string Type, string Id, (Quality Quality, int Right, int Of)[] Ways)[] Types =
    [
        ("single", "q28", [(Quality.Right, 0, 0), (Quality.Wrong, 0, 0), (Quality.Defensible, 0, 0)]),
        ("multiple", "q03", [(Quality.Right, 0, 0), (Quality.Wrong, 0, 0), (Quality.Partly, 2, 4)]),
        ("truefalse", "q04", [(Quality.Right, 0, 0), (Quality.Wrong, 0, 0)]),
        ("ordering", "q18", [(Quality.Right, 0, 0), (Quality.Wrong, 0, 0), (Quality.Partly, 1, 4)]),
        ("matching", "q23", [(Quality.Right, 0, 0), (Quality.Wrong, 0, 0), (Quality.Partly, 1, 4)]),
        ("shortanswer", "q25", [(Quality.Right, 0, 0), (Quality.Wrong, 0, 0), (Quality.Defensible, 0, 0)]),
        ("framestrip, label", "q08", [(Quality.Right, 0, 0), (Quality.Wrong, 0, 0), (Quality.Partly, 1, 3)]),
        ("framestrip, spot", "q43", [(Quality.Right, 0, 0), (Quality.Wrong, 0, 0)]),
        ("scenario", "q10", [(Quality.Right, 0, 0), (Quality.Wrong, 0, 0), (Quality.Partly, 1, 2)]),
    ];

    public static TheoryData<string, Quality, Means> Ways()
    {
        var rows = new TheoryData<string, Quality, Means>();
        foreach (var means in new[] { Means.Mouse, Means.Keyboard })
        {
            foreach (var (type, _, ways) in Types)
            {
                foreach (var (quality, _, _) in ways)
                    rows.Add(type, quality, means);
            }
        }
        return rows;
    }

    [Theory(Timeout = Visit.Limit)]
    [MemberData(nameof(Ways))]
    public async Task An_answer_is_judged_said_and_explained(string type, Quality quality, Means means)
    {
        var visit = await pages.OpenAsync(browser, means);
        var (_, id, ways) = Types.First(t => t.Type == type);
        var (_, right, of) = ways.First(w => w.Quality == quality);
        var isDutch = means == Means.Mouse;
        var headline = (quality, isDutch) switch
        {
            (Quality.Right, true) => "Goed.",
            (Quality.Right, _) => "Right.",
            (Quality.Wrong, true) => "Niet goed.",
            (Quality.Wrong, _) => "Not right.",
            (Quality.Defensible, true) => "Ook te verdedigen.",
            (Quality.Defensible, _) => "Also defensible.",
            (_, true) => $"Deels goed: {right} van de {of}.",
            _ => $"Partly right: {right} of {of}.",
        };
        var question = await QuestionDriver.OpenAsync(visit.Page, id, means);
        await Assertions.Expect(question.Element).ToBeFocusedAsync();
        if (await question.Headline.CountAsync() > 0)
            await question.PressAsync(question.Element.Locator("[data-do=again]"));
        await Assertions.Expect(question.Headline).ToHaveCountAsync(0);

        await question.AnswerAsync(quality);

        await Assertions.Expect(question.Headline).ToHaveTextAsync(headline);
        await Assertions.Expect(question.Element).ToHaveAttributeAsync("data-verdict", quality.ToString().ToLowerInvariant());
        // Said aloud: the verdict, and why.
        var why = await question.Element.Locator(".why .reason").First.TextContentAsync() ?? "";
        Assert.True(why.Length > 20, why);
        var status = visit.Page.Locator("self-test[data-ready]").Filter(new() { Has = question.Element }).Locator("[role=status]");
        await Assertions.Expect(status).ToHaveTextAsync(new Regex($"^{Regex.Escape(headline)} .*{Regex.Escape(Spaced(why))}", RegexOptions.None, TimeSpan.FromSeconds(1)));
        // Told in words beside the answer too, never in colour only.
        if (await question.Element.Locator("[data-marked]").CountAsync() is var marked and > 0)
            Assert.Equal(marked, await question.Element.Locator("[data-marked] > .mark").CountAsync());
        if (quality == Quality.Wrong)
            Assert.NotEqual(0, await question.Element.Locator(".why a[href*='#']").CountAsync());
        // The focus does not jump, and the whole answer can be unfolded.
        await Assertions.Expect(question.Check).ToBeFocusedAsync();
        await Assertions.Expect(question.Element.Locator(".question-answer > summary")).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
    }

    private static string Spaced(string text) => Regex.Replace(text, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();
}

/// <summary>A visitor with a mouse and one with a keyboard, who answer one question after the other.</summary>
public sealed class AnsweringPages : IAsyncDisposable
{
    private readonly Dictionary<Means, Visit> visits = [];

    public async Task<Visit> OpenAsync(Browser browser, Means means)
    {
        if (visits.TryGetValue(means, out var open))
            return open;
        var visit = visits[means] = await browser.VisitAsync();
        await visit.GoAsync(means == Means.Mouse ? "/zelftoets/" : "/en/self-test/");
        await SelfTestPage.ReadyAsync(visit);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in visits.Values)
            await visit.DisposeAsync();
    }
}
