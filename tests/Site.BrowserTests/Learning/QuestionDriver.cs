using System.Text.Json;

namespace Site.BrowserTests.Learning;

/// <summary>Drives one question of a self-test through its real controls, from the key that stands on it.</summary>
internal sealed class QuestionDriver(IPage page, string id, Means means = Means.Mouse)
{
    private JsonElement key;

    public ILocator Element => page.Locator("#" + id);

    public ILocator Check => Element.Locator("[data-do=check]");

    public ILocator Headline => Element.Locator(".headline");

    public string Kind => key.GetProperty("kind").GetString()!;

    /// <summary>Goes to the question by its address; the focus goes along. Done when the page has followed: it would take the focus away from an answer later.</summary>
    public static async Task<QuestionDriver> OpenAsync(IPage page, string id, Means means = Means.Mouse)
    {
        await page.EvaluateAsync(
            """
            id => new Promise(followed => {
              history.replaceState(history.state, '', location.pathname + location.search);
              addEventListener('hashchange', () => followed(), { once: true });
              location.hash = id;
            })
            """, id);
        return await InViewAsync(page, id, means);
    }

    /// <summary>The question that the page shows already.</summary>
    public static async Task<QuestionDriver> InViewAsync(IPage page, string id, Means means = Means.Mouse)
    {
        var question = new QuestionDriver(page, id, means);
        await Assertions.Expect(question.Element).ToBeVisibleAsync();
        question.key = JsonDocument.Parse((await question.Element.GetAttributeAsync("data-key"))!).RootElement;
        return question;
    }

    /// <summary>Fills in an answer and has it checked: right, wrong in every part, partly right, or one that can be defended as well.</summary>
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
                var answers = key.GetProperty("answers").EnumerateArray();
                await TypeAsync(quality == Quality.Wrong ? "iets anders" : answers.First(a => a.GetProperty("verdict").GetString() == Word(quality)).GetProperty("accept")[0].GetString()!);
                break;
            default:
                await WalkAsync(quality);
                return;
        }
        await PressAsync(Check);
    }

    private static string Word(Quality quality) => quality switch
    {
        Quality.Right => "right",
        Quality.Defensible => "defensible",
        _ => "wrong",
    };

    private async Task ChooseAsync(Quality quality)
    {
        var choices = key.GetProperty("choices").EnumerateObject().ToList();
        if (!key.GetProperty("multiple").GetBoolean())
        {
            await PickAsync(Element, choices.First(c => c.Value.GetString() == Word(quality)).Name);
            return;
        }
        var wanted = quality == Quality.Partly ? choices.Where(c => c.Value.GetString() == "right").Take(1) : choices.Where(c => c.Value.GetString() == Word(quality));
        foreach (var choice in wanted)
        {
            var box = Element.Locator($".option input[value=\"{choice.Name}\"]");
            if (means == Means.Mouse)
            {
                await box.CheckAsync();
                continue;
            }
            await TabToAsync(box);
            await page.Keyboard.PressAsync("Space");
        }
    }

    /// <summary>One of a group of radio buttons. By keyboard: the group is one stop, the arrows go round.</summary>
    private async Task PickAsync(ILocator group, string value)
    {
        if (means == Means.Mouse)
        {
            await group.Locator($".option input[value=\"{value}\"]").CheckAsync();
            return;
        }
        await TabToAsync(group.Locator(".option input"));
        await page.Keyboard.PressAsync("Space");
        var options = await group.Locator(".option input").CountAsync();
        for (var i = 0; i < options && await page.EvaluateAsync<string>("() => document.activeElement.value") != value; i++)
            await page.Keyboard.PressAsync("ArrowDown");
    }

    private async Task OrderAsync(IReadOnlyList<string> order)
    {
        for (var place = 0; place < order.Count; place++)
        {
            var up = Element.Locator($"[data-item=\"{order[place]}\"] [data-move=up]");
            while (await Element.Locator("[data-item]").Nth(place).GetAttributeAsync("data-item") != order[place])
            {
                await PressAsync(up);
                await Assertions.Expect(up).ToBeFocusedAsync();
            }
        }
    }

    private async Task MatchAsync(Quality quality)
    {
        var sources = key.GetProperty("sources").EnumerateObject().ToList();
        var targets = key.GetProperty("targets").EnumerateArray().Select(t => t.GetString()!).ToList();
        for (var i = 0; i < sources.Count; i++)
        {
            var right = sources[i].Value.GetString()!;
            var wanted = quality == Quality.Right || (quality == Quality.Partly && i == 0) ? right : targets.First(t => t != right);
            var select = Element.Locator($"select[data-source=\"{sources[i].Name}\"]");
            if (means == Means.Mouse)
            {
                await select.SelectOptionAsync(wanted);
                continue;
            }
            await TabToAsync(select);
            for (var step = 0; step <= targets.Count && await select.InputValueAsync() != wanted; step++)
                await page.Keyboard.PressAsync("ArrowDown");
        }
    }

    private async Task TypeAsync(string text)
    {
        var field = Element.Locator(".answer-text");
        if (means == Means.Mouse)
            await field.FillAsync(text);
        else
        {
            await TabToAsync(field);
            await page.Keyboard.TypeAsync(text);
        }
    }

    /// <summary>Decides at each node until the end.</summary>
    private async Task WalkAsync(Quality quality)
    {
        var node = key.GetProperty("start").GetString();
        for (var step = 0; node is not null; step++)
        {
            var choices = key.GetProperty("nodes").GetProperty(node).EnumerateObject().ToList();
            var wanted = quality == Quality.Partly && step > 0 ? Quality.Right : quality == Quality.Partly ? Quality.Wrong : quality;
            var choice = choices.First(c => c.Value.GetProperty("verdict").GetString() == Word(wanted));
            await PickAsync(Element.Locator($"[data-node=\"{node}\"]"), choice.Name);
            await PressAsync(Check);
            node = choice.Value.GetProperty("next").GetString();
        }
    }

    /// <summary>Presses a button by the means of this visitor.</summary>
    public async Task PressAsync(ILocator button)
    {
        if (means == Means.Mouse)
        {
            await button.ClickAsync();
            return;
        }
        await TabToAsync(button);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Presses Tab, or Shift and Tab, until one of the controls has the focus; nothing else moves it.</summary>
    private async Task TabToAsync(ILocator controls)
    {
        for (var i = 0; i < 40; i++)
        {
            var where = await controls.EvaluateAllAsync<string>(
                "all => all.includes(document.activeElement) ? '' : all[0].compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Shift+Tab' : 'Tab'");
            if (where.Length == 0)
                return;
            await page.Keyboard.PressAsync(where);
        }
        Assert.Fail($"Tab does not lead to {controls} in question {id}");
    }
}

/// <summary>How good the answer is that a test gives.</summary>
public enum Quality
{
    Right,
    Partly,
    Wrong,
    Defensible,
}

/// <summary>What a visitor has in hand.</summary>
public enum Means
{
    Mouse,
    Keyboard,
}
