using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Site.Engine.Diagnostics;
using Site.Engine.Markdown.Rendering;
using Site.Model.Diagnostics;

namespace Site.Engine.Markdown;

/// <summary>
/// Marks that did nothing and would be read on the page as they were typed: CommonMark refuses no text, so that a link with a blank in its address is simply no
/// link. Text behind a backslash is meant to be read, and so is code.
/// </summary>
internal sealed partial class Leftovers(SourcePlaces places, DiagnosticBag diagnostics)
{
    /// <summary>Stands for what is no plain text, in the text that is looked through.</summary>
    private const char Other = '\uFFFC';

    private static readonly Bilingual Link = new("geen link of afbeelding", "no link or picture");
    private static readonly Bilingual LinkForm = new(
        "[tekst](bestand.nl.md), zonder spatie tussen ] en ( en zonder spaties in het adres", "[text](file.en.md), without a blank between ] and ( and without blanks in the address");
    private static readonly Bilingual Mark = new("geen kenmerk", "no attribute");
    private static readonly Bilingual MarkForm = new(
        "{#id} of {fact=\"...\"}: accolades, rechte aanhalingstekens, alles gesloten", "{#id} or {fact=\"...\"}: braces, straight quotes, everything closed");
    private static readonly Bilingual Heading = new("geen kop", "no heading");
    private static readonly Bilingual HeadingForm = new("een spatie achter de hekjes: ## Kop", "a blank after the number signs: ## Heading");
    private static readonly Bilingual TableOf = new("geen tabel", "no table");
    private static readonly Bilingual TableForm = new(
        "onder de kopregel een regel |---|---| met evenveel kolommen", "a line |---|---| with as many columns below the line of headings");
    private static readonly Bilingual Footnote = new("geen voetnoot", "no footnote");
    private static readonly Bilingual FootnoteForm = new("onderaan de pagina [^1]: en de tekst van de noot", "[^1]: and the text of the note at the foot of the page");
    private static readonly Bilingual Callout = new("geen kader", "no callout");
    private static readonly Bilingual CalloutForm = new("> [!NOTE] op een regel alleen; ook TIP, EXAMPLE, IMPORTANT, WARNING en CAUTION kan", "> [!NOTE] on a line of its own; TIP, EXAMPLE, IMPORTANT, WARNING and CAUTION can be too");

    // What every leftover holds one of: most paragraphs have none, and are done after one look.
    private static readonly SearchValues<char> Marks = SearchValues.Create("[]{|#=");

    // None of these may wait for a time limit: no two attempts read the same characters, so that each is done after one pass.
    [GeneratedRegex("""\]\([^)\n]*\)?|\] +\([^()\s]*(\.md|\.svg|\.png|\.jpe?g|\.webp|\.pdf|://|mailto:|term:|value:)[^)]*\)?|\)\[(?>(?<target>[^\[\]\s]+)[^\[\]]*)\]""", RegexOptions.ExplicitCapture)]
    private static partial Regex LinkLeft { get; }

    [GeneratedRegex("""\{ *(#[A-Za-z]|\.[A-Za-z]|fact\b)[^}\n]*\}?|\(fact=[^)\n]*\)?""", RegexOptions.ExplicitCapture)]
    private static partial Regex MarkLeft { get; }

    [GeneratedRegex("""[({]#(?<id>[a-z0-9-]+)[)}]?\s*$""", RegexOptions.ExplicitCapture)]
    private static partial Regex HeadingIdLeft { get; }

    [GeneratedRegex("""^#{2,6}[^\s#][^\n]*""", RegexOptions.ExplicitCapture)]
    private static partial Regex HeadingLeft { get; }

    [GeneratedRegex("""^\|[^|\n]+\|[^\n]*""", RegexOptions.ExplicitCapture)]
    private static partial Regex TableLeft { get; }

    [GeneratedRegex("""\[\^[^\[\]\s]+\]""", RegexOptions.ExplicitCapture)]
    private static partial Regex FootnoteLeft { get; }

    [GeneratedRegex("""^\[![^\]\n]*\]""", RegexOptions.ExplicitCapture)]
    private static partial Regex CalloutLeft { get; }

    /// <param name="plain">The words of the block as the scan met them; only looked at to see whether there is anything to look for.</param>
    public void In(LeafBlock leaf, ReadOnlySpan<char> plain)
    {
        if (!plain.ContainsAny(Marks) || leaf.Inline is null)
            return;
        var text = new StringBuilder();
        Literals(leaf.Inline, text);
        var literal = text.ToString();
        var isFirst = leaf is ParagraphBlock;
        // In a block that was left open callouts are not read at all.
        if (isFirst && leaf.Parent is QuoteBlock { Parent: not CustomContainer } quote && quote[0] == leaf && Told(leaf, CalloutLeft.Match(literal), Callout, CalloutForm))
            return;
        if (isFirst && (Told(leaf, HeadingLeft.Match(literal), Heading, HeadingForm) || Told(leaf, TableLeft.Match(literal), TableOf, TableForm)))
            return;
        if (leaf is HeadingBlock && Told(leaf, HeadingIdLeft.Match(literal), Mark, MarkForm))
            return;
        // Behind a backslash the first bracket is meant to be read, and so are the others.
        var opens = literal.IndexOf('[');
        All(leaf, LinkLeft.Matches(literal).Where(m => m.Value[0] == ']' ? opens >= 0 && opens < m.Index : IsAddress(m.Groups["target"].ValueSpan)), Link, LinkForm);
        All(leaf, MarkLeft.Matches(literal), Mark, MarkForm);
        All(leaf, FootnoteLeft.Matches(literal), Footnote, FootnoteForm);
    }

    private static bool IsAddress(ReadOnlySpan<char> target) => target.Contains(".md", StringComparison.Ordinal) || target.Contains("://", StringComparison.Ordinal);

    /// <summary>The words of a heading, and the id that stands behind them in a form that is none; both as they were meant.</summary>
    public static (string Title, string? Id) Meant(string title) =>
        title.AsSpan().IndexOf('#') > 0 && HeadingIdLeft.Match(title) is { Success: true } left && Slugs.IsValid(left.Groups["id"].Value)
            ? (title[..left.Index].Trim(), left.Groups["id"].Value)
            : (title, null);

    /// <summary>A callout of a kind that there is not.</summary>
    public void In(AlertBlock alert)
    {
        var kind = alert.Kind.ToString();
        if (CalloutWriter.Kinds.Contains(kind, StringComparer.OrdinalIgnoreCase))
            return;
        var mark = $"[!{kind}]";
        var at = places.Find(mark, alert.Span.Start);
        diagnostics.AddUnknown(MarkdownRules.UnknownCallout, at < 0 ? places.At(alert.Span.Start, 1) : places.At(at, mark.Length), kind, CalloutWriter.Kinds, string.Join(", ", CalloutWriter.Kinds));
    }

    /// <summary>A table whose rows go on where its headings have ended.</summary>
    public void In(Table table)
    {
        if (table is [TableRow { IsHeader: true } header, ..] && header.Count > 1 && header[^1] is TableCell last && !HasText(last)
            && table.Skip(1).OfType<TableRow>().FirstOrDefault(r => r.Count == header.Count && HasText((TableCell)r[^1])) is { } row)
        {
            diagnostics.Add(MarkdownRules.TableColumns, places.At(row.Span.Start, row.Span.Length));
        }
    }

    private static bool HasText(TableCell cell) => cell is [LeafBlock { Inline.FirstChild: not null }, ..];

    private bool Told(LeafBlock leaf, Match match, Bilingual what, Bilingual form)
    {
        if (match.Success)
            All(leaf, [match], what, form);
        return match.Success;
    }

    /// <summary>Each where it stands. The block is read through once, however many there are.</summary>
    private void All(LeafBlock leaf, IEnumerable<Match> matches, Bilingual what, Bilingual form)
    {
        var from = leaf.Span.Start;
        foreach (var match in matches)
        {
            var found = match.Value.Trim();
            var at = from < 0 ? -1 : places.Find(found.Split(Other)[0], from);
            diagnostics.Add(MarkdownRules.Leftover, at < 0 ? places.At(leaf.Span.Start, 1) : places.At(at, found.Length),
                found.Length > 60 ? found[..57] + "..." : found.Replace(Other, '\u2026'), what, form);
            from = at < 0 ? -1 : at + 1;
        }
    }

    private static void Literals(ContainerInline container, StringBuilder text)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    var content = literal.Content.AsSpan();
                    if (literal.IsFirstCharacterEscaped && content.Length > 0)
                    {
                        text.Append(Other);
                        content = content[1..];
                    }
                    text.Append(content);
                    break;
                case LineBreakInline:
                    text.Append('\n');
                    break;
                case EmphasisInline emphasis:
                    text.Append(Other);
                    Literals(emphasis, text);
                    text.Append(Other);
                    break;
                case LinkInline:
                    text.Append(Other);
                    break;
                case ContainerInline nested:
                    Literals(nested, text);
                    break;
                default:
                    text.Append(Other);
                    break;
            }
        }
    }
}

/// <summary>Own blocks that are not closed where their author thought: one is told, and the blocks that it swallowed are left alone.</summary>
internal static class OpenBlocks
{
    /// <summary>Set on blocks whose form says nothing: where they begin and end is not known.</summary>
    public static readonly object QuietKey = new();

    public static bool IsQuiet(CustomContainer container) => container.GetData(QuietKey) is not null;

    /// <summary>The first block inside that has as many colons or more, so that its end may well be the end of the other; null where all is right.</summary>
    public static CustomContainer? Swallowed(CustomContainer container) =>
        container.Descendants<CustomContainer>().FirstOrDefault(c => c.OpeningFencedCharCount >= container.OpeningFencedCharCount);

    public static void Quiet(CustomContainer container)
    {
        container.SetData(QuietKey, true);
        foreach (var inner in container.Descendants<CustomContainer>())
            inner.SetData(QuietKey, true);
    }
}
