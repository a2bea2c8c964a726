using System.Collections.Immutable;
using Site.Model.TimeInvestment;

namespace Site.Engine.TimeInvestment;

/// <summary>Exact hours per line (lines that do not apply are left out) and per output.</summary>
public sealed record CalculatorResult(
    ImmutableArray<KeyValuePair<string, Rational>> Lines,
    ImmutableArray<KeyValuePair<string, Rational>> Outputs)
{
    public Rational Output(string id) => Outputs.First(o => o.Key == id).Value;
}

/// <summary>The reference evaluator; themes/ait/js/time-calculator-model.js does the same in the browser.</summary>
public static class Calculator
{
    /// <param name="settings">Settings without problems, as <see cref="CalculatorSettings.Read"/> gives them.</param>
    public static CalculatorResult Evaluate(CalculatorMode mode, CalculatorSettings settings)
    {
        var lines = ImmutableArray.CreateBuilder<KeyValuePair<string, Rational>>();
        foreach (var line in mode.Lines)
        {
            if (settings.Holds(line.When))
                lines.Add(KeyValuePair.Create(line.Id, Product(Rational.One, line.Product, line.Divide, settings)));
        }
        var outputs = ImmutableArray.CreateBuilder<KeyValuePair<string, Rational>>();
        foreach (var output in mode.Outputs)
        {
            var start = output.Of is { } of
                ? outputs.First(o => o.Key == of).Value
                : output.Sum.IsEmpty
                    ? Rational.One
                    : lines.Where(l => output.Sum.Contains(l.Key)).Aggregate(Rational.Zero, (sum, line) => sum + line.Value);
            outputs.Add(KeyValuePair.Create(output.Id, Product(start, output.Times, output.Divide, settings)));
        }
        return new CalculatorResult(lines.ToImmutable(), outputs.ToImmutable());
    }

    private static Rational Product(Rational start, ImmutableArray<Factor> times, ImmutableArray<Factor> divide, CalculatorSettings settings)
    {
        var value = times.Aggregate(start, (product, factor) => product * Value(factor, settings));
        return divide.Aggregate(value, (quotient, factor) => quotient / Value(factor, settings));
    }

    private static Rational Value(Factor factor, CalculatorSettings settings) => factor switch
    {
        NumberFactor number => number.Value,
        ParameterFactor parameter => settings.Number(parameter.Parameter),
        ByOptionFactor by => by.Of.First(o => o.Key == settings.Option(by.Parameter)).Value.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(factor)),
    };
}
