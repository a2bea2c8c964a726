using FsCheck;
using FsCheck.Fluent;
using Site.Engine.TimeInvestment;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.TimeInvestment;
using Site.Tests.Support;
using Xunit;

namespace Site.Tests.TimeInvestment;

public sealed class TimeInvestmentTests
{
    private static readonly string Real = File.ReadAllText(Repository.At("content", "data", "time-investment.yml"));

    private static (TimeInvestmentDefinition? Definition, string Findings) Read(string yaml)
    {
        var bag = new DiagnosticBag();
        var definition = TimeInvestmentReader.Read(yaml, new YamlContext("content/data/time-investment.yml", ["nl", "en"], bag));
        return (definition, string.Join("\n", bag.Sorted().Select(d => $"{d.Rule.Code} {d.Message("en")} = {d.Hint("en")}")));
    }

    /// <summary>The real definition with one change; every change must hit.</summary>
    private static string With(string old, string now)
    {
        Assert.Contains(old, Real, StringComparison.Ordinal);
        var at = Real.IndexOf(old, StringComparison.Ordinal);
        return Real[..at] + now + Real[(at + old.Length)..];
    }

    [Fact]
    public void The_definition_is_clean_and_all_worked_cases_hold()
    {
        var (definition, findings) = Read(Real);
        Assert.Equal("", findings);
        Assert.Equal(22, definition!.Expected.Length);
    }

    [Theory]
    [InlineData("qa_individual.total", "40 uur", "40 hours")]
    [InlineData("wok_per_person.contact", "2,5 uur", "2.5 hours")]
    [InlineData("qa_individual.supervision.each", "1 uur", "1 hour")]
    [InlineData("qa_individual.supervision.count", "6", "6")]
    [InlineData("wok_session.content", "110 minuten", "110 minutes")]
    [InlineData("wok_session.total.hours", "2,5 uur", "2.5 hours")]
    [InlineData("vht_complex.recordings", "8", "8")]
    [InlineData("vht_complex.core_plus_first_followup", "18", "18")]
    public void Figures_are_written_as_the_language_does(string path, string nl, string en)
    {
        var definition = Read(Real).Definition!;
        Assert.Equal(nl, TimeValueText.Find(definition, path, "nl"));
        Assert.Equal(en, TimeValueText.Find(definition, path, "en"));
        Assert.Null(TimeValueText.Find(definition, path + ".nothing", "nl"));
    }

    [Theory]
    [InlineData("total: {sum: 40,", "total: {sum: 41,",
        "S0902 the rows of \"qa_individual\" add up to 40, but 41 stands here = mend the rows or the total")]
    [InlineData("after-recordings: 3", "after-recordigs: 3",
        "S0103 unknown key \"after-recordigs\" = did you mean after-recordings ?")]
    [InlineData("sum: 16,", "sum: 17,",
        "S0902 the rows of \"core_contacts\" add up to 16, but 17 stands here = mend the rows or the total")]
    [InlineData("result: {total: 43}}", "result: {total: 44}}",
        "S0908 worked case M02 gives 43 for \"total\", expected was 44 = mend the formula or the case; look in the document first")]
    [InlineData("per_year: 13.33", "per_year: 13.34",
        "S0908 worked case S01 gives 13.33 for \"per_year\", expected was 13.34 = mend the formula or the case; look in the document first")]
    [InlineData("inputs: {group: 2}", "inputs: {group: 4}",
        "S0909 worked case M02 fills in something that \"group\" does not allow = choose a value that the calculator allows")]
    [InlineData("values: {wok_session.total: 150,", "values: {wok_session.totl: 150,",
        "S0901 the value \"wok_session.totl\" does not exist = did you mean wok_session.total ?")]
    [InlineData("values: {wok_session.total: 150,", "values: {wok_session.total: 151,",
        "S0908 worked case M06 gives 150 for \"wok_session.total\", expected was 151 = mend the formula or the case; look in the document first")]
    [InlineData("{id: M04, mode: wok,", "{id: M04, mode: wko,",
        "S0912 the calculator has no mode \"wko\" = did you mean wok ?")]
    [InlineData("inputs: {group: 2}, result: {total: 43}", "inputs: {grup: 2}, result: {total: 40}",
        "S0901 the parameter \"grup\" does not exist = did you mean group ?")]
    [InlineData("result: {total: 43}}", "result: {totl: 43}}",
        "S0901 the output \"totl\" does not exist = did you mean total ?")]
    [InlineData("{value: qa_individual.supervision_prep.each}", "{value: qa_individual.supervision_pre.each}",
        "S0901 the value \"qa_individual.supervision_pre.each\" does not exist = did you mean qa_individual.supervision_prep.each ?")]
    [InlineData("product: [{parameter: woks}, {value: qa_individual.wok.each}]", "product: [{parameter: wocks}, {value: qa_individual.wok.each}]",
        "S0901 the parameter \"wocks\" does not exist = did you mean woks ?")]
    [InlineData("product: [{parameter: woks}, {value: qa_individual.wok.each}]", "product: [{parameter: woks, number: 2}]",
        "S0904 this is not a factor: {parameter, number} = write exactly one of parameter:, number:, value:, or by: with of:")]
    [InlineData(", \"3\": {value: qa_group_3.supervision.each}", "",
        "S0905 \"by: group\" lacks the option \"3\" = give every option of \"group\" a value")]
    [InlineData("default: 3\n        min: 1", "default: 3\n        min: 0",
        "S0906 this can divide by zero: \"years\" may be 0 = set the minimum of \"years\" to 1 or more")]
    [InlineData("default: 3\n        min: 1", "default: 9\n        min: 1",
        "S0907 the default of \"years\" does not fit min, max and step = choose a value from 1 to 6")]
    [InlineData("      - id: total\n        label: {nl: \"Totaal\", en: \"Total\"}\n        sum: [coaching]", "      - id: hours\n        label: {nl: \"Totaal\", en: \"Total\"}\n        sum: [coaching]",
        "S0910 \"family_coach\" has no output with id total = add an output with id: total")]
    [InlineData("{id: closing, minutes: 5,", "{id: welcome, minutes: 5,",
        "S0114 the id \"welcome\" stands here twice; first on line 38 = give one of the two another id")]
    public void A_fault_is_told_with_what_to_do(string old, string now, string expected)
    {
        var findings = Read(With(old, now)).Findings.Split('\n');
        Assert.Contains(expected, findings);
    }

    [Fact]
    public void Random_settings_never_fail_and_split_into_together_and_alone()
    {
        var mode = Read(Real).Definition!.Modes[0];
        Prop.ForAll(ArbMap.Default.ArbFor<Tuple<int, int, int>>(), numbers =>
        {
            var settings = CalculatorSettings.Read(mode, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["supervisions"] = Text(Math.Abs(numbers.Item1 % 13)),
                ["woks"] = Text(Math.Abs(numbers.Item2 % 19)),
                ["group"] = Text(1 + Math.Abs(numbers.Item3 % 3)),
            });
            var result = Calculator.Evaluate(mode, settings);
            return settings.Problems.IsEmpty && result.Output("with_others") + result.Output("on_your_own") == result.Output("total")
                && result.Lines.Aggregate(Rational.Zero, (sum, line) => sum + line.Value) == result.Output("total");
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("", SettingProblem.Empty)]
    [InlineData(" \t", SettingProblem.Empty)]
    [InlineData("drie", SettingProblem.NotANumber)]
    [InlineData("1e2", SettingProblem.NotANumber)]
    [InlineData("2,5", SettingProblem.NotWhole)]
    [InlineData("-1", SettingProblem.TooSmall)]
    [InlineData("19", SettingProblem.TooLarge)]
    [InlineData("1234567890", SettingProblem.TooLarge)]
    [InlineData("99999999999999999999999999999999999999,5", SettingProblem.TooLarge)]
    [InlineData("-1234567890", SettingProblem.TooSmall)]
    [InlineData("1,1234567", SettingProblem.NotWhole)]
    public void Wrong_input_has_a_name(string typed, SettingProblem problem)
    {
        var mode = Read(Real).Definition!.Modes[0];
        var settings = CalculatorSettings.Read(mode, new Dictionary<string, string>(StringComparer.Ordinal) { ["woks"] = typed });
        Assert.Equal(KeyValuePair.Create("woks", problem), Assert.Single(settings.Problems));
    }

    [Fact]
    public void A_step_is_held()
    {
        var mode = Read(Real).Definition!.Modes[2];
        var settings = CalculatorSettings.Read(mode, new Dictionary<string, string>(StringComparer.Ordinal) { ["hours_per_week"] = "3,25" });
        Assert.Equal(SettingProblem.NotAStep, Assert.Single(settings.Problems).Value);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
