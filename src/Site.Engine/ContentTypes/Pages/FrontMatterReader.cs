using System.Collections.Immutable;
using Site.Engine.Diagnostics;
using Site.Engine.Sources;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.ContentTypes.Pages;

/// <summary>The YAML block at the start of a page.</summary>
public static class FrontMatterReader
{
    private static readonly ImmutableArray<string> Policies = ["required", "fallback", "absent"];

    /// <summary>The front matter and where the Markdown begins; null front matter with a diagnostic when it cannot be used.</summary>
    public static (FrontMatter? FrontMatter, YamlMapping? Keys, int BodyStart) Read(string text, string file, ImmutableArray<string> languages, DiagnosticBag diagnostics, Limits? limits = null)
    {
        var first = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) + 1);
        if (!IsOpening(first))
        {
            diagnostics.Add(YamlRules.NoFrontMatter, new SourceSpan(file, 1, 1, Math.Max(1, first.TrimEnd().Length)));
            return (null, null, LooksLikeKeys(text) ? AfterKeys(text) : 0);
        }
        var end = End(text, out var bodyStart);
        if (end < 0)
        {
            diagnostics.Add(YamlRules.OpenFrontMatter, new SourceSpan(file, 1, 1, 3));
            return (null, null, ProbableEnd(text));
        }
        var context = new YamlContext(file, languages, diagnostics);
        var node = SimpleYaml.TryParse(text, first.Length, end) ?? YamlParser.Parse(text[first.Length..end], file, diagnostics, lineOffset: 1, limits);
        switch (node)
        {
            case YamlMapping mapping:
                return (MapReader.Read(new MapReader(mapping, context, new SourceSpan(file, 1, 1, 3)), Read), mapping, bodyStart);
            case null:
                return (null, null, bodyStart);
            default:
                diagnostics.Add(YamlRules.WrongShape, context.Span(node), "---", YamlContext.ShapeOf(node), new Bilingual("sleutels met waarden", "keys with values"));
                return (null, null, bodyStart);
        }
    }

    /// <summary>Length of the front matter with its lines of hyphens; 0 where there is none that is closed.</summary>
    public static int LengthIn(ReadOnlySpan<char> text) => IsOpening(text[..(text.IndexOf('\n') + 1)]) && End(text, out var bodyStart) >= 0 ? bodyStart : 0;

    public static FrontMatter Read(MapReader r) => new()
    {
        Title = r.RequiredText("title", "The h1 of the page."),
        Description = r.Text("description", "One sentence of 50 to 160 characters for search engines and previews."),
        Slug = r.Text("slug", "Last part of the address in this language; default: the id.", "^[a-z0-9]+(-[a-z0-9]+)*$"),
        Short = r.Text("short", "Name under /go/; default: the id.", "^[a-z0-9]+(-[a-z0-9]+)*$"),
        Audience = r.Texts("audience", "Ids of audiences in site.yml."),
        Order = r.Integer("order", about: "Place in its section; pages without come last, by title."),
        Translation = r.Choice("translation", Policies, "What happens where a language is missing.") switch
        {
            "fallback" => TranslationPolicy.Fallback,
            "absent" => TranslationPolicy.Absent,
            _ => TranslationPolicy.Required,
        },
        Changed = r.Date("changed", "Last change, where history cannot tell."),
        ReviewBy = r.Date("review-by", "A warning after this day."),
        Draft = r.Flag("draft", about: "Shown in previews only."),
    };

    /// <summary>Whether the first line with words is a line of hyphens or a key with a value: the block is there, and only its first line is not right.</summary>
    private static bool LooksLikeKeys(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace())
                return line.Trim().TrimStart("-\u2013\u2014").IsEmpty || (char.IsAsciiLetter(line[0]) && line.IndexOf(':') is > 0 and var colon && !line[..colon].Contains(' '));
        }
        return false;
    }

    /// <summary>Where a block without a right first line probably ends: at its line of hyphens, the first below a key.</summary>
    private static int AfterKeys(string text)
    {
        var (at, keys) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            at = Math.Min(at + line.Length + 1, text.Length);
            if (line.StartsWith("---") && line.Trim('-').IsWhiteSpace() && keys > 0)
                return at;
            if (line.Contains(':'))
                keys++;
            else if (keys > 0 && line.IsWhiteSpace())
                return at;
        }
        return text.Length;
    }

    /// <summary>Where a block that is not closed probably ends: at the first empty line, heading or own block. The text after it keeps its headings.</summary>
    private static int ProbableEnd(string text)
    {
        for (var at = text.IndexOf('\n', StringComparison.Ordinal) + 1; at > 0 && at < text.Length; at = text.IndexOf('\n', at) + 1)
        {
            if (text[at] is '\n' or '#' || text.AsSpan(at).StartsWith(":::"))
                return at;
        }
        return text.Length;
    }

    private static bool IsOpening(ReadOnlySpan<char> line) => line.StartsWith("---") && line[3..].IsWhiteSpace();

    /// <summary>Offset of the closing line of hyphens, or -1.</summary>
    private static int End(ReadOnlySpan<char> text, out int bodyStart)
    {
        for (var at = 3; ;)
        {
            var next = text[at..].IndexOf("\n---");
            if (next < 0)
            {
                bodyStart = text.Length;
                return -1;
            }
            at += next;
            var after = at + 4;
            while (after < text.Length && text[after] is (' ' or '\t'))
                after++;
            if (after == text.Length || text[after] == '\n')
            {
                bodyStart = Math.Min(after + 1, text.Length);
                return at + 1;
            }
            at = after;
        }
    }
}
