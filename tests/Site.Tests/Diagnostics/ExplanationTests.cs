using System.Reflection;
using System.Text.RegularExpressions;
using Site.Engine;
using Site.Model.Diagnostics;
using Site.Tests.Support;

namespace Site.Tests.Diagnostics;

public sealed partial class ExplanationTests
{
    /// <summary>A class may show the rule of another under its own name.</summary>
    private static readonly List<DiagnosticRule> Rules =
    [
        .. typeof(SiteBuilder).Assembly.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(DiagnosticRule)).Select(f => (DiagnosticRule)f.GetValue(null)!).Distinct(),
    ];

    [Fact]
    public void A_code_belongs_to_one_rule() =>
        Assert.Equal([], Rules.GroupBy(r => r.Code).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_rule_has_its_page_and_every_page_its_rule() => Assert.Equal(
        Rules.Select(r => r.Code).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Repository.At("docs", "diagnostics"), "S*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_page_shows_the_message_and_what_to_do_in_both_languages()
    {
        foreach (var rule in Rules)
        {
            var page = File.ReadAllText(Repository.At(rule.Explanation));
            foreach (var text in (string[])[rule.Message.Nl, rule.Message.En, rule.Hint.Nl, rule.Hint.En])
                Assert.Contains(Plain(text), page, StringComparison.Ordinal);
        }
    }

    /// <summary>The text as the page shows it: a hole is three points.</summary>
    private static string Plain(string text) =>
        Hole.Replace(text, "…").Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Hole { get; }
}
