namespace Site.Engine.Theming.Templates;

/// <summary>A template as it is written; lines and columns count from 1.</summary>
internal abstract record TemplateNode(int Line, int Column);

internal sealed record TextNode(string Text, int Line, int Column) : TemplateNode(Line, Column);

/// <param name="Raw">Three braces: HTML as it is.</param>
internal sealed record ValueNode(PathExpression Path, bool Raw, int Line, int Column) : TemplateNode(Line, Column);

/// <summary>{{t "key" argument}}, {{asset "path"}}, {{icon "name"}}.</summary>
internal sealed record HelperNode(string Helper, string Name, IReadOnlyList<PathExpression> Arguments, int Line, int Column) : TemplateNode(Line, Column);

internal sealed record IfNode(PathExpression Condition, bool Negated, IReadOnlyList<TemplateNode> Then, IReadOnlyList<TemplateNode> Else, int Line, int Column) : TemplateNode(Line, Column);

internal sealed record EachNode(PathExpression List, IReadOnlyList<TemplateNode> Body, IReadOnlyList<TemplateNode> Else, int Line, int Column) : TemplateNode(Line, Column);

internal sealed record WithNode(PathExpression Value, IReadOnlyList<TemplateNode> Body, IReadOnlyList<TemplateNode> Else, int Line, int Column) : TemplateNode(Line, Column);

/// <param name="Block">Content for the partial's @partial-block, or null.</param>
internal sealed record PartialNode(string Name, PathExpression? Context, IReadOnlyList<TemplateNode>? Block, int Line, int Column) : TemplateNode(Line, Column);

/// <summary>{{> @partial-block}}.</summary>
internal sealed record SlotNode(int Line, int Column) : TemplateNode(Line, Column);

/// <summary>a.b, ../a, this, @index.</summary>
internal sealed record PathExpression(string Source, int Up, IReadOnlyList<string> Names, int Line, int Column);

/// <summary>A template that cannot be read.</summary>
internal sealed class TemplateException(string nl, string en, int line, int column) : Exception(en)
{
    public Model.Diagnostics.Bilingual Reason { get; } = new(nl, en);

    public int Line { get; } = line;

    public int Column { get; } = column;
}
