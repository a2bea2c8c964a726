using Site.Engine.Assembly;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.Outputs;
using Site.Engine.Outputs.Html;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Engine;

/// <summary>
/// Shows an edited page at once: when only its text changed, nothing that other pages show of it, it is rendered alone on top of the last build.
/// What else hangs on the text (search, notices on translations) follows with the whole build that the caller runs after it.
/// </summary>
public sealed class QuickRender(SiteContent site, PageParser parser, PagesWriter pages)
{
    /// <param name="relative">Path of the page from the content folder.</param>
    /// <param name="fullPath">Where its bytes are.</param>
    /// <returns>The page's file, or null when the change asks for a whole build: a fault, or something that other pages show.</returns>
    public OutputFile? Render(string relative, string fullPath)
    {
        var info = new FileInfo(fullPath);
        if (!info.Exists || site.FindByPath(relative) is not { } before)
            return null;
        var findings = new DiagnosticBag();
        var source = before.Parsed.Source with { Length = info.Length, ModifiedUtc = info.LastWriteTimeUtc };
        if (parser.Parse(source, findings) is not { } parsed || findings.HasErrors || !ShowsTheSame(before.Parsed, parsed))
            return null;
        OutputFile? result = null;
        pages.Render(before with { Parsed = parsed }, file => result = file with { Bytes = file.Bytes.ToArray() });
        return result;
    }

    /// <summary>Title, address, order, and the places that others link to.</summary>
    private static bool ShowsTheSame(ParsedPage a, ParsedPage b) =>
        a.FrontMatter with { Audience = [] } == b.FrontMatter with { Audience = [] }
        && a.FrontMatter.Audience.AsSpan().SequenceEqual(b.FrontMatter.Audience.AsSpan())
        && a.Body.Headings.Select(Facts).SequenceEqual(b.Body.Headings.Select(Facts))
        && a.Body.Anchors.AsSpan().SequenceEqual(b.Body.Anchors.AsSpan());

    private static (int, string, string, bool) Facts(Markdown.Heading heading) => (heading.Level, heading.Id, heading.Text, heading.InContents);
}
