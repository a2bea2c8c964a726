namespace Site.Engine.Markdown.Blocks.Steps;

/// <summary><c>:::steps</c>: a numbered list becomes steps.</summary>
public sealed class StepsBlock : IBlock
{
    public string Name => "steps";

    public void Write(BlockScope scope)
    {
        if (scope.OnlyList(ordered: true, "steps") is { } list)
            scope.Write(list);
    }
}
