using System.Globalization;
using Site.Engine.Diagnostics;
using Site.Model.Diagnostics;

namespace Site.Engine.Sources;

/// <summary>The marks that Git leaves in a file that two people changed: a line <c>&lt;&lt;&lt;&lt;&lt;&lt;&lt; mine</c>, the one version, <c>=======</c>, the other, <c>&gt;&gt;&gt;&gt;&gt;&gt;&gt; theirs</c>.</summary>
internal static class MergeConflict
{
    private const string Start = "<<<<<<< ";
    private const string End = ">>>>>>> ";

    /// <summary>Reports each conflict of a text at its first line. What is read around the marks would be one fault after another.</summary>
    public static bool IsIn(ReadOnlySpan<char> text, string path, DiagnosticBag diagnostics)
    {
        // Lists that the program writes lose nothing when both versions are read: see IsLaterMark.
        if (!text.Contains(Start, StringComparison.Ordinal) || path.EndsWith(".lock", StringComparison.Ordinal))
            return false;
        var found = false;
        var (number, start) = (0, 0);
        foreach (var line in text.EnumerateLines())
        {
            number++;
            if (line.StartsWith(Start))
            {
                start = number;
            }
            else if (start > 0 && line.StartsWith(End))
            {
                diagnostics.Add(FileRules.MergeConflict, new SourceSpan(path, start, 1, Start.Length - 1), Line(start), Line(number));
                (found, start) = (true, 0);
            }
        }
        return found;

        static Bilingual Line(int number)
        {
            var digits = number.ToString(CultureInfo.InvariantCulture);
            return new Bilingual($"regel {digits}", $"line {digits}");
        }
    }

    /// <summary>Whether a line of a list that the program writes is a mark after the first: that one is told, both versions count, and the next writing drops the marks.</summary>
    public static bool IsLaterMark(ReadOnlySpan<char> line) =>
        line.StartsWith(End) || line.StartsWith("||||||| ") || line.SequenceEqual("=======");
}
