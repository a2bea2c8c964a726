using System.Net;
using System.Text;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Outputs.SearchIndex;

/// <summary>
/// Reads the text out of HTML that the generator itself wrote, cut into sections at headings and defined terms with an id. Pages
/// that show data are read this way, because their Markdown does not hold all that a reader sees.
/// </summary>
internal sealed class SectionText
{
    private static readonly string[] Skipped = ["svg", "script", "style", "template", "button", "sup", "select"];
    private static readonly string[] Openers = ["h2", "h3", "h4", "h5", "h6", "dt"];
    private static readonly string[] Inline = ["a", "abbr", "b", "code", "dfn", "em", "i", "kbd", "mark", "span", "strong", "sub", "time"];

    private readonly List<SearchSection> sections = [];
    private readonly StringBuilder text = new();
    private readonly StringBuilder heading = new();
    private string anchor = "";
    private string? open;

    /// <summary>The sections of a page's body; the first has no anchor.</summary>
    public static IReadOnlyList<SearchSection> Read(string html)
    {
        var reader = new SectionText();
        reader.Walk(html);
        reader.Close();
        return reader.sections;
    }

    private void Walk(string html)
    {
        var at = 0;
        while (at < html.Length)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) tag = html.Length;
            (open is null ? text : heading).Append(WebUtility.HtmlDecode(html[at..tag]));
            if (tag == html.Length) return;
            var end = html.IndexOf('>', tag);
            if (end < 0) return;
            at = Tag(html, tag + 1, end);
        }
    }

    /// <summary>Takes in one tag and gives the place to go on from.</summary>
    private int Tag(string html, int start, int end)
    {
        var closes = html[start] == '/';
        if (closes) start++;
        var nameEnd = start;
        while (nameEnd < end && char.IsAsciiLetterOrDigit(html[nameEnd])) nameEnd++;
        var name = html[start..nameEnd];
        if (!closes && Skipped.Contains(name, StringComparer.Ordinal))
        {
            var close = html.IndexOf($"</{name}>", end, StringComparison.Ordinal);
            return close < 0 ? end + 1 : close + name.Length + 3;
        }

        if (closes && string.Equals(name, open, StringComparison.Ordinal)) open = null;
        if (!closes && Openers.Contains(name, StringComparer.Ordinal) && Id(html[nameEnd..end]) is { } id)
        {
            Close();
            anchor = id;
            open = name;
        }

        if (!Inline.Contains(name, StringComparer.Ordinal)) (open is null ? text : heading).Append(' ');
        return end + 1;
    }

    private static string? Id(string attributes)
    {
        const string name = " id=\"";
        var start = attributes.IndexOf(name, StringComparison.Ordinal);
        if (start < 0) return null;
        start += name.Length;
        var end = attributes.IndexOf('"', start);
        return end < 0 ? null : WebUtility.HtmlDecode(attributes[start..end]);
    }

    private void Close()
    {
        var section = new SearchSection(anchor, Tidy(heading), Tidy(text));
        if (section.Anchor.Length > 0 || section.Text.Length > 0) sections.Add(section);
        heading.Clear();
        text.Clear();
    }

    private static string Tidy(StringBuilder words) => string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
