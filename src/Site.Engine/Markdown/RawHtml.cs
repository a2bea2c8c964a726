using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Site.Engine.Diagnostics;
using Site.Engine.Html;
using Site.Model.Diagnostics;

namespace Site.Engine.Markdown;

/// <summary>Lets the short list of raw elements through, balanced within their own block, and refuses all else.</summary>
internal sealed partial class RawHtml(SourcePlaces places, DiagnosticBag diagnostics)
{
    private static readonly FrozenSet<string> Elements = FrozenSet.ToFrozenSet(
        ["abbr", "br", "kbd", "mark", "sub", "sup", "details", "summary"], StringComparer.Ordinal);

    private readonly Dictionary<MarkdownObject, Stack<(string Name, SourceSpan Where)>> open = [];
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);

    // Both read a tag once, however long it is: what was read is not given back.
    [GeneratedRegex("""\G<(?<close>/)?(?<name>(?>[A-Za-z][A-Za-z0-9-]*))(?<rest>(?>[^<>]*))>""", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag { get; }

    [GeneratedRegex("""\G\s+(?<name>[^\s=/>]+)(\s*=\s*("(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'=<>`]+)))?""", RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute { get; }

    /// <summary>Replaces the tag by a clean one of our own writing, or by nothing.</summary>
    public void Inline(HtmlInline html)
    {
        var owner = Owner(html);
        html.Tag = html.Tag.StartsWith("<!--", StringComparison.Ordinal)
            ? ""
            : Clean(html.Tag, 0, html.Span.Start, owner, out _);
    }

    /// <summary>Replaces the lines of a raw block by clean tags and escaped text.</summary>
    public void Block(HtmlBlock html)
    {
        var source = html.Lines.ToString();
        var clean = new HtmlWriter(source.Length + 64);
        var owner = (MarkdownObject?)html.Parent ?? html;
        var at = 0;
        while (at < source.Length)
        {
            var next = source.IndexOf('<', at);
            if (next < 0)
                next = source.Length;
            clean.Text(System.Net.WebUtility.HtmlDecode(source[at..next]));
            if (next == source.Length)
                break;
            if (source.AsSpan(next).StartsWith("<!--"))
            {
                var end = source.IndexOf("-->", next, StringComparison.Ordinal);
                at = end < 0 ? source.Length : end + 3;
                continue;
            }
            clean.Raw(Clean(source, next, html.Span.Start + next, owner, out var length));
            at = next + length;
        }
        html.Lines = new Markdig.Helpers.StringLineGroup(clean.ToString());
    }

    /// <summary>Reports what a block left open.</summary>
    public void Close(MarkdownObject owner)
    {
        if (open.Count == 0 || !open.Remove(owner, out var stack))
            return;
        foreach (var (name, where) in stack)
            diagnostics.Add(MarkdownRules.RawHtmlOpen, where, name);
    }

    private string Clean(string source, int at, int offset, MarkdownObject owner, out int length)
    {
        var tag = Tag.Match(source, at);
        if (!tag.Success)
        {
            length = 1;
            diagnostics.Add(MarkdownRules.RawHtml, places.At(offset, 1), source.AsSpan(at, Math.Min(12, source.Length - at)).TrimStart('<').ToString());
            return "&lt;";
        }
        length = tag.Length;
        var name = tag.Groups["name"].Value.ToLowerInvariant();
        var where = places.At(offset, tag.Length);
        if (!Elements.Contains(name))
        {
            // The end of an element that was refused is part of the same fault.
            if (refused.Add(name) || !tag.Groups["close"].Success)
                diagnostics.Add(MarkdownRules.RawHtml, where, name);
            return HtmlWriter.Escape(tag.Value);
        }
        if (name == "br")
            return "<br>";
        var stack = open.TryGetValue(owner, out var existing) ? existing : open[owner] = new();
        if (tag.Groups["close"].Success)
        {
            if (stack.Count > 0 && stack.Peek().Name == name)
            {
                stack.Pop();
                return $"</{name}>";
            }
            diagnostics.Add(MarkdownRules.RawHtmlOpen, where, name);
            return "";
        }
        stack.Push((name, where));
        var rest = tag.Groups["rest"].Value;
        return $"<{name}{Attributes(name, rest.EndsWith('/') ? rest[..^1] : rest, where)}>";
    }

    private string Attributes(string element, string source, SourceSpan where)
    {
        var result = "";
        foreach (Match attribute in Attribute.Matches(source))
        {
            var name = attribute.Groups["name"].Value.ToLowerInvariant();
            if ((element, name) is not (("abbr", "title") or ("details", "open")))
                diagnostics.Add(MarkdownRules.RawHtmlAttribute, where, element, name);
            // An element has one of each; of two the first counts, as in a browser.
            else if (result.Length == 0)
                result = name == "open" ? " open" : $" title=\"{HtmlWriter.Escape(System.Net.WebUtility.HtmlDecode(attribute.Groups["value"].Value))}\"";
        }
        return result;
    }

    private static MarkdownObject Owner(Inline inline)
    {
        var parent = inline.Parent;
        while (parent?.Parent is not null)
            parent = parent.Parent;
        return (MarkdownObject?)parent?.ParentBlock ?? inline;
    }
}
