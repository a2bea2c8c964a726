using Site.Engine.Html;
using Site.Model;

namespace Site.Engine.Markdown.Blocks;

/// <summary>Pieces of HTML that several blocks write.</summary>
internal static class BlockHtml
{
    /// <summary>
    /// The opening tag of a block's outermost element: its own class, id and facts, joined with the author's attributes. What the
    /// author gave goes before what the block would give.
    /// </summary>
    public static HtmlWriter Open(this HtmlWriter html, string element, BlockHole hole, string? ownClass, string? id = null, IEnumerable<string>? facts = null)
    {
        const string Class = " class=\"";
        var given = hole.Attributes;
        html.Raw("<").Raw(element);
        if (!given.Contains(" id=\"", StringComparison.Ordinal))
            html.Attribute("id", id);
        var at = given.IndexOf(Class, StringComparison.Ordinal);
        if (at < 0 || ownClass is null)
            html.Attribute("class", ownClass).Raw(given);
        else
            html.Raw(given.AsSpan(0, at + Class.Length)).Raw(ownClass).Raw(" ").Raw(given.AsSpan(at + Class.Length));
        if (!given.Contains(" data-fact=\"", StringComparison.Ordinal))
            html.Facts(facts ?? []);
        return html.Raw(">");
    }

    /// <summary> data-fact="...", with the blank before it; nothing without facts.</summary>
    public static HtmlWriter Facts(this HtmlWriter html, IEnumerable<string> facts)
    {
        var ids = string.Join(' ', facts);
        return html.Attribute("data-fact", ids.Length == 0 ? null : ids);
    }

    /// <summary>A link to another site, marked as one.</summary>
    public static HtmlWriter External(this HtmlWriter html, string url, string text, ComposeScope scope) =>
        html.Raw("<a class=\"external\" rel=\"noopener\"").Attribute("href", url).Raw(">").Text(text)
            .Raw("<span class=\"hidden\"> (").Text(scope.Text("link.external")).Raw(")</span></a>");

    /// <summary>&lt;hN ...&gt;text&lt;/hN&gt;</summary>
    /// <param name="level">Levels beyond 6 are written as 6.</param>
    public static HtmlWriter Heading(this HtmlWriter html, int level, string text, string? id = null)
    {
        var n = Math.Min(level, 6);
        return html.Raw("<h").Number(n).Attribute("id", id).Raw(">").Text(text).Raw("</h").Number(n).Raw(">");
    }

    /// <summary>The opening of a table with a caption, in a figure of its own that scrolls on a narrow screen.</summary>
    public static HtmlWriter OpenTable(this HtmlWriter html, BlockHole hole, string id, string caption, IEnumerable<string>? facts = null) =>
        html.Open("figure", hole, "data", id, facts)
            .Raw("\n<div class=\"scroll\" role=\"group\" tabindex=\"0\"").Attribute("aria-labelledby", id + "-title").Raw("><table>\n<caption")
            .Attribute("id", id + "-title").Raw(">").Text(caption).Raw("</caption>\n");

    /// <summary>True when there is something to show; otherwise the block is reported as empty.</summary>
    public static bool Has(this ComposeScope scope, bool something, BlockHole hole, string file)
    {
        if (!something)
            scope.Diagnostics.Add(Diagnostics.DataRules.NoData, hole.Where, hole.Name, file);
        return something;
    }

    public static IEnumerable<string> Ids(this IEnumerable<Reference> references) => references.Select(r => r.Id);
}
