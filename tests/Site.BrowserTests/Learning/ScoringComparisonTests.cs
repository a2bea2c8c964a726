using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Site.Engine.Learning;
using Site.Engine.Markdown.Blocks.SelfTest;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.Learning;

namespace Site.BrowserTests.Learning;

public sealed class ScoringComparisonTests(Browser browser)
{
    private static readonly ImmutableArray<Question> Questions =
    [
        .. Directory.GetFiles(Path.Combine(Browser.Root, "content", "self-tests"), "*.yml").Order(StringComparer.Ordinal)
            .SelectMany(f => SelfTestReader.Read(File.ReadAllText(f), Path.GetFileNameWithoutExtension(f), new YamlContext(f, ["nl", "en"], new DiagnosticBag()))!.Questions),
    ];

    [Fact(Timeout = Visit.Limit)]
    public async Task Generated_answers_to_every_question_score_the_same_in_CSharp_and_JavaScript()
    {
        var random = new Random(4);
        var cases = Questions.SelectMany(q => Enumerable.Range(0, 50).Select(_ => (Question: q, Response: Answer(q.Interaction, random)))).ToList();
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/zelftoets/");
        var script = await visit.Page.Locator("script[src*='self-test.js']").GetAttributeAsync("src");
        var scores = await visit.Page.EvaluateAsync<string[]>(
            """
            async ([module, cases]) => {
              const { score } = await import(module);
              return JSON.parse(cases).map(({ key, response }) => {
                const { parts, of, answered } = score(JSON.parse(key), response);
                return `${parts}/${of} ${answered}`;
              });
            }
            """,
            new object[]
            {
                script!.Replace("self-test.js", "self-test-scoring.js", StringComparison.Ordinal),
                JsonSerializer.Serialize(cases.Select(c => new { key = QuestionKey.Of(c.Question), response = Plain(c.Response) })),
            });
        Assert.True(cases.Count >= 2000);
        for (var i = 0; i < cases.Count; i++)
        {
            var score = Scoring.Score(cases[i].Question.Interaction, cases[i].Response);
            var shown = string.Create(CultureInfo.InvariantCulture, $"{score.Parts}/{score.Of} {(score.Answered ? "true" : "false")}");
            Assert.Equal($"{cases[i].Question.Id}: {shown}", $"{cases[i].Question.Id}: {scores[i]}");
        }
    }

    [Fact(Timeout = Visit.Limit)]
    public async Task Wild_texts_fold_the_same()
    {
        var random = new Random(5);
        var texts = Enumerable.Range(0, 500).Select(_ => Wild(random)).ToArray();
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/zelftoets/");
        var script = await visit.Page.Locator("script[src*='self-test.js']").GetAttributeAsync("src");
        var folded = await visit.Page.EvaluateAsync<string[]>(
            "async ([module, texts]) => { const { fold } = await import(module); return texts.map(codes => fold(String.fromCharCode(...codes))); }",
            new object[] { script!.Replace("self-test.js", "self-test-scoring.js", StringComparison.Ordinal), texts.Select(t => t.Select(c => (int)c).ToArray()).ToArray() });
        for (var i = 0; i < texts.Length; i++)
            Assert.Equal(Scoring.Fold(texts[i]), folded[i]);
    }

    private static Response Answer(Interaction interaction, Random random) => interaction switch
    {
        ChoiceInteraction choice => new ChoiceResponse(
            choice.Multiple
                ? [.. choice.Choices.Where(_ => random.Next(2) == 0).Select(c => c.Id)]
                : [.. choice.Choices.Select(c => c.Id).OrderBy(_ => random.Next()).Take(random.Next(2)), .. random.Next(20) == 0 ? ["unknown"] : Array.Empty<string>()]),
        OrderInteraction order => new OrderResponse([.. order.Items.Select(i => i.Id).OrderBy(_ => random.Next()).Take(random.Next(10) == 0 ? 0 : order.Items.Length)]),
        MatchInteraction match => new MatchResponse(match.Sources.Where(_ => random.Next(6) > 0)
            .ToImmutableSortedDictionary(s => s.Id, _ => random.Next(20) == 0 ? "unknown" : match.Targets[random.Next(match.Targets.Length)].Id)),
        TextInteraction text => new TextResponse(random.Next(3) == 0
            ? Wild(random)
            : " " + text.Answers.SelectMany(a => a.Accept).OrderBy(_ => random.Next()).First().ToUpperInvariant() + (random.Next(2) == 0 ? "!" : "")),
        ScenarioInteraction scenario => Walk(scenario, random),
        _ => throw new InvalidOperationException(),
    };

    private static ScenarioResponse Walk(ScenarioInteraction scenario, Random random)
    {
        var path = new List<string>();
        for (var node = scenario.Start; node is not null && random.Next(8) > 0;)
        {
            var choice = scenario.Node(node).Choices[random.Next(scenario.Node(node).Choices.Length)];
            path.Add(choice.Id);
            node = choice.Next;
        }
        return new ScenarioResponse([.. path, .. random.Next(6) == 0 ? ["extra"] : Array.Empty<string>()]);
    }

    private static string Wild(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(12); i > 0; i--)
        {
            text.Append(random.Next(4) switch
            {
                0 => (char)random.Next(32, 127),
                1 => (char)random.Next(0xC0, 0x250),
                2 => (char)random.Next(0x300, 0x3A0),
                _ => (char)random.Next(0, 0x10000),
            });
        }
        return text.ToString();
    }

    private static object Plain(Response response) => response switch
    {
        ChoiceResponse choice => choice.Chosen,
        OrderResponse order => order.Order,
        MatchResponse match => match.Targets,
        TextResponse text => Sound(text.Text),
        ScenarioResponse scenario => scenario.Path,
        _ => throw new InvalidOperationException(),
    };

    /// <summary>JSON cannot carry lone surrogates; the other test compares those.</summary>
    private static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
