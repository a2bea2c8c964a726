using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Site.Engine.Markdown.Blocks;

namespace Site.Engine.Markdown.Rendering;

/// <summary>Hands a container to the block of its name; an unknown one, and one whose end is not known, shows its content.</summary>
internal sealed class ContainerWriter : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer container)
    {
        var page = (PageRenderer)renderer;
        if (!OpenBlocks.IsQuiet(container) && page.Blocks.Find(container.Info ?? "") is { } block)
            block.Write(new BlockScope(page, container));
        else
            renderer.WriteChildren(container);
    }
}
