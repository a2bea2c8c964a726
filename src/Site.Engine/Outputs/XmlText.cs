using System.Buffers;
using System.Text;

namespace Site.Engine.Outputs;

/// <summary>Writes XML by hand: the five characters escaped, control characters dropped.</summary>
internal static class XmlText
{
    private static readonly SearchValues<char> Special =
        SearchValues.Create(['&', '<', '>', '"', '\'', '\uFFFE', '\uFFFF', .. Enumerable.Range(0, ' ').Select(c => (char)c).Where(c => c is not ('\t' or '\n'))]);

    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
            return text;
        var xml = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => xml.Append("&amp;"),
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                '"' => xml.Append("&quot;"),
                '\'' => xml.Append("&apos;"),
                '\t' or '\n' => xml.Append(c),
                < ' ' or '\uFFFE' or '\uFFFF' => xml,
                _ => xml.Append(c),
            };
        }
        return xml.ToString();
    }
}
