using System.Collections.Immutable;
using System.Globalization;

namespace Site.Model.Diagnostics;

public enum Severity
{
    Warning,
    Error,
}

/// <summary>A place in a source file. Lines and columns count from 1; a column is a UTF-16 code unit. Line 0: the file as a whole.</summary>
/// <param name="File">Path relative to the working folder's content or theme, with forward slashes.</param>
/// <param name="Length">Number of code units that the finding covers on its line; 0 when unknown.</param>
public readonly record struct SourceSpan(string File, int Line, int Column, int Length = 0)
{
    public static SourceSpan Whole(string file) => new(file, 0, 0);
}

/// <summary>The same sentence in the two languages that messages are written in.</summary>
public sealed record Bilingual(string Nl, string En)
{
    public string In(string language) => string.Equals(language, "nl", StringComparison.Ordinal) ? Nl : En;
}

/// <summary>One kind of finding, with a stable code. Texts are composite format strings over the diagnostic's arguments.</summary>
/// <param name="Code">S and four digits; never used again for something else.</param>
/// <param name="Message">What was found.</param>
/// <param name="Hint">What is expected and what to do.</param>
public sealed record DiagnosticRule(string Code, Severity Severity, Bilingual Message, Bilingual Hint)
{
    /// <summary>Where the finding is explained in both languages, as a path of the repository.</summary>
    public string Explanation => $"docs/diagnostics/{Code}.md";
}

/// <summary>A finding. Arguments are strings or <see cref="Bilingual"/> values.</summary>
/// <param name="Suggestion">The name that was probably meant, or null.</param>
public sealed record Diagnostic(DiagnosticRule Rule, SourceSpan Where, ImmutableArray<object> Arguments, string? Suggestion = null)
{
    /// <summary>Differs from the rule's own where site.yml raises a warning.</summary>
    public Severity Severity { get; init; } = Rule.Severity;

    /// <summary>Names that are as near as <see cref="Suggestion"/>; empty where that is the only one.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>A finding about a name that is not known, with the nearest names that are.</summary>
    public static Diagnostic Unknown(DiagnosticRule rule, SourceSpan where, string found, IEnumerable<string> known, params ReadOnlySpan<object> more) =>
        Offering(rule, where, [found, .. more], Suggestions.All(found, known));

    /// <summary>A finding with the names that were probably meant, the likeliest first.</summary>
    public static Diagnostic Offering(DiagnosticRule rule, SourceSpan where, ImmutableArray<object> arguments, ImmutableArray<string> names) =>
        new(rule, where, arguments, names.IsEmpty ? null : names[0]) { Others = names.IsEmpty ? [] : names[1..] };

    public string Message(string language) => Format(Rule.Message.In(language), language);

    public string Hint(string language)
    {
        var hint = Format(Rule.Hint.In(language), language);
        if (Suggestion is null)
            return hint;
        var isDutch = string.Equals(language, "nl", StringComparison.Ordinal);
        var names = Others.IsEmpty ? Suggestion : $"{string.Join(", ", Others[..^1].Prepend(Suggestion))} {(isDutch ? "of" : "or")} {Others[^1]}";
        var question = isDutch ? $"bedoelde u {names} ?" : $"did you mean {names} ?";
        return Others.IsEmpty && !IsShortCode(Suggestion) ? question : $"{question} {hint}";
    }

    /// <summary>Of a code such as C2.1 two wrong characters leave little to go by: what else can help is said too.</summary>
    private static bool IsShortCode(string name) => name.Length < 5 && name.Any(char.IsAsciiDigit);

    private string Format(string text, string language) =>
        string.Format(CultureInfo.InvariantCulture, text, [.. Arguments.Select(a => a is Bilingual b ? b.In(language) : a)]);
}

/// <summary>Collects findings from many threads; a bad file never stops the run.</summary>
public sealed class DiagnosticBag
{
    private readonly Lock gate = new();
    private readonly List<Diagnostic> items = [];

    public bool HasErrors { get; private set; }

    public void Add(DiagnosticRule rule, SourceSpan where, params ReadOnlySpan<object> arguments) =>
        Add(new Diagnostic(rule, where, [.. arguments]));

    /// <param name="known">The names that would have been right; the nearest one becomes the suggestion.</param>
    public void AddUnknown(DiagnosticRule rule, SourceSpan where, string found, IEnumerable<string> known, params ReadOnlySpan<object> more) =>
        Add(Diagnostic.Unknown(rule, where, found, known, more));

    public void Add(Diagnostic diagnostic)
    {
        lock (gate)
        {
            items.Add(diagnostic);
            HasErrors |= diagnostic.Severity == Severity.Error;
        }
    }

    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Add(diagnostic);
    }

    /// <summary>All findings, by file, line, column and code, each once: the order does not depend on threads.</summary>
    public ImmutableArray<Diagnostic> Sorted()
    {
        Diagnostic[] sorted;
        lock (gate)
            sorted = [.. items];
        Array.Sort(sorted, Compare);
        var distinct = ImmutableArray.CreateBuilder<Diagnostic>(sorted.Length);
        foreach (var diagnostic in sorted)
        {
            if (distinct.Count == 0 || Compare(distinct[^1], diagnostic) != 0)
                distinct.Add(diagnostic);
        }
        return distinct.DrainToImmutable();
    }

    /// <summary>Messages are compared only where all else is equal: making them is most of the cost.</summary>
    private static int Compare(Diagnostic a, Diagnostic b)
    {
        var order = string.CompareOrdinal(a.Where.File, b.Where.File);
        if (order == 0)
            order = a.Where.Line.CompareTo(b.Where.Line);
        if (order == 0)
            order = a.Where.Column.CompareTo(b.Where.Column);
        if (order == 0)
            order = string.CompareOrdinal(a.Rule.Code, b.Rule.Code);
        return order == 0 ? string.CompareOrdinal(a.Message("en"), b.Message("en")) : order;
    }
}
