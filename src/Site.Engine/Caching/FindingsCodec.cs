using System.Collections.Immutable;
using System.Globalization;
using Site.Model.Diagnostics;

namespace Site.Engine.Caching;

/// <summary>Findings as bytes, each rule once, with their texts: they are told again as they were found.</summary>
internal static class FindingsCodec
{
    public static void Write(BinaryWriter writer, IReadOnlyList<Diagnostic> findings)
    {
        var rules = findings.Select(f => f.Rule).DistinctBy(r => r.Code).ToList();
        writer.Write(rules.Count);
        foreach (var rule in rules)
        {
            writer.Write(rule.Code);
            writer.Write((int)rule.Severity);
            Write(writer, rule.Message);
            Write(writer, rule.Hint);
        }
        writer.Write(findings.Count);
        foreach (var finding in findings)
        {
            writer.Write(rules.FindIndex(r => r.Code == finding.Rule.Code));
            writer.Write((int)finding.Severity);
            writer.Write(finding.Where.File);
            writer.Write(finding.Where.Line);
            writer.Write(finding.Where.Column);
            writer.Write(finding.Where.Length);
            writer.Write(finding.Suggestion is not null);
            writer.Write(finding.Suggestion ?? "");
            writer.Write(finding.Others.Length);
            foreach (var other in finding.Others)
                writer.Write(other);
            writer.Write(finding.Arguments.Length);
            foreach (var argument in finding.Arguments)
                Write(writer, argument as Bilingual ?? new Bilingual(Plain(argument), Plain(argument)));
        }
    }

    public static ImmutableArray<Diagnostic> Read(BinaryReader reader)
    {
        var rules = new DiagnosticRule[Count(reader)];
        for (var i = 0; i < rules.Length; i++)
            rules[i] = new DiagnosticRule(reader.ReadString(), (Severity)reader.ReadInt32(), ReadBilingual(reader), ReadBilingual(reader));
        var count = Count(reader);
        var findings = ImmutableArray.CreateBuilder<Diagnostic>(count);
        for (var i = 0; i < count; i++)
        {
            var rule = rules[reader.ReadInt32()];
            var severity = (Severity)reader.ReadInt32();
            var where = new SourceSpan(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            var hasSuggestion = reader.ReadBoolean();
            var suggestion = reader.ReadString();
            var others = new string[Count(reader)];
            for (var o = 0; o < others.Length; o++)
                others[o] = reader.ReadString();
            var arguments = new object[Count(reader)];
            for (var a = 0; a < arguments.Length; a++)
                arguments[a] = ReadBilingual(reader);
            findings.Add(new Diagnostic(rule, where, [.. arguments], hasSuggestion ? suggestion : null) { Severity = severity, Others = [.. others] });
        }
        return findings.MoveToImmutable();
    }

    private static string Plain(object argument) => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "";

    private static void Write(BinaryWriter writer, Bilingual text)
    {
        writer.Write(text.Nl);
        writer.Write(text.En);
    }

    private static Bilingual ReadBilingual(BinaryReader reader) => new(reader.ReadString(), reader.ReadString());

    /// <summary>A number of things that follow; a damaged file must not ask for memory without end.</summary>
    public static int Count(BinaryReader reader) => Checked(reader.ReadInt32());

    public static int Checked(int count) => count is >= 0 and < 10_000_000 ? count : throw new FormatException("count");
}
