using System.Collections.Concurrent;
using System.Text;
using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.GenericAttributes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Site.Engine.Diagnostics;
using Site.Engine.Html;
using Site.Engine.Markdown.Blocks;
using Site.Engine.Markdown.Rendering;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Engine.Markdown;

/// <summary>A page's Markdown as it was read: what it says, and what it is written from.</summary>
public sealed record MarkdownReading(ParsedBody Body, PageText Text);

/// <summary>Markdown text to <see cref="ParsedBody"/> and <see cref="PageText"/>: one parse, one walk, one rendering; nothing of the site is known here.</summary>
public sealed class MarkdownReader
{
    private readonly MarkdownPipeline pipeline;
    private readonly BlockList blocks;
    private readonly Limits limits;
    private readonly Arena<byte> arena;
    private readonly ConcurrentBag<(PageRenderer Renderer, StringBuilder Text)> free = [];

    /// <param name="arena">Takes the bytes of pages; null: each has an array of its own.</param>
    public MarkdownReader(BlockList blocks, Limits? limits = null, Arena<byte>? arena = null)
    {
        this.arena = arena ?? new Arena<byte>(0);
        this.blocks = blocks;
        this.limits = limits ?? Limits.Default;
        var builder = new MarkdownPipelineBuilder
        {
            PreciseSourceLocation = true,
        };
        builder.Extensions.Add(new AlertExtension());
        builder.Extensions.Add(new PipeTableExtension());
        builder.Extensions.Add(new FootnoteExtension());
        builder.Extensions.Add(new DefinitionListExtension());
        builder.Extensions.Add(new TaskListExtension());
        builder.BlockParsers.Insert(0, new ContainerParser());
        builder.Extensions.Add(new GenericAttributesExtension());
        pipeline = builder.Build();
    }

    /// <param name="text">The Markdown.</param>
    /// <param name="linesBefore">Lines of the file before it.</param>
    /// <param name="isHome">The home page may have a hero.</param>
    /// <remarks>A long text is read under a time limit, on a thread of its own that is left behind when it passes the limit.</remarks>
    public MarkdownReading Read(string text, int linesBefore, string file, bool isHome, DiagnosticBag diagnostics)
    {
        if (text.Length < Limits.TimedTextLength)
            return ReadNow(text, linesBefore, file, isHome, diagnostics);
        var found = new DiagnosticBag();
        if (!TimeLimit.Run(() => ReadNow(text, linesBefore, file, isHome, found), TimeSpan.FromSeconds(limits.PageTime), out var read))
        {
            diagnostics.Add(MarkdownRules.TooSlow, new SourcePlaces(text, linesBefore, file).At(0, 1), limits.PageTime);
            return Nothing;
        }
        foreach (var diagnostic in found.Sorted())
            diagnostics.Add(diagnostic);
        return read!;
    }

    private MarkdownReading ReadNow(string text, int linesBefore, string file, bool isHome, DiagnosticBag diagnostics)
    {
        var places = new SourcePlaces(text, linesBefore, file);
        try
        {
            var document = Markdig.Markdown.Parse(text, pipeline);
            // What a page that fails was being written with is not used again.
            if (!free.TryTake(out var tools))
                tools = (new PageRenderer(pipeline, blocks), new StringBuilder(64 * 1024));
            var scan = new DocumentScan(places, blocks, isHome, diagnostics, tools.Text.Clear(), limits.MarkdownDepth);
            scan.Run(document);
            var (html, holes) = tools.Renderer.RenderPage(document, scan, places, arena, diagnostics);
            var parsed = new ParsedBody([.. holes.Select(h => h.Hole).Where(h => h is BlockHole or TermHole or ValueHole)], [.. scan.Headings], [.. scan.Links], [.. scan.Facts], [.. scan.Anchors], scan.WordCount, scan.HasHero);
            var written = new PageText(html, holes, scan.Sections(arena));
            free.Add(tools);
            return new MarkdownReading(parsed, written);
        }
        catch (Exception e) when (e is NestingException || (e is ArgumentException && e.Message.Contains("nested", StringComparison.Ordinal)))
        {
            diagnostics.Add(MarkdownRules.TooDeep, places.At(0, 1), limits.MarkdownDepth);
            return Nothing;
        }
    }

    private static readonly MarkdownReading Nothing = new(ParsedBody.Empty, PageText.Empty);
}
