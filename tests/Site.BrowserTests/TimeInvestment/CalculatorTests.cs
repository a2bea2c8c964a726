using System.Globalization;
using System.Text.Json;
using Site.Engine.TimeInvestment;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.TimeInvestment;

namespace Site.BrowserTests.TimeInvestment;

public sealed class CalculatorTests(Browser browser)
{
    private const int Limit = Visit.Limit;

    private static readonly TimeInvestmentDefinition Definition = Read();

    private static TimeInvestmentDefinition Read() => TimeInvestmentReader.Read(
        File.ReadAllText(Path.Combine(Browser.Root, "content", "data", "time-investment.yml")),
        new YamlContext("time-investment.yml", ["nl", "en"], new DiagnosticBag()))!;

    private static ILocator Total(IPage page) => page.Locator("output[name=total]:visible");

    private static Task Says(IPage page, string number) => Assertions.Expect(Total(page)).ToHaveTextAsync(number);

    private static string Shown(Rational value, string language) => TimeFormat.Number(value, Definition.Decimals, language);

    private static IEnumerable<WorkedCase> Cases => Definition.Expected.Where(c => c.Mode is not null);

    private async Task<Visit> OpenAsync(string path)
    {
        var visit = await browser.VisitAsync();
        await visit.GoAsync(path);
        await visit.Page.Locator("time-calculator[data-ready]").WaitForAsync();
        return visit;
    }

    private static async Task FillAsync(IPage page, string parameter, string value)
    {
        var field = page.Locator($"input[name=\"{parameter}\"]:visible");
        switch (await field.First.GetAttributeAsync("type"))
        {
            case "radio":
                await page.Locator($"input[name=\"{parameter}\"][value=\"{value}\"]:visible").CheckAsync();
                break;
            case "checkbox":
                await field.SetCheckedAsync(value == "true");
                break;
            default:
                await field.FillAsync(value);
                break;
        }
    }

    [Theory(Timeout = Limit)]
    [InlineData("/tijdsinvestering/", "nl")]
    [InlineData("/en/time-investment/", "en")]
    [InlineData("/embed/tijdsinvestering/", "nl")]
    [InlineData("/en/embed/time-investment/", "en")]
    public async Task Every_worked_case_comes_out_through_the_form(string path, string language)
    {
        await using var visit = await OpenAsync(path);
        foreach (var expected in Cases)
        {
            await visit.Page.Locator($"input[name=mode][value={expected.Mode}]").CheckAsync();
            await visit.Page.Locator("[data-do=reset]").ClickAsync();
            foreach (var (parameter, value) in expected.Inputs)
                await FillAsync(visit.Page, parameter, language == "nl" ? value.Replace('.', ',') : value);
            foreach (var result in expected.Results)
            {
                var exact = Evaluate(expected).Output(result.Name);
                await Assertions.Expect(visit.Page.Locator($"output[name={result.Name}]:visible")).ToHaveTextAsync(Shown(exact, language));
            }
        }
    }

    [Theory(Timeout = Limit)]
    [InlineData("/tijdsinvestering/", "nl")]
    [InlineData("/en/time-investment/", "en")]
    [InlineData("/embed/tijdsinvestering/", "nl")]
    [InlineData("/en/embed/time-investment/", "en")]
    public async Task Every_worked_case_comes_out_through_an_address(string path, string language)
    {
        await using var visit = await OpenAsync(path);
        foreach (var expected in Cases)
        {
            var inputs = string.Concat(expected.Inputs.Select(i => $"&{i.Key}={i.Value}"));
            // Another query: the page is opened anew, as from a link.
            await visit.GoAsync($"{path}?{expected.Id}#mode={expected.Mode}{inputs}");
            await Says(visit.Page, Shown(Evaluate(expected).Output("total"), language));
        }
    }

    [Fact(Timeout = Limit)]
    public async Task The_address_follows_the_choices_and_gives_them_back()
    {
        await using var visit = await OpenAsync("/tijdsinvestering/");
        await visit.ArrivesAtAsync("/tijdsinvestering/");
        await FillAsync(visit.Page, "group", "2");
        await Says(visit.Page, "43");
        await Assertions.Expect(visit.Page.Locator("time-calculator [role=status]")).ToContainTextAsync("43 uur");
        await visit.ArrivesAtAsync("/tijdsinvestering/#mode=qa&group=2");
        await visit.Page.ReloadAsync();
        await Says(visit.Page, "43");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Begin opnieuw" }).ClickAsync();
        await Says(visit.Page, "40");
    }

    [Theory(Timeout = Limit)]
    [InlineData("/tijdsinvestering/", "nl")]
    [InlineData("/en/time-investment/", "en")]
    [InlineData("/embed/tijdsinvestering/", "nl")]
    [InlineData("/en/embed/time-investment/", "en")]
    public async Task Wrong_input_is_kept_and_explained_beside_the_field(string path, string language)
    {
        await using var visit = await OpenAsync(path);
        var field = visit.Page.Locator("input[name=supervisions]:visible");
        var problem = visit.Page.Locator(".problem:visible");
        var isDutch = language == "nl";
        var notANumber = isDutch ? "Dit is geen getal. Vul een getal in van 0 tot en met 12." : "This is not a number. Fill in a number from 0 to 12.";
        var notWhole = isDutch ? "Vul een heel getal in, van 0 tot en met 12." : "Fill in a whole number from 0 to 12.";
        foreach (var (typed, explained) in new[]
        {
            ("abc", notANumber),
            ("", isDutch ? "Vul een getal in, van 0 tot en met 12." : "Fill in a number from 0 to 12."),
            ("   ", isDutch ? "Vul een getal in, van 0 tot en met 12." : "Fill in a number from 0 to 12."),
            ("-1", isDutch ? "Dit is te weinig. Het minste is 0." : "This is too low. The lowest is 0."),
            ("13", isDutch ? "Dit is te veel. Het meeste is 12." : "This is too high. The highest is 12."),
            ("99999999999999999999", isDutch ? "Dit is te veel. Het meeste is 12." : "This is too high. The highest is 12."),
            ("-99999999999999999999", isDutch ? "Dit is te weinig. Het minste is 0." : "This is too low. The lowest is 0."),
            ("2,1234567", notWhole),
            ("2,5", notWhole),
            ("2.5", notWhole),
            ("1e3", notANumber),
            ("<b>3</b>", notANumber),
        })
        {
            await field.FillAsync(typed);
            await Assertions.Expect(problem).ToHaveTextAsync(explained);
            await Assertions.Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
            await Assertions.Expect(field).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(explained)));
            await Assertions.Expect(field).ToHaveValueAsync(typed);
            await Says(visit.Page, "");
            Assert.DoesNotContain("NaN", await visit.Page.Locator("time-calculator").InnerTextAsync(), StringComparison.Ordinal);
        }
        await field.FillAsync(" 3 ");
        await Says(visit.Page, isDutch ? "32,5" : "32.5");
        await Assertions.Expect(problem).ToHaveCountAsync(0);

        // Comma and point are both a decimal sign.
        await visit.Page.Locator("input[name=mode][value=family_coach]").CheckAsync();
        await FillAsync(visit.Page, "months", "21");
        foreach (var typed in new[] { "3,5", "3.5", " 3,5 " })
        {
            await FillAsync(visit.Page, "hours_per_week", "3");
            await Says(visit.Page, "273");
            await FillAsync(visit.Page, "hours_per_week", typed);
            await Says(visit.Page, isDutch ? "318,5" : "318.5");
        }
    }

    [Theory(Timeout = Limit)]
    [InlineData("/tijdsinvestering/")]
    [InlineData("/en/time-investment/")]
    [InlineData("/embed/tijdsinvestering/")]
    [InlineData("/en/embed/time-investment/")]
    public async Task A_broken_address_is_left_aside(string path)
    {
        await using var visit = await OpenAsync(path);
        foreach (var (fragment, total) in new[]
        {
            ("#%", "40"),
            ("#mode=%E0%A4%A", "40"),
            ("#mode=unknown&group=3", "46"),
            ("#mode=qa&unknown=3&__proto__=4&constructor=5", "40"),
            ("#mode=qa&group=9", "40"),
            ("#mode=wok&group=3", "5"),
            ("#wok", "40"),
            ("#mode=qa&group=2&group=3", "43"),
            ("#=&&=&mode", "40"),
        })
        {
            await visit.GoAsync($"{path}?{total}{Uri.EscapeDataString(fragment)}{fragment}");
            await visit.Page.Locator("time-calculator[data-ready]").WaitForAsync();
            await Says(visit.Page, total);
            Assert.DoesNotContain("NaN", await visit.Page.Locator("time-calculator").InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact(Timeout = Limit)]
    public async Task A_value_out_of_range_in_the_address_is_kept_and_explained()
    {
        await using var visit = await OpenAsync("/tijdsinvestering/#mode=qa&woks=99");
        await Assertions.Expect(visit.Page.Locator("input[name=woks]:visible")).ToHaveValueAsync("99");
        await Assertions.Expect(visit.Page.Locator(".problem:visible")).ToHaveTextAsync("Dit is te veel. Het meeste is 18.");
    }

    [Fact(Timeout = Limit)]
    public async Task The_calculator_is_filled_in_by_keyboard_alone()
    {
        await using var visit = await OpenAsync("/en/embed/time-investment/");
        var keyboard = visit.Page.Keyboard;
        for (var i = 0; i < 10 && await visit.EvalAsync<string>("document.activeElement.name ?? ''") != "mode"; i++)
            await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("ArrowDown");
        await Says(visit.Page, "5");
        await keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.Locator("[data-mode=wok] input[name=woks]")).ToBeFocusedAsync();
        await keyboard.PressAsync("ControlOrMeta+a");
        await keyboard.TypeAsync("3");
        await Says(visit.Page, "15");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Space");
        await Says(visit.Page, "7.5");
        await visit.ArrivesAtAsync("/en/embed/time-investment/#mode=wok&woks=3&with_preparation=false");
    }

    [Fact(Timeout = Limit)]
    public async Task A_field_nobody_touched_follows_its_limit()
    {
        await using var visit = await OpenAsync("/tijdsinvestering/");
        await FillAsync(visit.Page, "woks", "1");
        await Assertions.Expect(visit.Page.Locator("input[name=wok_preps]:visible")).ToHaveValueAsync("1");
        await Says(visit.Page, "25,5");
        await FillAsync(visit.Page, "prep_norm", "none");
        await Assertions.Expect(visit.Page.Locator("input[name=wok_preps]:visible")).ToHaveCountAsync(0);
    }

    [Fact(Timeout = Limit)]
    public async Task A_thousand_random_settings_give_the_same_in_both_languages_of_programming()
    {
        var random = new Random(20261122);
        string[] odd = ["", "abc", "-1", "99", "2,5", "3.5", " 3 ", "+2", "1e3", "0x1", "٣", "7", "\u00a05", "1,", ",5"];
        var cases = Enumerable.Range(0, 1000).Select(_ =>
        {
            var mode = Definition.Modes[random.Next(Definition.Modes.Length)];
            var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var parameter in mode.Parameters.Where(_ => random.Next(3) > 0))
            {
                inputs[parameter.Id] = random.Next(12) == 0 ? odd[random.Next(odd.Length)] : parameter switch
                {
                    ChoiceParameter choice => choice.Options[random.Next(choice.Options.Length)].Id,
                    BooleanParameter => random.Next(2) == 0 ? "true" : "false",
                    NumberParameter number => Between(number, random),
                    _ => throw new InvalidOperationException(),
                };
            }
            return (Mode: mode, Inputs: inputs);
        }).ToList();
        await using var visit = await OpenAsync("/embed/tijdsinvestering/");
        var script = await visit.Page.Locator("script[src*=time-calculator]").GetAttributeAsync("src");
        var answers = await visit.Page.EvaluateAsync<string[]>(
            """
            async ([model, definition, cases]) => {
              const { settings, evaluate, exact } = await import(model);
              const { modes } = JSON.parse(definition);
              return JSON.parse(cases).map(({ mode, inputs }) => {
                const found = modes.find(m => m.id === mode);
                const read = settings(found, inputs);
                if (read.problems.length) return read.problems.map(p => p.join('=')).join(' ');
                const { lines, outputs } = evaluate(found, read);
                return [lines, outputs].map(all => Object.entries(all).map(([id, value]) => `${id}=${exact(value)}`).join(' ')).join(' | ');
              });
            }
            """,
            new object[]
            {
                script!.Replace("time-calculator.js", "time-calculator-model.js", StringComparison.Ordinal),
                CalculatorJson.ForPage(Definition, "en"),
                JsonSerializer.Serialize(cases.Select(c => new { mode = c.Mode.Id, inputs = c.Inputs })),
            });
        Assert.Equal(cases.Count, answers.Length);
        for (var i = 0; i < cases.Count; i++)
            Assert.Equal(Answer(cases[i].Mode, cases[i].Inputs), answers[i]);
        Assert.Contains(answers, a => a.Contains("too-large", StringComparison.Ordinal));
        Assert.True(answers.Count(a => a.Contains("total=", StringComparison.Ordinal)) > 500);
    }

    [Theory(Timeout = Limit)]
    [InlineData("/tijdsinvestering/", "nl")]
    [InlineData("/en/time-investment/", "en")]
    public async Task Every_result_shows_its_sources_its_parts_and_its_limits(string path, string language)
    {
        await using var visit = await OpenAsync(path);
        foreach (var mode in Definition.Modes)
        {
            await visit.Page.Locator($"input[name=mode][value={mode.Id}]").CheckAsync();
            var part = visit.Page.Locator($"[data-mode={mode.Id}]");
            await Assertions.Expect(part).ToBeVisibleAsync();
            // What each mode asks is in view without opening anything, with its range.
            foreach (var parameter in mode.Parameters.OfType<NumberParameter>())
            {
                await Assertions.Expect(part.Locator($"input[name={parameter.Id}]")).ToHaveAttributeAsync("type", "text");
                await Assertions.Expect(part.Locator($"input[name={parameter.Id}]")).ToHaveAttributeAsync("inputmode", new System.Text.RegularExpressions.Regex("^(decimal|numeric)$"));
                await Assertions.Expect(part.Locator($"[data-parameter={parameter.Id}] .range")).ToContainTextAsync(language == "nl" ? " tot en met " : " to ");
            }
            Assert.NotEqual(0, await part.Locator(".calculator-rails li:visible").CountAsync());
            foreach (var row in await part.Locator("tr[data-line]:visible").AllAsync())
            {
                Assert.Matches(@"^[^ ].*(2019|zonder datum|undated)", (await row.Locator("td").Last.TextContentAsync())!);
                Assert.True(int.Parse((await row.Locator("rect").GetAttributeAsync("width"))!, CultureInfo.InvariantCulture) is > 0 and <= 100);
            }
        }
        // The two documents on preparation: a switch, and why.
        await visit.Page.Locator("input[name=mode][value=qa]").CheckAsync();
        await Assertions.Expect(visit.Page.Locator("[data-parameter=prep_norm]:visible")).ToContainTextAsync(language == "nl" ? "rekenen verschillend" : "of 2019 differ");
        await Assertions.Expect(visit.Page.Locator("[data-mode=qa] .calculator-sentence")).ToContainTextAsync("40");
    }

    [Fact(Timeout = Limit)]
    public async Task The_link_is_copied_and_the_sheet_is_printed_alone()
    {
        await using var visit = await OpenAsync("/tijdsinvestering/#mode=qa&group=3");
        using var clipboard = await browser.ClipboardAsync(visit);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Kopieer link naar deze keuzes" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("time-calculator [role=status]")).ToHaveTextAsync("De link is gekopieerd.");
        Assert.Equal(browser.Address + "/tijdsinvestering/#mode=qa&group=3", await visit.EvalAsync<string>("navigator.clipboard.readText()"));
        await visit.ArrivesAtAsync("/tijdsinvestering/#mode=qa&group=3");

        await visit.Page.EvaluateAsync("() => { window.print = () => {}; }");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Druk af" }).ClickAsync();
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(0, await visit.Page.Locator("main > h1:visible, footer:visible, .calculator-actions:visible, .calculator-modes:visible").CountAsync());
        await Says(visit.Page, "46");
        Assert.Equal(1, await visit.Page.Locator(".calculator-mode:visible").CountAsync());
        await visit.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        Assert.Equal(1, await visit.Page.Locator("main > h1:visible, main h1:visible").CountAsync());
    }

    [Fact(Timeout = Limit)]
    public async Task The_csv_opens_in_a_Dutch_spreadsheet_and_holds_no_formula()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Page.RouteAsync("**/tijdsinvestering/", async route =>
        {
            var response = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = response, Body = (await response.TextAsync()).Replace(">Voorbereiding, per persoon<", ">=HYPERLINK(&quot;x&quot;;1)<", StringComparison.Ordinal) });
        });
        await visit.GoAsync("/tijdsinvestering/#mode=wok&woks=3");
        await visit.Page.Locator("time-calculator[data-ready]").WaitForAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Bewaar als CSV" }).ClickAsync());
        Assert.Equal("tijdsinvestering.csv", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes.AsSpan(0, 3).ToArray());
        Assert.Equal(
            "Onderdeel;Uren;Bron\r\nWOK's bijwonen, per persoon;7,5;Programma Werk Ontwikkelings Kring, AIT, 2019\r\n"
            + "\"'=HYPERLINK(\"\"x\"\";1)\";7,5;Programma Werk Ontwikkelings Kring, AIT, 2019\r\nTotaal voor alle collega's;15;\r\n", System.Text.Encoding.UTF8.GetString(bytes.AsSpan(3)));
    }

    [Theory(Timeout = Limit)]
    [InlineData("/tijdsinvestering/", 9)]
    [InlineData("/en/time-investment/", 9)]
    [InlineData("/embed/tijdsinvestering/", 3)]
    [InlineData("/en/embed/time-investment/", 3)]
    public async Task Without_scripts_every_table_stands(string path, int tables)
    {
        await using var visit = await browser.VisitAsync(scripts: false);
        await visit.GoAsync(path);
        Assert.Equal(["40", "5", "234"], await visit.Page.Locator("output[name=total]:visible").AllTextContentsAsync());
        Assert.Equal(0, await visit.Page.Locator("time-calculator button:visible, time-calculator input:visible").CountAsync());
        Assert.True(await visit.Page.Locator("table:visible").CountAsync() >= tables);
    }

    private static string Between(NumberParameter number, Random random)
    {
        var steps = (int)((number.Max - number.Min) / number.Step).Numerator;
        var value = number.Min + (number.Step * Rational.Of(random.Next(steps + 1)));
        return value.Format(6, random.Next(2) == 0 ? "." : ",");
    }

    private static CalculatorResult Evaluate(WorkedCase expected)
    {
        var mode = Definition.Modes.First(m => m.Id == expected.Mode);
        return Calculator.Evaluate(mode, CalculatorSettings.Read(mode, expected.Inputs.ToDictionary(StringComparer.Ordinal)));
    }

    private static string Answer(CalculatorMode mode, Dictionary<string, string> inputs)
    {
        var settings = CalculatorSettings.Read(mode, inputs);
        if (!settings.Problems.IsEmpty)
            return string.Join(' ', settings.Problems.Select(p => $"{p.Key}={Word(p.Value)}"));
        var result = Calculator.Evaluate(mode, settings);
        return string.Join(" | ", new[] { result.Lines, result.Outputs }.Select(all =>
            string.Join(' ', all.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key}={v.Value}")))));
    }

    private static string Word(SettingProblem problem) => problem switch
    {
        SettingProblem.Empty => "empty",
        SettingProblem.NotANumber => "not-a-number",
        SettingProblem.NotWhole => "not-whole",
        SettingProblem.TooSmall => "too-small",
        SettingProblem.TooLarge => "too-large",
        SettingProblem.NotAStep => "not-a-step",
        _ => "unknown-option",
    };
}
