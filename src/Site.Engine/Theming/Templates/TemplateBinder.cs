using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Site.Engine.Diagnostics;
using Site.Engine.Html;
using Site.Model.Diagnostics;

namespace Site.Engine.Theming.Templates;

/// <summary>What templates of one theme share: partials, strings, assets, icons, and where findings go.</summary>
internal interface ITemplateSource
{
    ImmutableArray<string> Languages { get; }

    DiagnosticBag Diagnostics { get; }

    /// <summary>Levels of partials that may include each other.</summary>
    int IncludeDepth { get; }

    /// <summary>What templates may name.</summary>
    ViewTypes Views { get; }

    IReadOnlyCollection<string> PartialNames { get; }

    IReadOnlyCollection<string> IconNames { get; }

    /// <summary>The parsed partial and the file it stands in, or null.</summary>
    (string File, IReadOnlyList<TemplateNode> Nodes)? Partial(string name);

    /// <summary>The string in each language, or null.</summary>
    string[]? Strings(string key);

    /// <summary>Address of a file of the theme, or null.</summary>
    string? Asset(string path);

    /// <summary>The SVG of an icon, or null.</summary>
    string? Icon(string name);
}

/// <summary>Binds parsed templates to view model types. Every name that is not there is reported with its file, line and column.</summary>
internal sealed class TemplateBinder(ITemplateSource source)
{
    private static readonly BoundNode Nothing = new BoundSequence([]);

    /// <summary>Null: being bound.</summary>
    private readonly Dictionary<(string Name, Type Type, Scope? Outer), BoundNode?> partials = [];
    private int depth;

    public Template<T> Bind<T>(string file, IReadOnlyList<TemplateNode> nodes)
        where T : class => new(Sequence(file, nodes, new Scope(typeof(T), null, InEach: false)));

    /// <summary>Types of the contexts around a place in a template.</summary>
    private sealed record Scope(Type Type, Scope? Outer, bool InEach);

    private BoundNode Sequence(string file, IReadOnlyList<TemplateNode> nodes, Scope scope)
    {
        var bound = new List<BoundNode>(nodes.Count);
        foreach (var node in nodes)
            bound.Add(Node(file, node, scope));
        return bound.Count == 1 ? bound[0] : new BoundSequence([.. bound]);
    }

    private BoundNode Node(string file, TemplateNode node, Scope scope) => node switch
    {
        TextNode text => new BoundText([Encoding.UTF8.GetBytes(text.Text)]),
        ValueNode value => Value(file, value, scope),
        HelperNode helper => Helper(file, helper, scope),
        IfNode choice => Find(file, choice.Condition, scope) is { } found
            ? new BoundIf(found.Accessor, choice.Negated, Sequence(file, choice.Then, scope), Sequence(file, choice.Else, scope))
            : Nothing,
        EachNode each => Each(file, each, scope),
        WithNode with => Find(file, with.Value, scope) is { } found
            ? new BoundWith(found.Accessor, Sequence(file, with.Body, new Scope(found.Type, scope, InEach: false)), Sequence(file, with.Else, scope))
            : Nothing,
        PartialNode partial => Partial(file, partial, scope),
        _ => new BoundSlot(),
    };

    private BoundNode Value(string file, ValueNode value, Scope scope)
    {
        if (Find(file, value.Path, scope) is not { } found)
            return Nothing;
        var isHtml = found.Type == typeof(HtmlFragment) || found.Type == typeof(SpliceMark);
        var isText = found.Type == typeof(string) || found.Type == typeof(int);
        if (value.Raw && isText)
            Report(ThemeRules.RawText, file, value, value.Path.Source);
        else if (value.Raw ? !isHtml : !isText)
            Report(ThemeRules.NotText, file, value, value.Path.Source, Kind(found.Type), isHtml
                ? new Bilingual("drie accolades, want dit is HTML", "three braces, for this is HTML")
                : new Bilingual("een tekst of een getal", "a text or a number"));
        else
            return new BoundValue(found.Accessor);
        return Nothing;
    }

    private BoundNode Each(string file, EachNode each, Scope scope)
    {
        if (Find(file, each.List, scope) is not { } found)
            return Nothing;
        if (ItemType(found.Type) is not { } item)
        {
            Report(ThemeRules.NotText, file, each, each.List.Source, Kind(found.Type), new Bilingual("een lijst", "a list"));
            return Nothing;
        }
        return new BoundEach(found.Accessor, Sequence(file, each.Body, new Scope(item, scope, InEach: true)), Sequence(file, each.Else, scope));
    }

    private BoundNode Partial(string file, PartialNode node, Scope scope)
    {
        if (source.Partial(node.Name) is not { } partial)
        {
            source.Diagnostics.AddUnknown(
                ThemeRules.UnknownPartial, Where(file, node), node.Name, source.PartialNames, string.Join(", ", source.PartialNames));
            return Nothing;
        }
        var inner = scope;
        Accessor? context = null;
        if (node.Context is not null)
        {
            if (Find(file, node.Context, scope) is not { } found)
                return Nothing;
            context = found.Accessor;
            inner = new Scope(found.Type, scope, InEach: false);
        }
        // A partial is bound once per context it is used in. One that is still being bound includes itself in the same context: it would never end.
        var key = (node.Name, inner.Type, inner.Outer);
        if (!partials.TryGetValue(key, out var bound))
        {
            if (depth == source.IncludeDepth)
                return TooDeep(file, node);
            partials[key] = null;
            depth++;
            bound = partials[key] = Sequence(partial.File, partial.Nodes, inner);
            depth--;
        }
        if (bound is null)
            return TooDeep(file, node);
        var content = node.Block is null ? null : Sequence(file, node.Block, scope);
        return new BoundPartial(bound, context, content);
    }

    private BoundNode TooDeep(string file, PartialNode node)
    {
        Report(ThemeRules.IncludeDepth, file, node, node.Name, Digits(source.IncludeDepth));
        return Nothing;
    }

    private BoundNode Helper(string file, HelperNode node, Scope scope)
    {
        switch (node.Helper)
        {
            case "asset":
                if (source.Asset(node.Name) is { } address)
                    return Constant(HtmlWriter.Escape(address));
                Report(ThemeRules.UnknownAsset, file, node, node.Name);
                return Nothing;
            case "icon":
                if (source.Icon(node.Name) is { } svg)
                    return Constant(svg);
                source.Diagnostics.AddUnknown(ThemeRules.UnknownIcon, Where(file, node), node.Name, source.IconNames, string.Join(", ", source.IconNames));
                return Nothing;
            default:
                return Text(file, node, scope);
        }
    }

    private BoundNode Text(string file, HelperNode node, Scope scope)
    {
        if (source.Strings(node.Name) is not { } texts)
        {
            Report(ThemeRules.UnknownString, file, node, node.Name, source.Languages[0]);
            return Nothing;
        }
        var wanted = texts.Max(t => CompositeFormat.Parse(t).MinimumArgumentCount);
        if (wanted != node.Arguments.Count)
        {
            Report(ThemeRules.StringArguments, file, node, node.Name, Digits(wanted), Digits(node.Arguments.Count));
            return Nothing;
        }
        if (wanted == 0)
            return new BoundText([.. texts.Select(t => Encoding.UTF8.GetBytes(HtmlWriter.Escape(t.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal))))]);
        var arguments = new List<Accessor>();
        foreach (var argument in node.Arguments)
        {
            if (Find(file, argument, scope) is not { } found)
                return Nothing;
            arguments.Add(found.Accessor);
        }
        return new BoundString(texts, [.. arguments]);
    }

    private static BoundText Constant(string html) => new([Encoding.UTF8.GetBytes(html)]);

    private (Type Type, Accessor Accessor)? Find(string file, PathExpression path, Scope scope)
    {
        var at = scope;
        for (var i = 0; i < path.Up; i++)
        {
            if (at.Outer is null)
            {
                Unknown(file, path, "../", scope.Type, []);
                return null;
            }
            at = at.Outer;
        }
        if (path.Names is [['@', ..]])
            return Special(file, path, at);
        var type = at.Type;
        var getters = new List<Func<object, object?>>();
        foreach (var name in path.Names)
        {
            var view = source.Views.Find(type);
            if (view?.Find(name) is not { } found)
            {
                Unknown(file, path, name, type, view?.Names ?? []);
                return null;
            }
            getters.Add(found.Get);
            type = found.Type;
        }
        return (type, new Accessor(path.Up, [.. getters], SpecialName.None));
    }

    private (Type Type, Accessor Accessor)? Special(string file, PathExpression path, Scope scope)
    {
        SpecialName? name = path.Names[0] switch
        {
            "@index" => SpecialName.Index,
            "@first" => SpecialName.First,
            "@last" => SpecialName.Last,
            _ => null,
        };
        if (name is not { } special || !scope.InEach)
        {
            Unknown(file, path, path.Names[0], scope.Type, scope.InEach ? ["@index", "@first", "@last"] : []);
            return null;
        }
        return (special == SpecialName.Index ? typeof(int) : typeof(bool), new Accessor(path.Up, [], special));
    }

    private void Unknown(string file, PathExpression path, string name, Type type, IEnumerable<string> known) =>
        source.Diagnostics.AddUnknown(
            ThemeRules.UnknownName, new SourceSpan(file, path.Line, path.Column, path.Source.Length + 4), name, known, type.Name, string.Join(", ", known));

    private void Report(DiagnosticRule rule, string file, TemplateNode node, params ReadOnlySpan<object> arguments) =>
        source.Diagnostics.Add(rule, Where(file, node), arguments);

    private static SourceSpan Where(string file, TemplateNode node) => new(file, node.Line, node.Column, 2);

    private static Type? ItemType(Type type) =>
        type.IsGenericType && type.GetGenericArguments() is [var item] && typeof(System.Collections.IEnumerable).IsAssignableFrom(type) ? item : null;

    private static Bilingual Kind(Type type)
    {
        if (type == typeof(bool))
            return new Bilingual("ja of nee", "yes or no");
        if (type == typeof(HtmlFragment))
            return new Bilingual("HTML", "HTML");
        if (ItemType(type) is not null)
            return new Bilingual("een lijst", "a list");
        return type == typeof(string) || type == typeof(int) ? new Bilingual("een tekst", "a text") : new Bilingual("een groep namen", "a group of names");
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
