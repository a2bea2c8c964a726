using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Engine;
using Site.Model.Diagnostics;

namespace Site.Cli.Reporting;

/// <summary>Findings for programs: <c>{"pages", "errors", "warnings", "diagnostics": [{code, severity, file, line, column, message, hint, suggestion, alternatives, explanation}]}</c>.</summary>
internal sealed class JsonReporter(TextWriter output, string language) : Reporter
{
    public override void Report(BuildReport report, BuildOptions options, bool showTimings) => output.WriteLine(JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("pages", report.Pages);
        json.WriteNumber("errors", report.Errors);
        json.WriteNumber("warnings", report.Warnings);
        json.WriteNumber("milliseconds", Math.Round(report.Stages.Sum(s => s.Milliseconds), 1));
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in report.Diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Rule.Code);
            json.WriteString("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("file", diagnostic.Where.File);
            json.WriteNumber("line", diagnostic.Where.Line);
            json.WriteNumber("column", diagnostic.Where.Column);
            json.WriteString("message", diagnostic.Message(language));
            json.WriteString("hint", diagnostic.Hint(language));
            if (diagnostic.Suggestion is not null)
                json.WriteString("suggestion", diagnostic.Suggestion);
            if (!diagnostic.Others.IsEmpty)
            {
                json.WriteStartArray("alternatives");
                foreach (var other in diagnostic.Others)
                    json.WriteStringValue(other);
                json.WriteEndArray();
            }
            json.WriteString("explanation", report.Explanation(diagnostic.Rule));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }));
}

/// <summary>SARIF 2.1.0, the form that code hosts read.</summary>
internal sealed class SarifReporter(TextWriter output, string language) : Reporter
{
    public override void Report(BuildReport report, BuildOptions options, bool showTimings) => output.WriteLine(JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "site");
        json.WriteStartArray("rules");
        foreach (var rule in report.Diagnostics.Select(d => d.Rule).DistinctBy(r => r.Code))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Code);
            // The specification asks for an absolute address (3.49.12).
            if (Uri.TryCreate(report.Explanation(rule), UriKind.Absolute, out var address))
                json.WriteString("helpUri", address.AbsoluteUri);
            json.WriteStartObject("help");
            json.WriteString("text", report.Explanation(rule));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("results");
        foreach (var diagnostic in report.Diagnostics)
            Result(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }));

    private void Result(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Rule.Code);
        json.WriteString("level", diagnostic.Severity == Severity.Error ? "error" : "warning");
        json.WriteStartObject("message");
        json.WriteString("text", $"{diagnostic.Message(language)}. {diagnostic.Hint(language)}");
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri.EscapeDataString(diagnostic.Where.File).Replace("%2F", "/", StringComparison.Ordinal));
        json.WriteEndObject();
        if (diagnostic.Where.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", diagnostic.Where.Line);
            json.WriteNumber("startColumn", diagnostic.Where.Column);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>Annotations of GitHub Actions: <c>::error file=...,line=...,col=...,title=...::message</c>.</summary>
internal sealed class GitHubReporter(TextWriter output, string language) : Reporter
{
    public override void Report(BuildReport report, BuildOptions options, bool showTimings)
    {
        foreach (var d in report.Diagnostics)
        {
            var kind = d.Severity == Severity.Error ? "error" : "warning";
            var place = d.Where.Line > 0 ? $",line={d.Where.Line},col={d.Where.Column}" : "";
            output.WriteLine($"::{kind} file={Property(d.Where.File)}{place},title={d.Rule.Code}::{Data($"{d.Message(language)}. {d.Hint(language)}\n{(language == "nl" ? "Uitleg" : "Explained in")}: {report.Explanation(d.Rule)}")}");
        }
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}

internal static class JsonText
{
    public static string Write(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(json);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
