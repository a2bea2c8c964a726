using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Site.Model.TimeInvestment;

namespace Site.Engine.TimeInvestment;

public enum SettingProblem
{
    Empty,
    NotANumber,
    NotWhole,
    TooSmall,
    TooLarge,
    NotAStep,
    UnknownOption,
}

/// <summary>What a visitor filled in, read against a mode: values, and what is wrong with the others.</summary>
public sealed partial class CalculatorSettings
{
    // Longer numbers are beyond every bound and finer than every step: they are named so and not counted with.
    private const int MostDigits = 9;
    private const int MostDecimals = 6;

    private readonly FrozenDictionary<string, Rational> numbers;
    private readonly FrozenDictionary<string, string> options;

    private CalculatorSettings(
        Dictionary<string, Rational> numberValues, Dictionary<string, string> optionValues, ImmutableArray<KeyValuePair<string, SettingProblem>> problems)
    {
        numbers = numberValues.ToFrozenDictionary(StringComparer.Ordinal);
        options = optionValues.ToFrozenDictionary(StringComparer.Ordinal);
        Problems = problems;
    }

    /// <summary>Parameter and problem, in the order of the mode; with any of them there is no result.</summary>
    public ImmutableArray<KeyValuePair<string, SettingProblem>> Problems { get; }

    /// <summary>
    /// Reads texts as a visitor types them or as an address carries them. A parameter that is absent has its default, but no more
    /// than its maximum; one that is not visible has no problems. Unknown names are left aside.
    /// </summary>
    public static CalculatorSettings Read(CalculatorMode mode, IReadOnlyDictionary<string, string> inputs)
    {
        var given = new Dictionary<string, Rational>(StringComparer.Ordinal);
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<KeyValuePair<string, SettingProblem>>();
        foreach (var parameter in mode.Parameters)
        {
            var raw = inputs.GetValueOrDefault(parameter.Id);
            switch (parameter)
            {
                case NumberParameter number:
                    var max = number.Max;
                    if (number.MaxParameter is { } other && given.TryGetValue(other, out var limit) && limit < max)
                        max = limit;
                    given[number.Id] = number.Default < max ? number.Default : max;
                    if (raw is null || !Holds(number.Visible, chosen))
                        break;
                    if (Problem(number, max, raw, out var value) is { } problem)
                        problems.Add(KeyValuePair.Create(number.Id, problem));
                    else
                        given[number.Id] = value;
                    break;
                case ChoiceParameter choice:
                    chosen[choice.Id] = raw is not null && choice.Options.Any(o => o.Id == raw) ? raw : choice.Default;
                    if (raw is not null && chosen[choice.Id] != raw && Holds(choice.Visible, chosen))
                        problems.Add(KeyValuePair.Create(choice.Id, SettingProblem.UnknownOption));
                    break;
                case BooleanParameter boolean:
                    chosen[boolean.Id] = raw is "true" or "false" ? raw : boolean.Default ? "true" : "false";
                    if (raw is not (null or "true" or "false") && Holds(boolean.Visible, chosen))
                        problems.Add(KeyValuePair.Create(boolean.Id, SettingProblem.UnknownOption));
                    break;
            }
        }
        return new CalculatorSettings(given, chosen, problems.ToImmutable());
    }

    public Rational Number(string parameter) => numbers[parameter];

    public string Option(string parameter) => options[parameter];

    public bool Holds(ImmutableArray<Condition> conditions) => Holds(conditions, options);

    private static bool Holds(ImmutableArray<Condition> conditions, IReadOnlyDictionary<string, string> options) =>
        conditions.All(c => options.GetValueOrDefault(c.Parameter) == c.Value);

    private static SettingProblem? Problem(NumberParameter parameter, Rational max, string raw, out Rational value)
    {
        value = Rational.Zero;
        var text = raw.Trim(' ', '\t', '\n', '\r', '\f', '\v', '\u00A0');
        if (text.Length == 0)
            return SettingProblem.Empty;
        if (NumberPattern().Match(text) is not { Success: true } number)
            return SettingProblem.NotANumber;
        if (number.Groups["whole"].Value.TrimStart('0').Length > MostDigits)
            return text[0] == '-' ? SettingProblem.TooSmall : SettingProblem.TooLarge;
        if (number.Groups["part"].Value.TrimEnd('0').Length > MostDecimals)
            return parameter.Step.IsWhole ? SettingProblem.NotWhole : SettingProblem.NotAStep;
        value = Rational.Of(decimal.Parse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
        if (parameter.Step.IsWhole && !value.IsWhole)
            return SettingProblem.NotWhole;
        if (value < parameter.Min)
            return SettingProblem.TooSmall;
        if (value > max)
            return SettingProblem.TooLarge;
        return ((value - parameter.Min) / parameter.Step).IsWhole ? null : SettingProblem.NotAStep;
    }

    /// <summary>Comma or point.</summary>
    [GeneratedRegex(@"^[+-]?(?<whole>[0-9]+)([.,](?<part>[0-9]+))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberPattern();
}
