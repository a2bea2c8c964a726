using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Site.Engine.Markdown.Blocks;

namespace Site.Engine.Markdown.Rendering;

/// <summary>Hands a container to the block of its name; an unknown one shows its content.</summary>
internal sealed class ContainerWriter : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer container)
    {
        var page = (PageRenderer)renderer;
        if (page.Blocks.Find(container.Info ?? "") is { } block)
            block.Write(new BlockScope(page, container));
        else
            renderer.WriteChildren(container);
    }
}
