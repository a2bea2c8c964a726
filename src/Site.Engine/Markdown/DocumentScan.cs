using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Site.Engine.Diagnostics;
using Site.Engine.Html;
using Site.Engine.Markdown.Blocks;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Engine.Markdown;

/// <summary>
/// One pass over the syntax tree: cleans attributes and raw HTML, gives headings their ids, and collects headings, links, facts and
/// text. What it finds wrong it reports; what it lets through is safe to render.
/// </summary>
/// <param name="text">Empty; takes the page's words while the scan lasts.</param>
internal sealed class DocumentScan(SourcePlaces places, BlockList blocks, bool isHome, DiagnosticBag diagnostics, StringBuilder text, int maxDepth)
{
    /// <summary>Key of the facts that a paragraph shows references for.</summary>
    public static readonly object FactKey = new();

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(string Anchor, string Heading, int Start)> sectionStarts = [("", "", 0)];
    private readonly RawHtml rawHtml = new(places, diagnostics);
    private readonly Leftovers leftovers = new(places, diagnostics);
    private int lastLevel = 1;
    private int depth;
    private int factsFrom;

    // A block was left open: ends of blocks after it belong to others than it seems.
    private bool lostCount;

    public List<Heading> Headings { get; } = [];

    public List<PageLink> Links { get; } = [];

    public List<FactMark> Facts { get; } = [];

    /// <summary>Ids on the page besides those of headings.</summary>
    public List<string> Anchors { get; } = [];

    public int WordCount { get; private set; }

    public bool HasHero { get; private set; }

    public void Run(MarkdownDocument document)
    {
        foreach (var block in document)
            Block(block, inTab: false);
        rawHtml.Close(document);
    }

    public ImmutableArray<TextSection> Sections(Arena<byte> arena)
    {
        var sections = ImmutableArray.CreateBuilder<TextSection>(sectionStarts.Count);
        var all = ArrayPool<char>.Shared.Rent(text.Length);
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        text.CopyTo(0, all, text.Length);
        for (var i = 0; i < sectionStarts.Count; i++)
        {
            var (anchor, heading, start) = sectionStarts[i];
            var end = i + 1 < sectionStarts.Count ? sectionStarts[i + 1].Start : text.Length;
            var content = all.AsSpan(start, end - start).Trim();
            if (content.Length > 0 || heading.Length > 0)
                sections.Add(new TextSection(anchor, heading, arena.Keep(utf8.AsSpan(0, Encoding.UTF8.GetBytes(content, utf8)))));
        }
        ArrayPool<char>.Shared.Return(all);
        ArrayPool<byte>.Shared.Return(utf8);
        return sections.DrainToImmutable();
    }

    private void Block(Block block, bool inTab)
    {
        Descend();
        BlockInside(block, inTab);
        depth--;
    }

    /// <summary>Goes one level down; what is nested too deeply ends the reading of the page before the stack does.</summary>
    private void Descend()
    {
        if (++depth > maxDepth)
            throw new NestingException();
    }

    private void BlockInside(Block block, bool inTab)
    {
        Attributes(block);
        switch (block)
        {
            case HeadingBlock heading:
                HeadingOf(heading, inTab);
                break;
            case LeafBlock leaf:
                Leaf(leaf);
                break;
            case CustomContainer container:
                Container(container, inTab);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                if (container is AlertBlock alert)
                    leftovers.In(alert);
                else if (container is Table table)
                    leftovers.In(table);
                foreach (var child in container)
                    Block(child, inTab);
                rawHtml.Close(container);
                break;
            default:
                break;
        }
    }

    private void Container(CustomContainer container, bool inTab)
    {
        var name = container.Info ?? "";
        var line = Line(container, container.OpeningFencedCharCount + name.Length);
        if (!OpenBlocks.IsQuiet(container))
            Closed(container, name, line);
        if (name.Length == 0)
            Unnamed(container, line);
        else if (blocks.Find(name) is not { } known)
            diagnostics.AddUnknown(MarkdownRules.UnknownBlock, line, name, blocks.Names, string.Join(", ", blocks.Names));
        else if (known.Name == "hero")
        {
            if (!isHome || container.Parent is not MarkdownDocument document || document[0] != container)
                diagnostics.Add(MarkdownRules.HeroPlace, Line(container, 7));
            HasHero = true;
        }
        foreach (var child in container)
            Block(child, inTab || name == "tab");
        rawHtml.Close(container);
    }

    /// <summary>A line of colons alone closes a block; where none is open it opens one without a name, up to the next.</summary>
    private void Unnamed(CustomContainer container, SourceSpan line)
    {
        if (!OpenBlocks.IsQuiet(container) && !lostCount)
            diagnostics.Add(MarkdownRules.StrayEnd, line);
        OpenBlocks.Quiet(container);
    }

    private void Closed(CustomContainer container, string name, SourceSpan line)
    {
        if (name.Length == 0)
            return;
        if (OpenBlocks.Swallowed(container) is { } inner)
        {
            var (own, other) = (new string(':', container.OpeningFencedCharCount), places.At(inner.Span.Start, 1).Line);
            diagnostics.Add(MarkdownRules.BlockInBlock, line, name, inner.Info ?? "", other, own, new string(':', inner.OpeningFencedCharCount + 1));
            OpenBlocks.Quiet(container);
            lostCount = true;
        }
        else if (lostCount && name == "tab" && container.Parent is MarkdownDocument)
        {
            OpenBlocks.Quiet(container);
        }
        else if (container.ClosingFencedCharCount == 0)
        {
            diagnostics.Add(MarkdownRules.OpenBlock, line, name);
        }
    }

    private void Leaf(LeafBlock leaf)
    {
        switch (leaf)
        {
            case HtmlBlock html:
                rawHtml.Block(html);
                return;
            case FencedCodeBlock or CodeBlock:
                Words(leaf.Lines.ToString());
                break;
            default:
                if (leaf.Inline is not null)
                {
                    var start = text.Length;
                    Inlines(leaf.Inline);
                    rawHtml.Close(leaf);
                    LeftIn(leaf, start);
                }
                break;
        }
        text.Append('\n');
    }

    /// <param name="start">Where the words of the block begin.</param>
    private void LeftIn(LeafBlock leaf, int start)
    {
        var length = text.Length - start;
        var words = ArrayPool<char>.Shared.Rent(length);
        text.CopyTo(start, words, length);
        leftovers.In(leaf, words.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(words);
    }

    private void Inlines(ContainerInline container)
    {
        Descend();
        InlinesInside(container);
        depth--;
    }

    private void InlinesInside(ContainerInline container)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            Attributes(inline);
            switch (inline)
            {
                case LiteralInline literal:
                    Words(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    Words(code.Content);
                    break;
                case LinkInline link:
                    Link(link);
                    Inlines(link);
                    break;
                case AutolinkInline auto:
                    if (!auto.IsEmail)
                        Links.Add(new PageLink(auto.Url, IsImage: false, places.At(auto.Span.Start + 1, auto.Url.Length)));
                    Words(auto.Url);
                    break;
                case HtmlInline html:
                    rawHtml.Inline(html);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case HtmlEntityInline entity:
                    Words(entity.Transcoded.AsSpan());
                    break;
                case ContainerInline nested:
                    Inlines(nested);
                    break;
                default:
                    break;
            }
        }
    }

    private void Link(LinkInline link)
    {
        var target = link.Url ?? "";
        var place = link.UrlSpan.IsEmpty
            ? places.At(link.Span.Start, link.Span.Length)
            : places.At(link.UrlSpan.Start, link.UrlSpan.Length);
        Links.Add(new PageLink(target, link.IsImage, place));
        if (link.IsImage && link.FirstChild is null)
            diagnostics.Add(MarkdownRules.ImageText, place, target);
    }

    private void HeadingOf(HeadingBlock heading, bool inTab)
    {
        var start = text.Length;
        if (heading.Inline is not null)
        {
            Inlines(heading.Inline);
            rawHtml.Close(heading);
            LeftIn(heading, start);
        }
        var title = text.ToString(start, text.Length - start).Trim();
        text.Length = start;
        var where = places.At(heading.Span.Start, heading.Span.Length);
        if (title.Length == 0)
            diagnostics.Add(MarkdownRules.EmptyHeading, where);
        var attributes = heading.GetAttributes();
        if (attributes.Id is null)
            (title, attributes.Id) = Leftovers.Meant(title);
        var given = attributes.Id is not null;
        var id = attributes.Id ?? Slugs.From(title);
        if (given && ids.Contains(id))
            diagnostics.Add(MarkdownRules.HeadingIdTwice, where, id);
        if (!ids.Add(id))
        {
            // Numbers go on where the last heading of the same words ended: ten thousand of them must not take seconds.
            var words = Slugs.From(title);
            var n = numbers.GetValueOrDefault(words, 2);
            do
                id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{words}-{n++}");
            while (!ids.Add(id));
            numbers[words] = n;
        }
        attributes.Id = id;
        if (heading.Level == 1)
        {
            diagnostics.Add(MarkdownRules.HeadingOne, where);
            heading.Level = 2;
        }
        if (heading.Level > lastLevel + 1)
            diagnostics.Add(MarkdownRules.HeadingLevel, where, heading.Level, lastLevel, lastLevel + 1);
        lastLevel = heading.Level;
        Headings.Add(new Heading(heading.Level, id, title, given, !inTab && heading.Parent is not QuoteBlock, where));
        sectionStarts.Add((id, title, start));
    }

    private void Words(ReadOnlySpan<char> words)
    {
        text.Append(words);
        WordCount += WordCounter.Count(words);
    }

    private void Attributes(MarkdownObject node)
    {
        if (node.TryGetAttributes() is not { } attributes)
            return;
        if (attributes.Id is { } id)
        {
            if (!Slugs.IsValid(id) || id.Length < 2)
            {
                if (id.Length > 0)
                    diagnostics.Add(MarkdownRules.BadId, places.At(node.Span.Start, node.Span.Length), id);
                // What was meant is plain: the place is not missing too.
                attributes.Id = node is HeadingBlock && id.Length > 1 && id.ToLowerInvariant() is var small && Slugs.IsValid(small) ? small : null;
            }
            else if (node is not HeadingBlock)
            {
                Anchors.Add(id);
                if (!ids.Add(id))
                    diagnostics.Add(MarkdownRules.HeadingIdTwice, places.At(node.Span.Start, node.Span.Length), id);
            }
        }
        if (attributes.Properties is not { } properties)
            return;
        for (var i = properties.Count - 1; i >= 0; i--)
        {
            var (key, value) = (properties[i].Key, properties[i].Value);
            if (key == "fact")
            {
                properties.RemoveAt(i);
                FactsOf(node, value ?? "");
            }
            else if (!AttributeRules.IsAllowed(key))
            {
                properties.RemoveAt(i);
                var isId = node is HeadingBlock && string.IsNullOrEmpty(value) && Slugs.IsValid(key) && attributes.Id is null;
                diagnostics.Add(new Diagnostic(MarkdownRules.Attribute, places.At(node.Span.Start, node.Span.Length), [key], isId ? "#" + key : null));
                if (isId)
                    attributes.Id = key;
            }
        }
    }

    private void FactsOf(MarkdownObject node, string value)
    {
        ImmutableArray<string> facts = [.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (facts.IsEmpty)
            return;
        Facts.Add(new FactMark(facts, FactPlace(node, value)));
        var target = node;
        if (node is ParagraphBlock { Parent: ListItemBlock item } paragraph && item[0] == paragraph)
            target = item;
        target.GetAttributes().AddPropertyIfNotExist("data-fact", string.Join(' ', facts));
        if (node is Block block && ReferencePlace(block) is { } place)
            place.SetData(FactKey, place.GetData(FactKey) is ImmutableArray<string> earlier ? earlier.AddRange(facts) : facts);
    }

    /// <summary>Where the ids of a mark stand. Marks are met in the order of the text, so the search goes on from the last one.</summary>
    private SourceSpan FactPlace(MarkdownObject node, string value)
    {
        const string Key = "fact=\"";
        var at = places.Find(Key + value, factsFrom);
        if (at < 0)
            return places.At(node.Span.Start, node.Span.Length);
        factsFrom = at + Key.Length;
        return places.At(factsFrom, value.Length);
    }

    /// <summary>The text block at whose end the references stand: the last one inside.</summary>
    private static LeafBlock? ReferencePlace(Block block) => block switch
    {
        CustomContainer { Count: 0 } => null,
        LeafBlock { Inline: not null } leaf => leaf,
        ContainerBlock { Count: > 0 } container => ReferencePlace(container[^1]),
        _ => null,
    };

    private SourceSpan Line(CustomContainer container, int length) => places.At(container.Span.Start, length);
}
