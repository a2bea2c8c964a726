using System.Collections.Immutable;
using Site.Engine.Diagnostics;
using Site.Engine.Markdown;
using Site.Engine.Sources;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.ContentTypes.Pages;

/// <summary>A page file to <see cref="ParsedPage"/>; pure, so that many run side by side.</summary>
public sealed class PageParser(ImmutableArray<string> languages, MarkdownReader markdown)
{
    /// <summary>The page, or null with a diagnostic. A page with bad front matter is still read, so that all its faults are found at once.</summary>
    public ParsedPage? Parse(SourceFile file, DiagnosticBag diagnostics)
    {
        if (Name(file, diagnostics) is not { } name || SourceReader.Read(file, diagnostics, PageSource.Of) is not { } text)
            return null;
        if (string.IsNullOrWhiteSpace(text.Head) && string.IsNullOrWhiteSpace(text.Body))
        {
            diagnostics.Add(FileRules.EmptyFile, SourceSpan.Whole(file.Path));
            return null;
        }
        return Parse(file, text, name, diagnostics);
    }

    /// <summary>The page that a file was at another time.</summary>
    /// <param name="text">Line ends as LF.</param>
    public ParsedPage? Parse(SourceFile file, string text, DiagnosticBag diagnostics) => Name(file, diagnostics) is { } name ? Parse(file, PageSource.Of(text), name, diagnostics) : null;

    private ParsedPage Parse(SourceFile file, PageSource text, (string Id, string Section, string Language) name, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        var (frontMatter, keys, bodyStart) = FrontMatterReader.Read(text.Head, file.Path, languages, found, file.Limits);
        diagnostics.AddRange(found.Sorted());
        // Where the front matter is not closed, all is in the head.
        var markdownText = bodyStart == text.Head.Length ? text.Body : text.Head[bodyStart..];
        var (body, written) = markdown.Read(markdownText, text.Head.AsSpan(0, bodyStart).Count('\n'), file.Path, name.Id == "home", diagnostics);
        // A stand-in for what could not be read: it must not cause findings of its own.
        return new ParsedPage(file, name.Id, name.Section, name.Language, frontMatter ?? new FrontMatter { Title = name.Id, Description = name.Id }, PageContent.Of(body, written))
        {
            Places = ValuePlace.Of(keys),
            RequiresTranslation = keys is not null && keys.Find("translation") is null or YamlScalar { Value: "required" },
            IsFaulty = found.HasErrors,
        };
    }

    /// <summary>The path that a page file should have: in small letters, hyphens for blanks, and with nothing after .md. It is the path itself where that is right.</summary>
    public static string Meant(string path)
    {
        var name = path.LastIndexOf('/') + 1;
        var words = path[name..].Split('.');
        return words is [var id, var language, var ending, ..] && ending.Equals("md", StringComparison.OrdinalIgnoreCase) && Slugs.From(id) is { Length: > 0 } slug
            ? $"{path[..name]}{slug}.{language.ToLowerInvariant()}.md"
            : path;
    }

    /// <summary>The text of a page file: its front matter, and its Markdown as a string by itself, as Markdig takes one.</summary>
    private sealed record PageSource(string Head, string Body)
    {
        public static PageSource Of(ReadOnlySpan<char> text)
        {
            var length = FrontMatterReader.LengthIn(text);
            return length == 0 ? new PageSource(text.ToString(), "") : new PageSource(text[..length].ToString(), text[length..].ToString());
        }
    }

    private (string Id, string Section, string Language)? Name(SourceFile file, DiagnosticBag diagnostics)
    {
        var parts = file.Relative.Split('/');
        if (parts.Length is not (2 or 3))
        {
            diagnostics.Add(FileRules.PageDepth, SourceSpan.Whole(file.Path));
            return null;
        }
        var section = parts.Length == 3 ? parts[1] : "";
        if (section.Length > 0 && !Slugs.IsValid(section))
        {
            diagnostics.Add(FileRules.SectionName, SourceSpan.Whole(file.Path), section);
            return null;
        }
        var words = parts[^1].Split('.');
        if (words is not [var id, var language, "md"] || !Slugs.IsValid(id))
        {
            var meant = Path.GetFileName(Meant(file.Relative));
            diagnostics.Add(new Diagnostic(FileRules.PageName, SourceSpan.Whole(file.Path), [parts[^1], string.Join(", ", languages)], meant == parts[^1] ? null : meant));
            return null;
        }
        if (!languages.Contains(language))
        {
            diagnostics.AddUnknown(FileRules.UnknownLanguage, SourceSpan.Whole(file.Path), language, languages, string.Join(", ", languages));
            return null;
        }
        // The site's own text of the language: pages by the thousand need not each have one.
        return (id, section, languages[languages.IndexOf(language)]);
    }
}
