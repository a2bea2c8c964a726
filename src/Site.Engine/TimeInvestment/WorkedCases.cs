using System.Collections.Immutable;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.TimeInvestment;

namespace Site.Engine.TimeInvestment;

/// <summary>Holds the formulas and tables against the cases that were worked out by hand.</summary>
internal static class WorkedCases
{
    /// <param name="text">The source, to point at the case that differs.</param>
    public static void Check(TimeInvestmentDefinition definition, string text, YamlContext context)
    {
        var values = TableValues.All(definition.Tables).ToDictionary(StringComparer.Ordinal);
        var places = Places(text, context);
        for (var i = 0; i < definition.Expected.Length; i++)
        {
            var expected = definition.Expected[i];
            var where = places[i];
            foreach (var value in expected.Values)
            {
                if (!values.TryGetValue(value.Name, out var found))
                    context.Diagnostics.AddUnknown(TimeInvestmentRules.UnknownReference, where, value.Name, values.Keys, new Bilingual("de waarde", "the value"), string.Join(", ", values.Keys));
                else
                    Hold(expected, value, found, where, context.Diagnostics);
            }
            if (expected.Mode is not null)
                CheckMode(definition, expected, where, context.Diagnostics);
        }
    }

    private static void CheckMode(TimeInvestmentDefinition definition, WorkedCase expected, SourceSpan where, DiagnosticBag diagnostics)
    {
        var mode = definition.Modes.FirstOrDefault(m => m.Id == expected.Mode);
        if (mode is null)
        {
            diagnostics.AddUnknown(TimeInvestmentRules.UnknownMode, where, expected.Mode!, definition.Modes.Select(m => m.Id),
                string.Join(", ", definition.Modes.Select(m => m.Id)));
            return;
        }
        foreach (var input in expected.Inputs)
        {
            if (!mode.Parameters.Any(p => p.Id == input.Key))
                diagnostics.AddUnknown(TimeInvestmentRules.UnknownReference, where, input.Key, mode.Parameters.Select(p => p.Id),
                    new Bilingual("de parameter", "the parameter"), string.Join(", ", mode.Parameters.Select(p => p.Id)));
        }
        var settings = CalculatorSettings.Read(mode, expected.Inputs.ToDictionary(StringComparer.Ordinal));
        foreach (var problem in settings.Problems)
            diagnostics.Add(TimeInvestmentRules.WorkedCaseRefused, where, expected.Id, problem.Key);
        if (!settings.Problems.IsEmpty)
            return;
        var result = Calculator.Evaluate(mode, settings);
        foreach (var number in expected.Results)
        {
            if (mode.Outputs.Any(o => o.Id == number.Name))
                Hold(expected, number, result.Output(number.Name), where, diagnostics);
            else
                diagnostics.AddUnknown(TimeInvestmentRules.UnknownReference, where, number.Name, mode.Outputs.Select(o => o.Id),
                    new Bilingual("de uitkomst", "the output"), string.Join(", ", mode.Outputs.Select(o => o.Id)));
        }
    }

    private static void Hold(WorkedCase expected, ExpectedNumber number, Rational found, SourceSpan where, DiagnosticBag diagnostics)
    {
        if (found.Round(number.Decimals) != number.Value)
            diagnostics.Add(TimeInvestmentRules.WorkedCaseDiffers, where, expected.Id, number.Name, found.Format(number.Decimals, "."), number.Value.Format(6, "."));
    }

    /// <summary>Where each item of <c>expect</c> starts; the file is known to be read without a fault.</summary>
    private static ImmutableArray<SourceSpan> Places(string text, YamlContext context) =>
        YamlParser.Parse(text, context.File, new DiagnosticBag(), limits: context.Limits) is YamlMapping root && root.Find("expect") is YamlSequence cases
            ? [.. cases.Items.Select(context.Span)]
            : [];
}
