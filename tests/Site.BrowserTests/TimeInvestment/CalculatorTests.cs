using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Site.BrowserTests.Support;
using Site.Engine.TimeInvestment;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.TimeInvestment;
using Xunit;

namespace Site.BrowserTests.TimeInvestment;

[Collection(InBrowser.Name)]
public sealed class CalculatorTests(BrowserSite site)
{
    private static readonly TimeInvestmentDefinition Definition = Read();

    private static TimeInvestmentDefinition Read() => TimeInvestmentReader.Read(
        File.ReadAllText(Path.Combine(BrowserSite.Root, "content", "data", "time-investment.yml")),
        new YamlContext("time-investment.yml", ["nl", "en"], new DiagnosticBag()))!;

    private static ILocator Total(IPage page) => page.Locator("output[name=total]:visible");

    private static Task Says(IPage page, string number) => Assertions.Expect(Total(page)).ToHaveTextAsync(number, new() { Timeout = 500 });

    private static string Shown(Rational value, string language) => TimeFormat.Number(value, Definition.Decimals, language);

    private static IEnumerable<WorkedCase> Cases => Definition.Expected.Where(c => c.Mode is not null);

    private async Task<SiteVisit> OpenAsync(string path)
    {
        var visit = await site.VisitAsync(path);
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

    [Theory]
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
                await Assertions.Expect(visit.Page.Locator($"output[name={result.Name}]:visible")).ToHaveTextAsync(Shown(exact, language), new() { Timeout = 500 });
            }
        }
        visit.IsClean();
    }

    [Theory]
    [InlineData("/tijdsinvestering/", "nl")]
    [InlineData("/en/embed/time-investment/", "en")]
    public async Task Every_worked_case_comes_out_through_an_address(string path, string language)
    {
        await using var visit = await OpenAsync(path);
        foreach (var expected in Cases)
        {
            var inputs = string.Concat(expected.Inputs.Select(i => $"&{i.Key}={i.Value}"));
            await visit.GotoAsync($"{path}#mode={expected.Mode}{inputs}");
            await Says(visit.Page, Shown(Evaluate(expected).Output("total"), language));
        }
        visit.IsClean();
    }

    [Fact]
    public async Task The_address_follows_the_choices_and_gives_them_back()
    {
        await using var visit = await OpenAsync("/tijdsinvestering/");
        Assert.Equal("", new Uri(visit.Page.Url).Fragment);
        await FillAsync(visit.Page, "group", "2");
        await Says(visit.Page, "43");
        Assert.Equal("#mode=qa&group=2", new Uri(visit.Page.Url).Fragment);
        await visit.Page.ReloadAsync();
        await Says(visit.Page, "43");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Begin opnieuw" }).ClickAsync();
        await Says(visit.Page, "40");
        visit.IsClean();
    }

    [Theory]
    [InlineData("abc", "Dit is geen getal. Vul een getal in van 0 tot en met 12.")]
    [InlineData("", "Vul een getal in, van 0 tot en met 12.")]
    [InlineData("-1", "Dit is te weinig. Het minste is 0.")]
    [InlineData("13", "Dit is te veel. Het meeste is 12.")]
    [InlineData("99999999999999999999", "Dit is geen getal. Vul een getal in van 0 tot en met 12.")]
    [InlineData("2,5", "Vul een heel getal in, van 0 tot en met 12.")]
    [InlineData("2.5", "Vul een heel getal in, van 0 tot en met 12.")]
    [InlineData("<b>3</b>", "Dit is geen getal. Vul een getal in van 0 tot en met 12.")]
    public async Task Wrong_input_is_kept_and_explained_beside_the_field(string typed, string explained)
    {
        await using var visit = await OpenAsync("/tijdsinvestering/");
        var field = visit.Page.Locator("input[name=supervisions]:visible");
        await field.FillAsync(typed);
        await Assertions.Expect(visit.Page.Locator(".problem:visible")).ToHaveTextAsync(explained);
        Assert.Equal("true", await field.GetAttributeAsync("aria-invalid"));
        Assert.Equal(typed, await field.InputValueAsync());
        await Says(visit.Page, "");
        Assert.DoesNotContain("NaN", await visit.Page.Locator("time-calculator").InnerTextAsync(), StringComparison.Ordinal);
        await field.FillAsync(" 3 ");
        await Says(visit.Page, "32,5");
        Assert.Equal(0, await visit.Page.Locator(".problem:visible").CountAsync());
        visit.IsClean();
    }

    [Theory]
    [InlineData("3,5")]
    [InlineData("3.5")]
    [InlineData(" 3,5 ")]
    public async Task Comma_and_point_are_both_a_decimal_sign(string typed)
    {
        await using var visit = await OpenAsync("/tijdsinvestering/#mode=family_coach&months=21");
        await FillAsync(visit.Page, "hours_per_week", typed);
        await Says(visit.Page, "318,5");
        visit.IsClean();
    }

    [Theory]
    [InlineData("#%", "40")]
    [InlineData("#mode=%E0%A4%A", "40")]
    [InlineData("#mode=unknown&group=3", "46")]
    [InlineData("#mode=qa&unknown=3&__proto__=4&constructor=5", "40")]
    [InlineData("#mode=qa&group=9", "40")]
    [InlineData("#mode=wok&group=3", "5")]
    [InlineData("#wok", "40")]
    [InlineData("#mode=qa&group=2&group=3", "43")]
    public async Task A_broken_address_is_left_aside(string fragment, string total)
    {
        await using var visit = await OpenAsync("/tijdsinvestering/" + fragment);
        await Says(visit.Page, total);
        visit.IsClean();
    }

    [Fact]
    public async Task A_value_out_of_range_in_the_address_is_kept_and_explained()
    {
        await using var visit = await OpenAsync("/tijdsinvestering/#mode=qa&woks=99");
        Assert.Equal("99", await visit.Page.Locator("input[name=woks]:visible").InputValueAsync());
        await Assertions.Expect(visit.Page.Locator(".problem:visible")).ToHaveTextAsync("Dit is te veel. Het meeste is 18.");
        visit.IsClean();
    }

    [Fact]
    public async Task A_field_nobody_touched_follows_its_limit()
    {
        await using var visit = await OpenAsync("/tijdsinvestering/");
        await FillAsync(visit.Page, "woks", "1");
        Assert.Equal("1", await visit.Page.Locator("input[name=wok_preps]:visible").InputValueAsync());
        await Says(visit.Page, "25,5");
        await FillAsync(visit.Page, "prep_norm", "none");
        Assert.Equal(0, await visit.Page.Locator("input[name=wok_preps]:visible").CountAsync());
        visit.IsClean();
    }

    [Fact]
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
        visit.IsClean();
    }

    [Fact]
    public async Task The_csv_opens_in_a_Dutch_spreadsheet()
    {
        await using var visit = await OpenAsync("/tijdsinvestering/#mode=wok&woks=3");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Bewaar als CSV" }).ClickAsync());
        Assert.Equal("tijdsinvestering.csv", download.SuggestedFilename);
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(
            "Onderdeel;Uren;Bron\r\nWOK's bijwonen, per persoon;7,5;Programma Werk Ontwikkelings Kring, AIT, 2019\r\n"
            + "Voorbereiding, per persoon;7,5;Programma Werk Ontwikkelings Kring, AIT, 2019\r\nTotaal voor alle collega's;15;\r\n", text);
        visit.IsClean();
    }

    [Fact]
    public async Task Without_scripts_every_table_stands()
    {
        await using var visit = await site.VisitAsync("/tijdsinvestering/", new() { JavaScriptEnabled = false });
        Assert.Equal(["40", "5", "234"], await visit.Page.Locator("output[name=total]:visible").AllTextContentsAsync());
        Assert.Equal(0, await visit.Page.Locator("time-calculator button:visible, time-calculator input:visible").CountAsync());
        Assert.True(await visit.Page.Locator("table").CountAsync() >= 9);
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
