using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Site.Engine.Diagnostics;
using Site.Engine.Markdown.Rendering;
using Site.Model.Diagnostics;

namespace Site.Engine.Markdown.Blocks;

/// <summary>What a block may see and write while its page is parsed.</summary>
public sealed class BlockScope(PageRenderer renderer, CustomContainer container)
{
    /// <summary>What follows the name on the opening line.</summary>
    public string Argument { get; } = (container.Arguments ?? "").Trim();

    public CustomContainer Container => container;

    public SourceSpan Where => renderer.Places.At(container.Span.Start, container.OpeningFencedCharCount + (container.Info ?? "").Length);

    public BlockScope Raw(string html)
    {
        renderer.Write(html);
        return this;
    }

    public BlockScope Hole(Hole hole)
    {
        renderer.Hole(hole);
        return this;
    }

    /// <summary>The author's attributes with the block's own class in front, each with a blank before it.</summary>
    public BlockScope Attributes(string? ownClass = null) => Raw(AttributeHtml(ownClass));

    public BlockScope Children()
    {
        renderer.WriteChildren(container);
        return this;
    }

    /// <summary>Level for a heading inside the block: one below the heading it stands under.</summary>
    public int HeadingLevel => Math.Min(6, renderer.HeadingLevel + 1);

    public int NextNumber() => renderer.NextNumber();

    /// <summary>Leaves the whole block to Compose.</summary>
    public void Leave() =>
        Hole(new BlockHole(container.Info ?? "", Argument, AttributeHtml(null), HeadingLevel, Where));

    /// <summary>Reports a missing argument; true when there is one.</summary>
    public bool NeedsArgument(string example)
    {
        if (Argument.Length > 0)
            return true;
        renderer.Diagnostics.Add(MarkdownRules.BlockArgument, Where, container.Info ?? "", example);
        return false;
    }

    /// <summary>The list that the block must hold as its only content, given a class; null with a diagnostic when it holds something else.</summary>
    public ListBlock? OnlyList(bool ordered, string ownClass)
    {
        if (container is not [ListBlock list] || list.IsOrdered != ordered)
        {
            Wrong(ordered
                ? new Bilingual("precies één genummerde lijst", "exactly one numbered list")
                : new Bilingual("precies één lijst met streepjes", "exactly one list with hyphens"));
            return null;
        }
        var attributes = list.GetAttributes();
        foreach (var name in ownClass.Split(' '))
            attributes.AddClass(name);
        if (container.TryGetAttributes() is { } own)
        {
            // A class that Markdig's container adds by itself says nothing here.
            own.Classes?.Remove(container.Info ?? "");
            own.CopyTo(attributes, mergeIdAndProperties: true, shared: false);
        }
        return list;
    }

    public void Wrong(Bilingual expected) =>
        renderer.Diagnostics.Add(MarkdownRules.BlockContent, Where, container.Info ?? "", expected);

    public void Write(MarkdownObject node) => renderer.Write(node);

    /// <summary>Content that a block wants as HTML of its own, without holes.</summary>
    private string AttributeHtml(string? ownClass)
    {
        var attributes = new HtmlAttributes();
        foreach (var name in (ownClass ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            attributes.AddClass(name);
        container.TryGetAttributes()?.CopyTo(attributes, mergeIdAndProperties: true, shared: false);
        // A class that Markdig's container adds by itself says nothing here.
        attributes.Classes?.Remove(container.Info ?? "");
        foreach (var name in (ownClass ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (attributes.Classes?.Contains(name) != true)
                attributes.AddClass(name);
        }
        return renderer.Capture(() => renderer.WriteAttributes(attributes));
    }
}
