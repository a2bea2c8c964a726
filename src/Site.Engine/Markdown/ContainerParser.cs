using Markdig.Parsers;
using Markdig.Extensions.CustomContainers;

namespace Site.Engine.Markdown;

/// <summary>Opens our blocks: three or more colons and a name. Markdig's container without its inline twin (<c>::text::</c>).</summary>
internal sealed class ContainerParser : FencedBlockParserBase<CustomContainer>
{
    public ContainerParser()
    {
        OpeningCharacters = [':'];
        InfoPrefix = null;
    }

    protected override CustomContainer CreateFencedBlock(BlockProcessor processor) => new(this);
}
