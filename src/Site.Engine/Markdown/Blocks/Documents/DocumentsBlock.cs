using Site.Engine.Assembly;
using Site.Engine.Html;

namespace Site.Engine.Markdown.Blocks.Documents;

/// <summary><c>:::documents</c>: the documents that the site rests on, with the number of facts that each states.</summary>
public sealed class DocumentsBlock : ISiteBlock
{
    public string Name => "documents";

    public IReadOnlyList<string> StringKeys { get; } = ["documents.facts"];

    public void Write(BlockScope scope) => scope.Leave();

    public string? DataFile(BlockHole hole) => "data/facts.yml";

    public IEnumerable<string> Anchors(BlockHole hole, SiteContent site) => site.Data.Facts.Documents.Select(d => AnchorOf(d.Id));

    public void Compose(BlockHole hole, ComposeScope scope)
    {
        var facts = scope.Site.Data.Facts;
        if (!scope.Has(!facts.Documents.IsEmpty, hole, "facts.yml"))
            return;
        var html = scope.Html.Open("ol", hole, "documents").Raw("\n"u8);
        foreach (var document in facts.Documents)
        {
            var count = facts.All.Count(f => f.Sources.Any(s => s.Document.Id == document.Id));
            html.Raw("<li"u8).Attribute("id", AnchorOf(document.Id)).Raw("><cite>"u8).Text(document.Title[scope.Language])
                .Raw("</cite> <span class=\"year\">"u8).Text(scope.Text("documents.facts", count))
                .Raw("</span><p>"u8).Text(document.About[scope.Language]).Raw("</p></li>\n"u8);
        }
        html.Raw("</ol>\n"u8);
    }

    private static string AnchorOf(string id) => "document-" + id;
}
