namespace Site.Engine.Markdown.Blocks.Figures;

/// <summary><c>:::figures</c>: a list whose items begin with a strong word or number becomes key figures.</summary>
public sealed class FiguresBlock : IBlock
{
    public string Name => "figures";

    public void Write(BlockScope scope)
    {
        if (scope.OnlyList(ordered: false, "figures") is { } list)
            scope.Write(list);
    }
}
