using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Engine.Markdown.Rendering;

/// <summary>A paragraph, with references to the sources of its facts at the end.</summary>
internal sealed class ParagraphWriter : HtmlObjectRenderer<ParagraphBlock>
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
    {
        var page = (PageRenderer)renderer;
        if (renderer.ImplicitParagraph)
        {
            renderer.WriteLeafInline(paragraph);
            page.References(paragraph);
            return;
        }
        if (!renderer.IsFirstInContainer)
            renderer.EnsureLine();
        renderer.Write("<p").WriteAttributes(paragraph).Write('>');
        renderer.WriteLeafInline(paragraph);
        page.References(paragraph);
        renderer.WriteLine("</p>");
    }
}

/// <summary>A heading with the link that copies its address.</summary>
internal sealed class HeadingWriter : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        var page = (PageRenderer)renderer;
        page.HeadingLevel = heading.Level;
        var id = heading.GetAttributes().Id ?? "";
        var level = (char)('0' + heading.Level);
        renderer.Write("<div class=\"heading\"><h").Write(level).WriteAttributes(heading).Write('>');
        renderer.WriteLeafInline(heading);
        page.References(heading);
        renderer.Write("</h").Write(level).Write("><a class=\"anchor\" href=\"#").Write(id).Write("\" aria-label=\"");
        page.Hole(new StringHole("heading.link", Title(page, id)));
        renderer.WriteLine("\"></a></div>");
    }

    private static string Title(PageRenderer page, string id)
    {
        foreach (var heading in page.Headings)
        {
            if (heading.Id == id)
                return heading.Text;
        }
        return id;
    }
}

/// <summary>A table in a frame that scrolls on a narrow screen; alignment is a class, never a style.</summary>
internal sealed class TableWriter : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        var page = (PageRenderer)renderer;
        renderer.Write("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
        page.Text("table.label");
        renderer.Write("\"><table").WriteAttributes(table).WriteLine(">");
        var inBody = false;
        var inHead = false;
        foreach (var rowBlock in table)
        {
            var row = (TableRow)rowBlock;
            if (row.IsHeader && !inHead)
            {
                renderer.WriteLine("<thead>");
                inHead = true;
            }
            else if (!row.IsHeader && !inBody)
            {
                renderer.WriteLine(inHead ? "</thead>" : "").WriteLine("<tbody>");
                inBody = true;
            }
            renderer.Write("<tr").WriteAttributes(row).Write('>');
            for (var i = 0; i < row.Count; i++)
                Cell(renderer, table, row, (TableCell)row[i], i);
            renderer.WriteLine("</tr>");
        }
        renderer.WriteLine(inBody ? "</tbody>" : inHead ? "</thead>" : "").WriteLine("</table></div>");
    }

    private static void Cell(HtmlRenderer renderer, Table table, TableRow row, TableCell cell, int index)
    {
        var column = cell.ColumnIndex < 0 || cell.ColumnIndex >= table.ColumnDefinitions.Count ? index : cell.ColumnIndex;
        var alignment = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
        var attributes = cell.TryGetAttributes();
        if (alignment is { } side)
        {
            attributes = cell.GetAttributes();
            attributes.AddClass(side switch
            {
                TableColumnAlign.Center => "center",
                TableColumnAlign.Right => "right",
                _ => "left",
            });
        }
        // An empty corner cell is no header of anything.
        var isHeader = row.IsHeader && HasText(cell);
        renderer.Write(isHeader ? "<th scope=\"col\"" : "<td");
        if (cell.ColumnSpan > 1)
            renderer.Write($" colspan=\"{cell.ColumnSpan}\"");
        renderer.WriteAttributes(attributes).Write('>');
        var before = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = cell.Count == 1;
        renderer.Write(cell);
        renderer.ImplicitParagraph = before;
        renderer.Write(isHeader ? "</th>" : "</td>");
    }

    private static bool HasText(TableCell cell) => cell is [LeafBlock { Inline.FirstChild: not null }, ..];
}

/// <summary>A GitHub alert as a callout with a title in the page's language.</summary>
internal sealed class CalloutWriter : HtmlObjectRenderer<AlertBlock>
{
    /// <summary>As authors write them.</summary>
    public static readonly string[] Kinds = ["NOTE", "TIP", "EXAMPLE", "IMPORTANT", "WARNING", "CAUTION"];

    protected override void Write(HtmlRenderer renderer, AlertBlock alert)
    {
        var page = (PageRenderer)renderer;
        var kind = alert.Kind.ToString().ToLowerInvariant();
        if (!Kinds.Contains(kind, StringComparer.OrdinalIgnoreCase))
            kind = "note";
        // Markdig gives the block classes of GitHub's own; ours carry the look.
        var attributes = alert.GetAttributes();
        attributes.Classes?.Clear();
        attributes.AddClass("callout");
        attributes.AddClass(kind);
        renderer.EnsureLine();
        renderer.Write("<div role=\"note\"").WriteAttributes(attributes).Write("><p class=\"callout-title\">");
        page.Text("callout." + kind);
        renderer.WriteLine("</p>");
        var before = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.WriteChildren(alert);
        renderer.ImplicitParagraph = before;
        renderer.WriteLine("</div>");
    }
}

/// <summary>The box of a task list item, with a spoken name.</summary>
internal sealed class TaskWriter : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList task)
    {
        renderer.Write("<input type=\"checkbox\" disabled").Write(task.Checked ? " checked" : "").Write(" aria-label=\"");
        ((PageRenderer)renderer).Text(task.Checked ? "task.done" : "task.open");
        renderer.Write("\">");
    }
}
