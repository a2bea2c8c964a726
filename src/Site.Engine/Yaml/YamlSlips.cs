using System.Text.RegularExpressions;
using Site.Model.Diagnostics;

namespace Site.Engine.Yaml;

/// <summary>
/// What an editor probably did where the YAML parser gave up. The parser tells where it could not go on and what it was at; the slip itself stands
/// there, or on the line before.
/// </summary>
internal static partial class YamlSlips
{
    private const char HardBlank = '\u00A0';

    private static readonly Bilingual Tab = new("een tab; gebruik spaties", "a tab; use blanks");
    private static readonly Bilingual Hard = new("een harde spatie, zoals Word die maakt; typ een gewone spatie", "a no-break space, as Word makes them; type an ordinary one");
    private static readonly Bilingual NoBlank = new("een dubbele punt zonder spatie erachter", "a colon without a blank after it");
    private static readonly Bilingual NoBlankAfterHyphen = new("een streepje zonder spatie erachter", "a hyphen without a blank after it");
    private static readonly Bilingual Open = new("een rechte haak [ die niet wordt gesloten", "a bracket [ that is not closed");
    private static readonly Bilingual QuoteInside = new(
        "een aanhalingsteken midden in de tekst; zet om de hele tekst het andere soort, ' of \"", "a quote in the middle of the text; put the other kind, ' or \", around the whole text");

    // Each reads a line once, however long it is.
    [GeneratedRegex("""^\s*(- +)?[A-Za-z][A-Za-z0-9-]*(?<colon>:)[^\s/]""", RegexOptions.ExplicitCapture)]
    private static partial Regex KeyWithoutBlank { get; }

    [GeneratedRegex("""^\s*(?<hyphen>-)[^\s-]""", RegexOptions.ExplicitCapture)]
    private static partial Regex HyphenWithoutBlank { get; }

    [GeneratedRegex("""^\s*(- +)?[A-Za-z][A-Za-z0-9-]*: +(?<value>\S.*)$""", RegexOptions.ExplicitCapture)]
    private static partial Regex KeyWithValue { get; }

    /// <param name="line">Where the parser gave up, from 1.</param>
    /// <param name="saysTab">The parser itself tells of a tab, at the start of the text.</param>
    /// <param name="isVague">The parser's own reason would help nobody.</param>
    /// <returns>Line and column from 1; null where nothing known is seen.</returns>
    public static (int Line, int Column, Bilingual Reason)? Near(string text, int line, bool saysTab, bool isVague)
    {
        var lines = text.Split('\n');
        for (var i = saysTab ? 1 : Math.Max(1, line - 1); i <= (saysTab ? lines.Length : Math.Min(line, lines.Length)); i++)
        {
            if (Blank(lines[i - 1]) is var (column, reason))
                return (i, column, reason);
        }
        if (line < 1 || line > lines.Length)
            return null;
        // A key that runs on into the next line was no key: the parser only sees it there.
        foreach (var i in (int[])[line - 1, line])
        {
            if (i >= 1 && KeyWithoutBlank.Match(lines[i - 1]) is { Success: true } key)
                return (i, key.Groups["colon"].Index + 1, NoBlank);
            if (i >= 1 && HyphenWithoutBlank.Match(lines[i - 1]) is { Success: true } item)
                return (i, item.Groups["hyphen"].Index + 1, NoBlankAfterHyphen);
        }
        return isVague && KeyWithValue.Match(lines[line - 1]) is { Success: true } pair && Value(pair.Groups["value"].Value.TrimEnd()) is { } why
            ? (line, pair.Groups["value"].Index + 1, why)
            : null;
    }

    /// <summary>A blank that is none for YAML, where one counts: before the first word, or after a colon or hyphen.</summary>
    private static (int Column, Bilingual Reason)? Blank(string line)
    {
        var indent = line.Length - line.TrimStart().Length;
        var tab = line.AsSpan(0, indent).IndexOf('\t');
        if (tab >= 0)
            return (tab + 1, Tab);
        var hard = line.AsSpan(0, indent).IndexOf(HardBlank);
        if (hard >= 0)
            return (hard + 1, Hard);
        hard = line.IndexOf(HardBlank, StringComparison.Ordinal);
        return hard > 0 && line[hard - 1] is (':' or '-') ? (hard + 1, Hard) : null;
    }

    private static Bilingual? Value(string value)
    {
        var (first, rest) = (value[0], value[1..]);
        switch (first)
        {
            case '\'' or '"' when rest.TrimEnd().TrimEnd(first).Contains(first, StringComparison.Ordinal):
                return QuoteInside;
            case '[' when !rest.Contains(']', StringComparison.Ordinal):
                return Open;
            case '[' or '{' or '*' or '&':
                return new Bilingual($"een waarde die met {first} begint; zet haar tussen aanhalingstekens", $"a value that begins with {first}; put it between quotes");
            default:
                return null;
        }
    }
}
