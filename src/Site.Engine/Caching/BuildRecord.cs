using System.Collections.Immutable;
using System.Text;
using Site.Model.Diagnostics;

namespace Site.Engine.Caching;

/// <summary>A file as the disk tells it, without reading it.</summary>
internal readonly record struct FileFacts(string Path, long Length, long Ticks);

/// <summary>
/// A build as it was left: what it was asked, what it read, what it wrote, what it found. When all of that is still so, building again would
/// write the same bytes, and is not done.
/// </summary>
/// <param name="Key">Version of the generator, options, and commit of the content: everything besides files that the bytes hang on.</param>
internal sealed record BuildRecord(string Key, int Pages, ImmutableArray<FileFacts> Inputs, ImmutableArray<FileFacts> Outputs, ImmutableArray<Diagnostic> Findings)
{
    private const int Format = 1;

    public void Save(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = file + ".new";
        using (var writer = new BinaryWriter(File.Create(temporary), Encoding.UTF8))
        {
            writer.Write(Format);
            writer.Write(Key);
            writer.Write(Pages);
            Write(writer, Inputs);
            Write(writer, Outputs);
            Write(writer, Findings);
        }
        File.Move(temporary, file, overwrite: true);
    }

    /// <summary>The record of a file; null when there is none, or it is of another format or damaged.</summary>
    public static BuildRecord? Load(string file)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(file)), Encoding.UTF8);
            if (reader.ReadInt32() != Format)
                return null;
            return new BuildRecord(reader.ReadString(), reader.ReadInt32(), ReadFiles(reader), ReadFiles(reader), ReadFindings(reader));
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException or OverflowException)
        {
            // A record that cannot be read is no record: the site is built anew.
            return null;
        }
    }

    private static void Write(BinaryWriter writer, ImmutableArray<FileFacts> files)
    {
        writer.Write(files.Length);
        foreach (var file in files)
        {
            writer.Write(file.Path);
            writer.Write(file.Length);
            writer.Write(file.Ticks);
        }
    }

    private static ImmutableArray<FileFacts> ReadFiles(BinaryReader reader)
    {
        var count = Count(reader);
        var files = ImmutableArray.CreateBuilder<FileFacts>(count);
        for (var i = 0; i < count; i++)
            files.Add(new FileFacts(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64()));
        return files.MoveToImmutable();
    }

    private static void Write(BinaryWriter writer, ImmutableArray<Diagnostic> findings)
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
        writer.Write(findings.Length);
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

    private static ImmutableArray<Diagnostic> ReadFindings(BinaryReader reader)
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

    private static string Plain(object argument) => Convert.ToString(argument, System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static void Write(BinaryWriter writer, Bilingual text)
    {
        writer.Write(text.Nl);
        writer.Write(text.En);
    }

    private static Bilingual ReadBilingual(BinaryReader reader) => new(reader.ReadString(), reader.ReadString());

    private static int Count(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        return count is >= 0 and < 10_000_000 ? count : throw new FormatException("count");
    }
}
