using System.Collections;
using Site.Engine.Html;

namespace Site.Engine.Theming.Templates;

/// <summary>HTML of our own making, which a template may insert with three braces.</summary>
public sealed class HtmlFragment(ReadOnlyMemory<byte> utf8)
{
    public static readonly HtmlFragment Empty = new(default);

    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;
}

/// <summary>Leaves no trace but its place: where a shared fragment is spliced for one page.</summary>
public sealed record SpliceMark(int Key);

/// <summary>A template bound to the type of its view model: every name checked, every constant encoded.</summary>
/// <typeparam name="T">The view model.</typeparam>
public sealed class Template<T>
    where T : class
{
    private readonly BoundNode root;

    internal Template(BoundNode root) => this.root = root;

    /// <param name="language">Index of the language in the site's list: interface strings differ by it.</param>
    public void Render(T model, int language, HtmlWriter output, List<(int Key, int Offset)>? marks = null) =>
        root.Write(new RenderState(output, language, marks), new Frame(model, null, 0, 0), null);
}

/// <param name="Marks">Collects where splice marks stand; null where a template may not have any.</param>
internal sealed record RenderState(HtmlWriter Output, int Language, List<(int Key, int Offset)>? Marks);

/// <summary>One level of context while rendering; each frame knows the one around it.</summary>
internal sealed record Frame(object? Value, Frame? Parent, int Index, int Count);

/// <summary>Content given to a partial, with the frame it was written in.</summary>
internal sealed record Slot(BoundNode Content, Frame Frame, Slot? Outer);

internal abstract class BoundNode
{
    public abstract void Write(RenderState state, Frame frame, Slot? slot);
}

internal sealed class BoundSequence(BoundNode[] nodes) : BoundNode
{
    public override void Write(RenderState state, Frame frame, Slot? slot)
    {
        foreach (var node in nodes)
            node.Write(state, frame, slot);
    }
}

/// <summary>Constant bytes, per language where it holds an interface string.</summary>
internal sealed class BoundText(byte[][] byLanguage) : BoundNode
{
    public override void Write(RenderState state, Frame frame, Slot? slot) =>
        state.Output.Raw((byLanguage.Length == 1 ? byLanguage[0] : byLanguage[state.Language]).AsSpan());
}

internal sealed class BoundString(string[] byLanguage, Accessor[] arguments) : BoundNode
{
    public override void Write(RenderState state, Frame frame, Slot? slot)
    {
        var values = new object?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = arguments[i].Get(frame);
        state.Output.Text(string.Format(System.Globalization.CultureInfo.InvariantCulture, byLanguage[state.Language], values));
    }
}

internal sealed class BoundValue(Accessor accessor) : BoundNode
{
    public override void Write(RenderState state, Frame frame, Slot? slot)
    {
        switch (accessor.Get(frame))
        {
            case string text:
                state.Output.Text(text);
                break;
            case int number:
                state.Output.Number(number);
                break;
            case HtmlFragment html:
                state.Output.Raw(html.Utf8.Span);
                break;
            case SpliceMark mark:
                state.Marks?.Add((mark.Key, state.Output.Length));
                break;
            default:
                break;
        }
    }
}

internal sealed class BoundIf(Accessor condition, bool negated, BoundNode then, BoundNode otherwise) : BoundNode
{
    public override void Write(RenderState state, Frame frame, Slot? slot) =>
        (IsTrue(condition.Get(frame)) != negated ? then : otherwise).Write(state, frame, slot);

    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string text => text.Length > 0,
        int number => number != 0,
        HtmlFragment html => !html.Utf8.IsEmpty,
        ICollection list => list.Count > 0,
        _ => true,
    };
}

internal sealed class BoundEach(Accessor list, BoundNode body, BoundNode otherwise) : BoundNode
{
    public override void Write(RenderState state, Frame frame, Slot? slot)
    {
        if (list.Get(frame) is not IList { Count: > 0 } items)
        {
            otherwise.Write(state, frame, slot);
            return;
        }
        for (var i = 0; i < items.Count; i++)
            body.Write(state, new Frame(items[i], frame, i, items.Count), slot);
    }
}

internal sealed class BoundWith(Accessor value, BoundNode body, BoundNode otherwise) : BoundNode
{
    public override void Write(RenderState state, Frame frame, Slot? slot)
    {
        if (value.Get(frame) is { } inner)
            body.Write(state, new Frame(inner, frame, 0, 0), slot);
        else
            otherwise.Write(state, frame, slot);
    }
}

internal sealed class BoundPartial(BoundNode partial, Accessor? context, BoundNode? content) : BoundNode
{
    public override void Write(RenderState state, Frame frame, Slot? slot)
    {
        var inner = context is null ? frame : new Frame(context.Get(frame), frame, 0, 0);
        partial.Write(state, inner, content is null ? null : new Slot(content, frame, slot));
    }
}

internal sealed class BoundSlot : BoundNode
{
    public override void Write(RenderState state, Frame frame, Slot? slot) => slot?.Content.Write(state, slot.Frame, slot.Outer);
}
