using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Site.Engine.Html;
using Site.Engine.Markdown.Blocks;
using Site.Model.Diagnostics;

namespace Site.Engine.Markdown.Rendering;

/// <summary>
/// Syntax tree to <see cref="PageText"/>: Markdig's HTML with our renderers for links, headings, tables, callouts and blocks. One
/// renderer writes many pages, one after another: to set it up costs more than a page.
/// </summary>
public sealed class PageRenderer : HtmlRenderer
{
    private readonly StringBuilder html;
    private readonly List<(int Offset, Hole Hole)> holes = [];
    private readonly Dictionary<string, StringHole> texts = new(StringComparer.Ordinal);
    private IReadOnlyList<Heading> headings = [];
    private SourcePlaces places = new("", 0, "");
    private DiagnosticBag diagnostics = new();
    private int number;

    internal PageRenderer(MarkdownPipeline pipeline, BlockList blocks)
        : base(new StringWriter(new StringBuilder(64 * 1024), CultureInfo.InvariantCulture))
    {
        html = ((StringWriter)Writer).GetStringBuilder();
        Blocks = blocks;
        pipeline.Setup(this);
        ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new ParagraphWriter());
        ObjectRenderers.ReplaceOrAdd<HeadingRenderer>(new HeadingWriter());
        ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new LinkWriter());
        ObjectRenderers.ReplaceOrAdd<AutolinkInlineRenderer>(new AutolinkWriter());
        ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new TableWriter());
        ObjectRenderers.ReplaceOrAdd<AlertBlockRenderer>(new CalloutWriter());
        ObjectRenderers.ReplaceOrAdd<HtmlTaskListRenderer>(new TaskWriter());
        ObjectRenderers.Insert(0, new ContainerWriter());
    }

    public BlockList Blocks { get; }

    public DiagnosticBag Diagnostics => diagnostics;

    internal SourcePlaces Places => places;

    internal IReadOnlyList<Heading> Headings => headings;

    /// <summary>Level of the last heading written; 1 before the first.</summary>
    public int HeadingLevel { get; internal set; } = 1;

    /// <summary>A number that is unique on the page.</summary>
    public int NextNumber() => ++number;

    /// <summary>Leaves a hole at this place.</summary>
    public void Hole(Hole hole) => holes.Add((html.Length, hole));

    /// <summary>Leaves a hole for an interface string; pages share the hole of a key.</summary>
    internal void Text(string key)
    {
        if (!texts.TryGetValue(key, out var hole))
            texts[key] = hole = new StringHole(key);
        Hole(hole);
    }

    /// <summary>Leaves a hole for the spoken mark of a link to another site. Only an address with a scheme can lead there.</summary>
    internal void ExternalMark(string target)
    {
        if (target.Contains(':', StringComparison.Ordinal))
            Hole(new ExternalMarkHole(target));
    }

    public SourceSpan Where(MarkdownObject node) => Places.At(node.Span.Start, node.Span.Length);

    /// <summary>Writes references to the facts of a block, if it is the place for them.</summary>
    internal void References(MarkdownObject block)
    {
        if (block.GetData(DocumentScan.FactKey) is not ImmutableArray<string> facts)
            return;
        // The blank before {fact=...} would let the reference fall to the next line.
        while (html.Length > 0 && html[^1] == ' ' && (holes.Count == 0 || holes[^1].Offset < html.Length))
            html.Length--;
        Hole(new FactHole(facts));
    }

    /// <summary>The HTML of inlines or blocks that a hole carries with it.</summary>
    internal string Capture(Action write)
    {
        var start = html.Length;
        write();
        var captured = html.ToString(start, html.Length - start);
        html.Length = start;
        holes.RemoveAll(h => h.Offset > start);
        return captured;
    }

    internal (ReadOnlyMemory<byte> Html, ImmutableArray<PlacedHole> Holes) RenderPage(MarkdownDocument document, DocumentScan scan, SourcePlaces places, Arena<byte> arena, DiagnosticBag diagnostics)
    {
        (headings, this.places, this.diagnostics) = (scan.Headings, places, diagnostics);
        (number, HeadingLevel) = (0, 1);
        holes.Clear();
        Reset();
        Render(document);
        return Written(arena);
    }

    /// <summary>The HTML as UTF-8, the holes moved to where they are in bytes.</summary>
    private (ReadOnlyMemory<byte> Html, ImmutableArray<PlacedHole> Holes) Written(Arena<byte> arena)
    {
        var text = ArrayPool<char>.Shared.Rent(html.Length);
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(html.Length));
        html.CopyTo(0, text, html.Length);
        var placed = ImmutableArray.CreateBuilder<PlacedHole>(holes.Count);
        int from = 0, length = 0;
        foreach (var (offset, hole) in holes)
        {
            length += Encoding.UTF8.GetBytes(text.AsSpan(from, offset - from), utf8.AsSpan(length));
            from = offset;
            placed.Add(new PlacedHole(length, hole));
        }
        length += Encoding.UTF8.GetBytes(text.AsSpan(from, html.Length - from), utf8.AsSpan(length));
        var bytes = arena.Keep(utf8.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(text);
        ArrayPool<byte>.Shared.Return(utf8);
        return (bytes, placed.DrainToImmutable());
    }
}
