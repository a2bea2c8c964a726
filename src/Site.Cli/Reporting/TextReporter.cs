using System.Globalization;
using Site.Engine;
using Site.Model.Diagnostics;

namespace Site.Cli.Reporting;

/// <summary>Colours of a terminal, or none.</summary>
internal sealed record Paint(string Error, string Warning, string Soft, string Strong, string Off)
{
    public static readonly Paint None = new("", "", "", "", "");

    public static readonly Paint Terminal = new("\u001b[31;1m", "\u001b[33;1m", "\u001b[36m", "\u001b[1m", "\u001b[0m");
}

/// <summary>Findings for people: code, place, source line with a caret, and what to do.</summary>
internal sealed class TextReporter(TextWriter output, TextWriter error, string language, Paint paint) : Reporter
{
    /// <summary>Findings of one code that are written out; the rest are counted.</summary>
    private const int ShownPerCode = 20;

    private bool IsDutch => language == "nl";

    public override void Report(BuildReport report, BuildOptions options, bool showTimings)
    {
        var lines = new SourceLines(options);
        foreach (var code in report.Diagnostics.GroupBy(d => d.Rule.Code).ToList())
        {
            foreach (var diagnostic in code.Take(ShownPerCode))
                Write(diagnostic, lines);
            if (code.Count() is > ShownPerCode and var count)
                error.WriteLine(IsDutch
                    ? $"... en nog {Digits(count - ShownPerCode)} keer {code.Key}; alles met --format json\n"
                    : $"... and {Digits(count - ShownPerCode)} more of {code.Key}; all with --format json\n");
        }
        Summary(report, showTimings);
    }

    private void Write(Diagnostic diagnostic, SourceLines lines)
    {
        var isError = diagnostic.Severity == Severity.Error;
        var word = isError ? (IsDutch ? "fout" : "error") : IsDutch ? "waarschuwing" : "warning";
        error.WriteLine($"{(isError ? paint.Error : paint.Warning)}{word} {diagnostic.Rule.Code}{paint.Off}{paint.Strong}: {Plain(diagnostic.Message(language))}{paint.Off}");
        var where = diagnostic.Where;
        var place = where.Line == 0 ? where.File : string.Create(CultureInfo.InvariantCulture, $"{where.File}:{where.Line}:{where.Column}");
        error.WriteLine($"  {paint.Soft}-->{paint.Off} {Plain(place)}");
        if (where.Line > 0 && lines.Find(where) is { } line)
        {
            var number = Digits(where.Line);
            var margin = new string(' ', number.Length + 1);
            var (text, column, length) = Window(line, where);
            error.WriteLine($"{margin}{paint.Soft}|{paint.Off}");
            error.WriteLine($"{paint.Soft}{number} |{paint.Off} {Plain(text)}");
            error.WriteLine($"{margin}{paint.Soft}|{paint.Off} {new string(' ', column)}{(isError ? paint.Error : paint.Warning)}{new string('^', length)}{paint.Off}");
            error.WriteLine($"{margin}{paint.Soft}={paint.Off} {Plain(diagnostic.Hint(language))}");
        }
        else
        {
            error.WriteLine($"  {paint.Soft}={paint.Off} {Plain(diagnostic.Hint(language))}");
        }
        error.WriteLine();
    }

    /// <summary>The text without control characters, which a terminal would act on: names of files and parts of texts come from anywhere.</summary>
    private static string Plain(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;

    /// <summary>A long line is cut to the part around the finding; tabs become blanks so that the caret stands right.</summary>
    private static (string Text, int Column, int Length) Window(string line, SourceSpan where)
    {
        const int width = 110;
        var column = Math.Clamp(where.Column - 1, 0, line.Length);
        var length = Math.Clamp(where.Length, 1, Math.Max(1, line.Length - column));
        var start = column + length <= width ? 0 : Math.Max(0, column - 30);
        var text = line[start..Math.Min(line.Length, start + width)].Replace('\t', ' ');
        var shift = start > 0 ? 3 : 0;
        if (start > 0)
            text = "..." + text;
        if (start + width < line.Length)
            text += "...";
        return (text, column - start + shift, Math.Max(1, Math.Min(length, width - (column - start))));
    }

    private void Summary(BuildReport report, bool showTimings)
    {
        if (showTimings)
        {
            const double MiB = 1024 * 1024;
            foreach (var stage in report.Stages)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {stage.Stage,-28} {stage.Milliseconds,8:0.0} ms {stage.Allocated / MiB,8:0.0} MiB {(IsDutch ? "gevraagd" : "allocated")} {stage.Heap / MiB,8:0.0} MiB {(IsDutch ? "in gebruik" : "in use")}"));
        }
        var total = report.Stages.Sum(s => s.Milliseconds).ToString("0", CultureInfo.InvariantCulture);
        var counts = IsDutch
            ? $"{Digits(report.Pages)} pagina's in {total} ms, {Count(report.Errors, "fout", "fouten")}, {Count(report.Warnings, "waarschuwing", "waarschuwingen")}"
            : $"{Digits(report.Pages)} pages in {total} ms, {Count(report.Errors, "error", "errors")}, {Count(report.Warnings, "warning", "warnings")}";
        output.WriteLine(counts);
        foreach (var rule in report.Diagnostics.Select(d => d.Rule).DistinctBy(r => r.Code))
            output.WriteLine($"{rule.Code}: {(IsDutch ? "zie" : "see")} {report.Explanation(rule)}");
        if (report.Written is { } written)
            output.WriteLine(IsDutch
                ? $"{Digits(written.Written)} bestanden geschreven, {Digits(written.Unchanged)} ongewijzigd, {Digits(written.Removed)} verwijderd"
                : $"{Digits(written.Written)} files written, {Digits(written.Unchanged)} unchanged, {Digits(written.Removed)} removed");
        if (report.Written is { IsInPlace: true })
            output.WriteLine(IsDutch
                ? "De uitvoermap is een koppelpunt: de delen zijn een voor een vervangen, niet in een keer."
                : "The output folder is a mount point: its parts were exchanged one by one, not all at once.");
        else if (report.Errors > 0)
            output.WriteLine(IsDutch ? "Er is niets geschreven: verbeter eerst de fouten." : "Nothing was written: mend the errors first.");
    }

    private static string Count(int count, string one, string many) => $"{Digits(count)} {(count == 1 ? one : many)}";

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
