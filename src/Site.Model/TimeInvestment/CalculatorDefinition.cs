using System.Collections.Immutable;

namespace Site.Model.TimeInvestment;

/// <summary>content/data/time-investment.yml: the tables and the calculator, with every figure resolved.</summary>
/// <param name="Decimals">Decimals that a result is shown with at most.</param>
/// <param name="GuardRails">Said with every result of every mode.</param>
public sealed record TimeInvestmentDefinition(
    int Decimals,
    ImmutableArray<TimeSource> Sources,
    ImmutableArray<TimeTable> Tables,
    ImmutableArray<LocalizedText> GuardRails,
    ImmutableArray<CalculatorMode> Modes,
    ImmutableArray<WorkedCase> Expected);

/// <param name="Sentence">The result in words, with {output} and {parameter} holes.</param>
public sealed record CalculatorMode(
    string Id,
    LocalizedText Title,
    string Source,
    LocalizedText Sentence,
    ImmutableArray<LocalizedText> GuardRails,
    ImmutableArray<CalculatorParameter> Parameters,
    ImmutableArray<CalculatorLine> Lines,
    ImmutableArray<CalculatorOutput> Outputs);

/// <summary>What a visitor fills in. The closed set of kinds: <see cref="NumberParameter"/>, <see cref="ChoiceParameter"/>, <see cref="BooleanParameter"/>.</summary>
/// <param name="Visible">Choices under which the field counts and is shown; empty: always.</param>
public abstract record CalculatorParameter(string Id, LocalizedText Label, LocalizedText? Note, ImmutableArray<Condition> Visible);

/// <param name="MaxParameter">The maximum is the value of this other parameter where it is the smaller of the two.</param>
/// <param name="Step">Values are <paramref name="Min"/> plus a whole number of steps.</param>
public sealed record NumberParameter(
    string Id,
    LocalizedText Label,
    LocalizedText? Note,
    ImmutableArray<Condition> Visible,
    Rational Default,
    Rational Min,
    Rational Max,
    string? MaxParameter,
    Rational Step) : CalculatorParameter(Id, Label, Note, Visible);

public sealed record ChoiceOption(string Id, LocalizedText Label);

public sealed record ChoiceParameter(
    string Id,
    LocalizedText Label,
    LocalizedText? Note,
    ImmutableArray<Condition> Visible,
    string Default,
    ImmutableArray<ChoiceOption> Options) : CalculatorParameter(Id, Label, Note, Visible);

public sealed record BooleanParameter(
    string Id,
    LocalizedText Label,
    LocalizedText? Note,
    ImmutableArray<Condition> Visible,
    bool Default) : CalculatorParameter(Id, Label, Note, Visible);

/// <summary>A choice has this option, or a boolean this value ("true", "false").</summary>
public sealed record Condition(string Parameter, string Value);

/// <summary>One factor of a product. The closed set: <see cref="NumberFactor"/>, <see cref="ParameterFactor"/>, <see cref="ByOptionFactor"/>.</summary>
public abstract record Factor;

/// <param name="Path">Where in the tables the number comes from; null: it stands in the definition itself.</param>
public sealed record NumberFactor(Rational Value, string? Path) : Factor;

/// <summary>The number that the visitor filled in.</summary>
public sealed record ParameterFactor(string Parameter) : Factor;

/// <summary>A number per option of a choice.</summary>
public sealed record ByOptionFactor(string Parameter, ImmutableArray<KeyValuePair<string, NumberFactor>> Of) : Factor;

/// <summary>A row of the result: the product of its factors, divided by the others; nothing when a condition does not hold.</summary>
public sealed record CalculatorLine(
    string Id,
    LocalizedText Label,
    string Source,
    ImmutableArray<Condition> When,
    ImmutableArray<Factor> Product,
    ImmutableArray<Factor> Divide);

/// <summary>A figure of the result: a sum of lines, or another output, or one; times and divided by factors.</summary>
/// <param name="Sum">Ids of lines; empty when <paramref name="Of"/> or only factors are given.</param>
/// <param name="Of">Id of an output that stands above this one.</param>
public sealed record CalculatorOutput(
    string Id,
    LocalizedText Label,
    ImmutableArray<string> Sum,
    string? Of,
    ImmutableArray<Factor> Times,
    ImmutableArray<Factor> Divide);

/// <summary>A case worked out by hand. A result holds when the exact value, rounded to its decimals, equals it.</summary>
/// <param name="Mode">Null: only table values are held.</param>
public sealed record WorkedCase(
    string Id,
    string? Mode,
    ImmutableArray<KeyValuePair<string, string>> Inputs,
    ImmutableArray<ExpectedNumber> Results,
    ImmutableArray<ExpectedNumber> Values);

/// <param name="Name">Id of an output, or path of a table value.</param>
/// <param name="Decimals">Number of decimals as written.</param>
public sealed record ExpectedNumber(string Name, Rational Value, int Decimals);
