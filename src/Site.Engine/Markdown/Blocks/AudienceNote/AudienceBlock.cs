namespace Site.Engine.Markdown.Blocks.AudienceNote;

/// <summary><c>:::audience parents</c>: a note for one audience of site.yml.</summary>
public sealed class AudienceBlock : IBlock
{
    public string Name => "audience";

    public void Write(BlockScope scope)
    {
        if (!scope.NeedsArgument(":::audience parents"))
            return;
        scope.Raw("<div role=\"note\"").Attributes("callout audience").Raw("><p class=\"callout-title\">")
            .Hole(new AudienceHole(scope.Argument, scope.Where)).Raw("</p>\n").Children().Raw("</div>\n");
    }
}
