using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Site.Engine.ContentTypes.Pages;

namespace Site.Engine.Languages.Translations;

/// <summary>The source of a page from one heading to the next.</summary>
/// <param name="Anchor">Id of the heading; <see cref="SourceSections.Top"/> for title, description and what stands before the first heading.</param>
/// <param name="Heading">Text of the heading; empty at the top.</param>
/// <param name="Text">As written, without the front matter's other keys.</param>
public sealed record SourceSection(string Anchor, string Heading, string Text)
{
    /// <summary>First 16 hexadecimal digits of the SHA-256 of the text, its blanks and line ends made one: wrapping a line anew is no change.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Words(Text)))).AsSpan(0, 8));

    /// <summary>The text between blanks.</summary>
    public static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A page's source in sections: what a translation is held against.</summary>
public static class SourceSections
{
    public const string Top = "-";

    /// <param name="text">The file, line ends as LF. Saved since the page was read it may be shorter; a preview then builds once more.</param>
    public static ImmutableArray<SourceSection> Of(ParsedPage page, string text)
    {
        var lines = text.Split('\n');
        var body = Array.FindIndex(lines, Math.Min(1, lines.Length), l => l.TrimEnd() == "---") + 1;
        var sections = ImmutableArray.CreateBuilder<SourceSection>();
        var (anchor, heading, start) = (Top, "", body);
        foreach (var next in page.Body.Headings)
        {
            Add(Math.Max(body, next.Where.Line - 1));
            (anchor, heading, start) = (next.Id, next.Text, next.Where.Line - 1);
        }
        Add(lines.Length);
        return sections.DrainToImmutable();

        void Add(int end)
        {
            end = Math.Min(end, lines.Length);
            var own = string.Join('\n', lines[Math.Min(start, end)..end]).Trim();
            sections.Add(new SourceSection(anchor, heading, anchor == Top ? $"{page.FrontMatter.Title}\n{page.FrontMatter.Description}\n\n{own}" : own));
        }
    }
}
