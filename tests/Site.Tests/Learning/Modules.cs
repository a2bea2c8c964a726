using System.Runtime.CompilerServices;
using Site.Engine.Learning;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.Learning;

namespace Site.Tests.Learning;

/// <summary>Self-test modules made from YAML in tests.</summary>
internal static class Modules
{
    /// <summary>What stands before the questions: the first question starts on line 6.</summary>
    private const string Head = """
        id: m
        title: {nl: T, en: T}
        intro: {nl: I, en: I}
        topics: [{id: t, title: {nl: T, en: T}}]
        questions:

        """;

    /// <summary>A question of the type single: "a" is right. Nine lines.</summary>
    /// <param name="explain">The place that explains the wrong answer.</param>
    public static string Single(string id = "A", int revision = 1, string explain = "p") => $$$"""
          - id: {{{id}}}
            revision: {{{revision}}}
            type: single
            level: 1
            topic: t
            stem: {nl: S, en: S}
            options:
              - {id: a, correct: true, text: {nl: Ja, en: Yes}, feedback: {nl: f, en: f}}
              - {id: b, text: {nl: Nee, en: No}, feedback: {nl: f, en: f}, explain: {{{explain}}}}
        """;

    /// <summary>A question of the type scenario: at each of its two nodes "a" is right.</summary>
    /// <param name="explain">The place that explains each wrong choice.</param>
    public static string Scenario(string id = "A", string explain = "p") => $$$"""
          - id: {{{id}}}
            revision: 1
            type: scenario
            level: 1
            topic: t
            stem: {nl: S, en: S}
            start: one
            nodes:
              - id: one
                text: {nl: o, en: o}
                choices:
                  - {id: a, correct: true, text: {nl: a, en: a}, feedback: {nl: f, en: f}, next: two}
                  - {id: b, text: {nl: b, en: b}, feedback: {nl: f, en: f}, explain: {{{explain}}}}
              - id: two
                text: {nl: o, en: o}
                choices:
                  - {id: a, correct: true, text: {nl: aa, en: aa}, feedback: {nl: f, en: f}}
                  - {id: b, text: {nl: bb, en: bb}, feedback: {nl: f, en: f}, explain: {{{explain}}}}
        """;

    /// <summary>The file of the module m with these questions, and no retired ones: the first question starts on line 7.</summary>
    public static string File(params ReadOnlySpan<string> questions) =>
        Head.Replace("questions:", "retired: []\nquestions:", StringComparison.Ordinal) + string.Join('\n', questions) + "\n";

    public static (SelfTest? Module, string Findings) Read(string questions) => ReadFile(Head + questions, "m");

    public static (SelfTest? Module, string Findings) ReadFile(string text, string name)
    {
        var bag = new DiagnosticBag();
        var module = SelfTestReader.Read(text, name, new YamlContext("content/self-tests/m.yml", ["nl", "en"], bag));
        return (module, string.Join("\n", bag.Sorted().Select(Show)));
    }

    /// <summary>One question's interaction; the YAML must be without faults.</summary>
    public static Interaction Interaction(string question)
    {
        var (module, findings) = Read(question);
        Xunit.Assert.Equal("", findings);
        return Xunit.Assert.Single(module!.Questions).Interaction;
    }

    public static string Show(Diagnostic d) =>
        $"{d.Where.Line}:{d.Where.Column} {d.Rule.Code} {d.Message("en")} = {d.Hint("en")}";

    /// <summary>The content folder of this repository.</summary>
    public static string Content([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "content"));
}
