using System.Text.RegularExpressions;

namespace Site.Engine.Outputs.Assets;

/// <summary>Finds what makes a drawing more than a drawing: scripts, styles, events, references to other places.</summary>
public static partial class SvgCheck
{
    public readonly record struct Finding(string What, int Line, int Column);

    [GeneratedRegex("""<\s*(script|style|foreignObject|iframe|object|embed|link|meta|handler|listener|animate\w*|set|use|image)\b|<!ENTITY|<!DOCTYPE|<\?xml-stylesheet|[\s"'/]on\w+\s*=|[\s"'/]style\s*=|javascript\s*:|href\s*=\s*["']?[^#"'\s]|url\(\s*["']?[^#"'\s]""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Suspect { get; }

    public static IEnumerable<Finding> Findings(string svg)
    {
        foreach (Match match in Suspect.Matches(svg))
        {
            var before = svg.AsSpan(0, match.Index);
            var line = before.Count('\n') + 1;
            yield return new Finding(match.Value.Trim(' ', '\n', '\t', '"', '\''), line, match.Index - before.LastIndexOf('\n'));
        }
    }
}
