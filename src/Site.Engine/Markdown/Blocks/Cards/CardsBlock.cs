namespace Site.Engine.Markdown.Blocks.Cards;

/// <summary><c>:::cards</c> or <c>:::cards doors</c>: a list whose items begin with a link becomes cards.</summary>
public sealed class CardsBlock : IBlock
{
    public string Name => "cards";

    public void Write(BlockScope scope)
    {
        if (scope.OnlyList(ordered: false, scope.Argument == "doors" ? "cards doors" : "cards") is { } list)
            scope.Write(list);
    }
}
