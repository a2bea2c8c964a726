using System.Reflection;
using System.Text.RegularExpressions;
using Site.Engine;
using Site.Engine.Diagnostics;
using Site.Model.Diagnostics;
using Site.Tests.Support;

namespace Site.Tests.Rules;

/// <summary>Every finding has a code of its own and says the same in Dutch and in English.</summary>
public sealed partial class DiagnosticRulesTests
{
    public static IReadOnlyList<(string Name, DiagnosticRule Rule)> All { get; } =
    [
        .. typeof(SiteBuilder).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(DiagnosticRule))
            .Select(f => ($"{f.DeclaringType!.Name}.{f.Name}", (DiagnosticRule)f.GetValue(null)!)),
    ];

    [Fact]
    public void Codes_are_unique_and_well_formed()
    {
        Assert.True(All.Count > 50, "the rules were not found");
        Findings.None(All.DistinctBy(r => r.Rule).GroupBy(r => r.Rule.Code).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(r => r.Name))}"));
        Assert.All(All, r => Assert.Matches("^S[0-9]{4}$", r.Rule.Code));
    }

    [Fact]
    public void Every_warning_can_be_named_in_site_yml_and_no_error() =>
        Assert.Equal(All.Select(r => r.Rule).Where(r => r.Severity == Severity.Warning).Select(r => r.Code).Distinct().Order(StringComparer.Ordinal), WarningCodes.All);

    [Fact]
    public void Both_languages_say_the_same_values()
    {
        foreach (var (name, rule) in All)
        {
            foreach (var text in (Bilingual[])[rule.Message, rule.Hint])
            {
                Assert.False(string.IsNullOrWhiteSpace(text.Nl) || string.IsNullOrWhiteSpace(text.En), $"{name} lacks a text");
                Assert.True(Holes(text.Nl).SetEquals(Holes(text.En)), $"{name}: {text.Nl} / {text.En}");
                Assert.False(text.Nl.EndsWith('.') || text.En.EndsWith('.'), $"{name} ends in a full stop");
            }
            Assert.False(rule.Message.Nl == rule.Message.En, $"{name} is not translated");
            Assert.True(Holes(rule.Message.Nl).Count == 0 || Holes(rule.Message.Nl).Contains("{0}"), $"{name} does not begin with {{0}}");
        }
    }

    private static HashSet<string> Holes(string text) => [.. Hole.Matches(text.Replace("{{", "", StringComparison.Ordinal)).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Hole { get; }
}
