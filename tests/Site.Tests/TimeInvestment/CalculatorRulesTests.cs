using System.Collections.Immutable;
using Site.Engine.TimeInvestment;
using Site.Model;
using Site.Model.TimeInvestment;

namespace Site.Tests.TimeInvestment;

/// <summary>The rules of the calculator on small modes of its own, where each rule can be told from its neighbours.</summary>
public sealed class CalculatorRulesTests
{
    private static readonly LocalizedText Label = LocalizedText.Same("x");

    private static NumberParameter Number(string id, int otherwise, int min, int max, string? maxOf = null, Rational? step = null) =>
        new(id, Label, null, [], Rational.Of(otherwise), Rational.Of(min), Rational.Of(max), maxOf, step ?? Rational.One);

    private static CalculatorMode Mode(ImmutableArray<CalculatorParameter> parameters, ImmutableArray<CalculatorLine> lines = default, ImmutableArray<CalculatorOutput> outputs = default) =>
        new("m", Label, "s", Label, [], parameters, lines.IsDefault ? [] : lines, outputs.IsDefault ? [] : outputs);

    private static CalculatorSettings Read(CalculatorMode mode, params (string Id, string Value)[] inputs) =>
        CalculatorSettings.Read(mode, inputs.ToDictionary(i => i.Id, i => i.Value, StringComparer.Ordinal));

    private static Rational Of(decimal number) => Rational.Of(number);

    [Theory]
    [InlineData(null, 4)]
    [InlineData("3", 3)]
    [InlineData("8", 4)]
    [InlineData("4", 4)]
    [InlineData("9", 4)]
    public void A_default_is_no_more_than_the_other_parameter_allows(string? sessions, int expected)
    {
        var mode = Mode([Number("sessions", 5, 1, 10), Number("preparations", 4, 0, 6, "sessions")]);
        var settings = sessions is null ? Read(mode) : Read(mode, ("sessions", sessions));
        Assert.Empty(settings.Problems);
        Assert.Equal(Rational.Of(expected), settings.Number("preparations"));
    }

    [Theory]
    [InlineData("3", "3", null)]
    [InlineData("3", "4", SettingProblem.TooLarge)]
    [InlineData("10", "6", null)]
    [InlineData("10", "7", SettingProblem.TooLarge)]
    public void The_maximum_is_the_smaller_of_its_own_and_the_other_parameter(string sessions, string preparations, SettingProblem? problem)
    {
        var mode = Mode([Number("sessions", 5, 1, 10), Number("preparations", 0, 0, 6, "sessions")]);
        var settings = Read(mode, ("sessions", sessions), ("preparations", preparations));
        Assert.Equal(problem is null ? [] : [KeyValuePair.Create("preparations", problem.Value)], settings.Problems);
        if (problem is null)
            Assert.Equal(preparations, settings.Number("preparations").Format(0, "."));
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData("4", null)]
    [InlineData("10", null)]
    [InlineData("3", SettingProblem.NotAStep)]
    [InlineData("9", SettingProblem.NotAStep)]
    [InlineData("0", SettingProblem.TooSmall)]
    [InlineData("13", SettingProblem.TooLarge)]
    public void Steps_count_from_the_minimum(string typed, SettingProblem? problem)
    {
        var settings = Read(Mode([Number("n", 1, 1, 11, step: Rational.Of(3))]), ("n", typed));
        Assert.Equal(problem is null ? [] : [KeyValuePair.Create("n", problem.Value)], settings.Problems);
    }

    [Theory]
    [InlineData(true, null, "true")]
    [InlineData(false, null, "false")]
    [InlineData(true, "false", "false")]
    [InlineData(false, "true", "true")]
    public void A_yes_or_no_is_what_was_given_or_its_default(bool otherwise, string? given, string expected)
    {
        var mode = Mode([new BooleanParameter("b", Label, null, [], otherwise)]);
        var settings = given is null ? Read(mode) : Read(mode, ("b", given));
        Assert.Empty(settings.Problems);
        Assert.Equal(expected, settings.Option("b"));
    }

    [Theory]
    [InlineData("yes", "show", true)]
    [InlineData("yes", "hide", false)]
    [InlineData("", "show", true)]
    public void A_value_that_is_no_option_is_a_problem_where_the_field_is_shown(string given, string show, bool isTold)
    {
        ImmutableArray<Condition> when = [new("c", "show")];
        var mode = Mode(
        [
            new ChoiceParameter("c", Label, null, [], "show", [new("show", Label), new("hide", Label)]),
            new BooleanParameter("b", Label, null, when, false),
            new ChoiceParameter("d", Label, null, when, "e", [new("e", Label)]),
            new NumberParameter("n", Label, null, when, Rational.One, Rational.Zero, Rational.One, null, Rational.One),
        ]);
        var settings = Read(mode, ("c", show), ("b", given), ("d", given), ("n", "7"));
        Assert.Equal(isTold ? [KeyValuePair.Create("b", SettingProblem.UnknownOption), KeyValuePair.Create("d", SettingProblem.UnknownOption), KeyValuePair.Create("n", SettingProblem.TooLarge)] : [], settings.Problems);
        Assert.Equal("false", settings.Option("b"));
        Assert.Equal("e", settings.Option("d"));
        Assert.Equal(Rational.One, settings.Number("n"));
    }

    [Theory]
    [InlineData("+2,5", 2.5)]
    [InlineData("\u00A02.50 ", 2.5)]
    [InlineData("0,000001", 0.000001)]
    [InlineData("123456789", 123456789)]
    public void A_number_is_read_as_people_type_it(string typed, double expected)
    {
        var mode = Mode([new NumberParameter("n", Label, null, [], Rational.One, Rational.Zero, Of(999_999_999), null, Of(0.000001m))]);
        var settings = Read(mode, ("n", typed));
        Assert.Empty(settings.Problems);
        Assert.Equal(Of((decimal)expected), settings.Number("n"));
    }

    [Theory]
    [InlineData("1.")]
    [InlineData(",5")]
    [InlineData("1\n2")]
    [InlineData("--1")]
    public void What_is_no_number_is_refused(string typed) =>
        Assert.Equal([KeyValuePair.Create("n", SettingProblem.NotANumber)], Read(Mode([Number("n", 1, 0, 9)]), ("n", typed)).Problems);

    [Fact]
    public void Lines_are_products_and_outputs_sums_of_those_that_apply()
    {
        var mode = Mode(
            [Number("n", 3, 0, 9), new ChoiceParameter("c", Label, null, [], "two", [new("one", Label), new("two", Label)])],
            [
                new("a", Label, "s", [], [new ParameterFactor("n"), new NumberFactor(Rational.Of(5), null)], [new NumberFactor(Rational.Of(2), null)]),
                new("b", Label, "s", [new("c", "two")], [new ByOptionFactor("c", [KeyValuePair.Create("one", new NumberFactor(Rational.Of(7), null)), KeyValuePair.Create("two", new NumberFactor(Rational.Of(11), null))])], []),
                new("d", Label, "s", [new("c", "one")], [new NumberFactor(Rational.Of(13), null)], []),
            ],
            [
                new("total", Label, ["a", "b", "d"], null, [], []),
                new("half", Label, [], "total", [], [new NumberFactor(Rational.Of(2), null)]),
                new("part", Label, ["b"], null, [new ParameterFactor("n")], []),
                new("only", Label, [], null, [new NumberFactor(Rational.Of(4), null), new ParameterFactor("n")], []),
            ]);
        var two = Calculator.Evaluate(mode, Read(mode));
        Assert.Equal([KeyValuePair.Create("a", Of(7.5m)), KeyValuePair.Create("b", Of(11))], two.Lines);
        Assert.Equal([KeyValuePair.Create("total", Of(18.5m)), KeyValuePair.Create("half", Of(9.25m)), KeyValuePair.Create("part", Of(33)), KeyValuePair.Create("only", Of(12))], two.Outputs);
        var one = Calculator.Evaluate(mode, Read(mode, ("c", "one"), ("n", "0")));
        Assert.Equal([KeyValuePair.Create("a", Rational.Zero), KeyValuePair.Create("d", Of(13))], one.Lines);
        Assert.Equal(Of(13), one.Output("total"));
        Assert.Equal(Of(6.5m), one.Output("half"));
        Assert.Throws<InvalidOperationException>(() => one.Output("nothing"));
    }

    private static TimeTable Table(string id, TimeUnit unit, int? total, params (string Id, (string, decimal)[] Fields)[] rows) =>
        new(id, "s", [], Label, null, unit, null,
            [.. rows.Select(r => new TimeRow(r.Id, Label, [.. r.Fields.Select(f => KeyValuePair.Create(f.Item1, Of(f.Item2)))], null))],
            total is { } sum ? new TimeTotal(Rational.Of(sum), false, Label) : null, [new TimeSum("sum", [], Of(9), Label)]);

    [Fact]
    public void A_figure_of_a_table_answers_in_hours_and_minutes()
    {
        ImmutableArray<TimeTable> tables =
        [
            Table("h", TimeUnit.Hours, 3, ("a", [("count", 2), ("each", 1.5m)])),
            Table("m", TimeUnit.Minutes, 90, ("a", [("minutes", 30)])),
            Table("c", TimeUnit.Contacts, null, ("a", [("count", 8), ("months-after", 6)]), ("b", [("weeks", 1)])),
        ];
        Assert.Equal(
            "h.a=3 h.a.hours=3 h.a.minutes=180 h.a.count=2 h.a.each=1.5 h.total=3 h.total.hours=3 h.total.minutes=180 h.sum=9 " +
            "m.a=30 m.a.hours=0.5 m.a.minutes=30 m.total=90 m.total.hours=1.5 m.total.minutes=90 m.sum=9 " +
            "c.a=8 c.a.count=8 c.a.months-after=6 c.b.weeks=1 c.sum=9",
            string.Join(' ', TableValues.All(tables).Select(v => $"{v.Key}={v.Value.Format(6, ".")}")));
    }

    [Theory]
    [InlineData("h.a", "3 uur", "3 hours")]
    [InlineData("h.one", "1 uur", "1 hour")]
    [InlineData("h.a.minutes", "180 minuten", "180 minutes")]
    [InlineData("h.a.each", "1,5 uur", "1.5 hours")]
    [InlineData("h.a.count", "2", "2")]
    [InlineData("m.a", "1 minuut", "1 minute")]
    [InlineData("m.b", "30 minuten", "30 minutes")]
    [InlineData("m.b.hours", "0,5 uur", "0.5 hours")]
    [InlineData("m.a.minutes", "1 minuut", "1 minute")]
    [InlineData("c.a", "8", "8")]
    public void Running_text_tells_one_from_many(string path, string nl, string en)
    {
        var definition = new TimeInvestmentDefinition(2, [],
        [
            Table("h", TimeUnit.Hours, 3, ("a", [("count", 2), ("each", 1.5m)]), ("one", [("count", 1), ("each", 1)])),
            Table("m", TimeUnit.Minutes, 31, ("a", [("minutes", 1)]), ("b", [("minutes", 30)])),
            Table("c", TimeUnit.Contacts, null, ("a", [("count", 8)])),
        ], [], [], []);
        Assert.Equal(nl, TimeValueText.Find(definition, path, "nl"));
        Assert.Equal(en, TimeValueText.Find(definition, path, "en"));
    }
}
