using System.Globalization;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.History;
using Site.Engine.Markdown;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Engine.Languages.Translations;

/// <summary>What git knows of a section that changed.</summary>
/// <param name="Before">The text that the translation was held against.</param>
/// <param name="Since">Day of the first commit with another text; null when the change is not committed.</param>
public sealed record SectionHistory(string Before, DateOnly? Since);

/// <summary>Looks an accepted hash up in the earlier versions of a file: hashes are kept, texts are not.</summary>
public sealed class SourceHistory(string contentRoot, PageParser parser)
{
    public static SourceHistory Of(string contentRoot, IEnumerable<string> languages) =>
        new(contentRoot, new PageParser([.. languages], new MarkdownReader(BlockRegistry.Create())));

    /// <summary>Null where there is no history, or none that reaches back that far.</summary>
    public SectionHistory? Find(SourceFile file, SectionChange change)
    {
        if (change.AcceptedHash is null || GitCommand.Run(contentRoot, "log", "--format=%H %cs", "--", file.Relative) is not { } log)
            return null;
        DateOnly? since = null;
        foreach (var line in log.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(' ') is not [var commit, var day] || GitCommand.Run(contentRoot, "show", $"{commit}:./{file.Relative}") is not { } text)
                return null;
            var section = parser.Parse(file, text.ReplaceLineEndings("\n"), new DiagnosticBag()) is { } page
                ? SourceSections.Of(page, text.ReplaceLineEndings("\n")).FirstOrDefault(s => s.Anchor == change.Anchor)
                : null;
            if (section?.Hash == change.AcceptedHash)
                return new SectionHistory(section.Text, since);
            since = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        return null;
    }
}
