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
