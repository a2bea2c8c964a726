using System.Globalization;
using System.Text;
using Site.Tests.Support;

namespace Site.Tests.Safety.Injection;

/// <summary>The corpus of strings.txt: a string per line, with the escapes \n, \t, \r, \\ and \uXXXX.</summary>
internal static class Strings
{
    public static IReadOnlyList<string> All { get; } = [.. File.ReadAllLines(Repository.At("tests", "Site.Tests", "Safety", "Injection", "strings.txt")).Where(l => l.Length > 0).Select(Unescape)];

    /// <summary>The string as a double-quoted YAML scalar.</summary>
    public static string Yaml(string text)
    {
        var yaml = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                yaml.Append('\\').Append(c);
            else if (c < ' ' || c is '\u0085' or '\u2028' or '\u2029' or '\uFEFF' || (c >= '\u007F' && c < '\u00A0') || char.IsSurrogate(c))
                yaml.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                yaml.Append(c);
        }
        return yaml.Append('"').ToString();
    }

    /// <summary>The string as Markdown that means exactly its characters: one line, every mark escaped.</summary>
    public static string Markdown(string text)
    {
        var markdown = new StringBuilder();
        foreach (var c in text.ReplaceLineEndings(" ").Replace('\t', ' '))
            markdown.Append(char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) ? "\\" : "").Append(c);
        return markdown.ToString();
    }

    private static string Unescape(string line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\' || i + 1 == line.Length)
            {
                text.Append(line[i]);
                continue;
            }
            switch (line[++i])
            {
                case 'n': text.Append('\n'); break;
                case 't': text.Append('\t'); break;
                case 'r': text.Append('\r'); break;
                case 'u': text.Append((char)int.Parse(line.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)); i += 4; break;
                default: text.Append(line[i]); break;
            }
        }
        return text.ToString();
    }
}
