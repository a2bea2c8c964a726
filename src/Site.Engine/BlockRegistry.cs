using Site.Engine.Markdown.Blocks;

namespace Site.Engine;

/// <summary>Every block an author may write. A new block is one folder under Markdown/Blocks and one line here.</summary>
public static class BlockRegistry
{
    public static BlockList Create() => new(
    [
        new Markdown.Blocks.Hero.HeroBlock(),
        new Markdown.Blocks.Cards.CardsBlock(),
        new Markdown.Blocks.Figures.FiguresBlock(),
        new Markdown.Blocks.Steps.StepsBlock(),
        new Markdown.Blocks.Tabs.TabsBlock(),
        new Markdown.Blocks.Tabs.TabBlock(),
        new Markdown.Blocks.AudienceNote.AudienceBlock(),
        new Markdown.Blocks.FrameStrip.FrameStripBlock(),
        new Markdown.Blocks.GlossaryList.GlossaryBlock(),
        new Markdown.Blocks.Principles.PrinciplesBlock(),
        new Markdown.Blocks.Sectors.SectorsBlock(),
        new Markdown.Blocks.Oddities.OdditiesBlock(),
        new Markdown.Blocks.Documents.DocumentsBlock(),
        new Markdown.Blocks.LinkCards.LinkCardsBlock(),
        new Markdown.Blocks.Table.TableBlock(),
        new Markdown.Blocks.Chart.ChartBlock(),
        new Markdown.Blocks.Calculator.CalculatorBlock(),
        new Markdown.Blocks.SelfTest.SelfTestBlock(),
    ]);

    /// <summary>Keys of interface strings that blocks use.</summary>
    public static IEnumerable<string> StringKeys(BlockList blocks) =>
        blocks.Names.Select(blocks.Find).OfType<ISiteBlock>().SelectMany(b => b.StringKeys).Distinct(StringComparer.Ordinal);
}
