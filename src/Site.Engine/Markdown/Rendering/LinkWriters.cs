using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Site.Engine.Markdown.Rendering;

/// <summary>Links and images: addresses are holes, <c>term:</c> and <c>value:</c> are ours.</summary>
internal sealed class LinkWriter : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        var page = (PageRenderer)renderer;
        var target = link.Url ?? "";
        var where = link.UrlSpan.IsEmpty ? page.Where(link) : page.Places.At(link.UrlSpan.Start, link.UrlSpan.Length);
        if (link.IsImage)
            Image(page, link, target, where);
        else if (target.StartsWith("term:", StringComparison.Ordinal))
            page.Hole(new TermHole(target[5..], page.Capture(() => page.WriteChildren(link)), where));
        else if (target.StartsWith("value:", StringComparison.Ordinal))
            page.Hole(new ValueHole(target[6..], PlainText(link), where));
        else
            Anchor(page, link, target, where);
    }

    private static void Anchor(PageRenderer page, LinkInline link, string target, Model.Diagnostics.SourceSpan where)
    {
        if (!page.EnableHtmlForInline)
        {
            page.WriteChildren(link);
            return;
        }
        var attributes = link.TryGetAttributes();
        var classes = attributes?.Classes is { Count: > 0 } list ? string.Join(' ', list) : null;
        page.Write("<a");
        page.Hole(new LinkHole(target, classes, where));
        if (attributes is not null)
        {
            attributes.Classes?.Clear();
            page.WriteAttributes(attributes);
        }
        if (!string.IsNullOrEmpty(link.Title))
            page.Write(" title=\"").WriteEscape(link.Title).Write('"');
        page.Write('>');
        page.WriteChildren(link);
        page.ExternalMark(target);
        page.Write("</a>");
    }

    private static void Image(PageRenderer page, LinkInline link, string target, Model.Diagnostics.SourceSpan where)
    {
        page.Write("<img");
        page.Hole(new ImageHole(target, where));
        page.WriteAttributes(link.TryGetAttributes());
        page.Write(" alt=\"");
        var before = page.EnableHtmlForInline;
        page.EnableHtmlForInline = false;
        page.WriteChildren(link);
        page.EnableHtmlForInline = before;
        page.Write("\" loading=\"lazy\" decoding=\"async\">");
    }

    private static string PlainText(ContainerInline container)
    {
        var text = new System.Text.StringBuilder();
        foreach (var inline in container)
        {
            if (inline is LiteralInline literal)
                text.Append(literal.Content.AsSpan());
            else if (inline is ContainerInline nested)
                text.Append(PlainText(nested));
        }
        return text.ToString();
    }
}

/// <summary>&lt;https://...&gt; and &lt;name@host&gt;.</summary>
internal sealed class AutolinkWriter : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        var page = (PageRenderer)renderer;
        var target = link.IsEmail ? "mailto:" + link.Url : link.Url;
        if (renderer.EnableHtmlForInline)
        {
            renderer.Write("<a");
            page.Hole(new LinkHole(target, null, page.Places.At(link.Span.Start + 1, link.Url.Length)));
            renderer.Write('>').WriteEscape(link.Url);
            page.ExternalMark(target);
            renderer.Write("</a>");
        }
        else
        {
            renderer.WriteEscape(link.Url);
        }
    }
}
