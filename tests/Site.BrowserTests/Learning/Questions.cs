using System.Text.Json;
using Microsoft.Playwright;

namespace Site.BrowserTests.Learning;

/// <summary>Drives one question of a self-test through its real controls, from the key that stands on it.</summary>
internal sealed class QuestionDriver(IPage page, string id)
{
    private JsonElement key;

    public ILocator Element => page.Locator("#" + id);

    public ILocator Check => Element.Locator("[data-do=check]");

    public ILocator Headline => Element.Locator(".headline");

    public string Kind => key.GetProperty("kind").GetString()!;

    public async Task<QuestionDriver> OpenAsync()
    {
        key = JsonDocument.Parse((await Element.GetAttributeAsync("data-key"))!).RootElement;
        return this;
    }

    /// <summary>Fills in an answer: right, wrong in every part, or partly right (where a question has parts).</summary>
    public async Task AnswerAsync(Quality quality)
    {
        switch (Kind)
        {
            case "choice":
                await ChooseAsync(quality);
                break;
            case "order":
                var items = key.GetProperty("items").EnumerateArray().Select(i => i.GetString()!).ToList();
                await OrderAsync(quality switch
                {
                    Quality.Right => items,
                    Quality.Partly => [items[0], .. items.Skip(2), items[1]],
                    _ => [.. items.Skip(1), items[0]],
                });
                break;
            case "match":
                await MatchAsync(quality);
                break;
            case "text":
                var answers = key.GetProperty("answers").EnumerateArray().ToList();
                var right = answers.First(a => a.GetProperty("verdict").GetString() == "right").GetProperty("accept")[0].GetString()!;
                await Element.Locator(".answer-text").FillAsync(quality == Quality.Right ? right : "iets anders");
                break;
            default:
                await WalkAsync(quality);
                return;
        }
        await Check.ClickAsync();
    }

    private async Task ChooseAsync(Quality quality)
    {
        var choices = key.GetProperty("choices").EnumerateObject().ToList();
        var multiple = key.GetProperty("multiple").GetBoolean();
        var wanted = quality switch
        {
            Quality.Right => choices.Where(c => c.Value.GetString() == "right"),
            Quality.Partly when multiple => choices.Where(c => c.Value.GetString() == "right").Take(1),
            _ => choices.Where(c => c.Value.GetString() == "wrong"),
        };
        foreach (var choice in multiple ? wanted : wanted.Take(1))
            await Element.Locator($".option input[value=\"{choice.Name}\"]").CheckAsync();
    }

    private async Task OrderAsync(IReadOnlyList<string> order)
    {
        for (var place = 0; place < order.Count; place++)
        {
            var up = Element.Locator($"[data-item=\"{order[place]}\"] [data-move=up]");
            while (await Element.Locator("[data-item]").Nth(place).GetAttributeAsync("data-item") != order[place])
                await up.ClickAsync();
        }
    }

    private async Task MatchAsync(Quality quality)
    {
        var sources = key.GetProperty("sources").EnumerateObject().ToList();
        var targets = key.GetProperty("targets").EnumerateArray().Select(t => t.GetString()!).ToList();
        for (var i = 0; i < sources.Count; i++)
        {
            var right = sources[i].Value.GetString()!;
            var isRight = quality == Quality.Right || (quality == Quality.Partly && i == 0);
            await Element.Locator($"select[data-source=\"{sources[i].Name}\"]").SelectOptionAsync(isRight ? right : targets.First(t => t != right));
        }
    }

    /// <summary>Decides at each node until the end.</summary>
    private async Task WalkAsync(Quality quality)
    {
        var node = key.GetProperty("start").GetString();
        for (var step = 0; node is not null; step++)
        {
            var choices = key.GetProperty("nodes").GetProperty(node).EnumerateObject().ToList();
            var wanted = quality == Quality.Right || (quality == Quality.Partly && step > 0) ? "right" : "wrong";
            var choice = choices.First(c => c.Value.GetProperty("verdict").GetString() == wanted);
            await Element.Locator($"[data-node=\"{node}\"] input[value=\"{choice.Name}\"]").CheckAsync();
            await Check.ClickAsync();
            node = choice.Value.GetProperty("next").GetString();
        }
    }
}

internal enum Quality
{
    Right,
    Partly,
    Wrong,
}
