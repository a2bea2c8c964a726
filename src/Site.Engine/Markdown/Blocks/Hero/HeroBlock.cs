namespace Site.Engine.Markdown.Blocks.Hero;

/// <summary><c>:::hero STRIP-1</c> on the home page: the title and the text inside, with the frame strip beside it.</summary>
public sealed class HeroBlock : IBlock
{
    public string Name => "hero";

    public void Write(BlockScope scope)
    {
        scope.Raw("<section").Attributes("hero").Raw("><div class=\"hero-text\"><h1>").Hole(new TitleHole()).Raw("</h1>\n").Children().Raw("</div>\n");
        if (scope.Argument.Length > 0)
            scope.Hole(new BlockHole("strip", scope.Argument + " hero", "", 2, scope.Where));
        scope.Raw("</section>\n");
    }
}
