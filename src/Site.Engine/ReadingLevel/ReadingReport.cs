using System.Collections.Immutable;
using Site.Engine.Assembly;
using Site.Model;

namespace Site.Engine.ReadingLevel;

/// <param name="Ease">Reading ease by the formula of the page's language; null where there is none.</param>
/// <param name="Strictest">The audience with the lowest limit on sentence length, or null.</param>
public sealed record PageReading(Page Page, TextMeasure Measure, double? Ease, Audience? Strictest)
{
    /// <summary>True when the average sentence is longer than the strictest audience allows.</summary>
    public bool IsTooLong => Strictest?.SentenceLength is { } limit && Measure.SentenceLength > limit;
}

/// <summary>How hard each page is to read, from its running text (headings and blocks that show data left out).</summary>
public static class ReadingReport
{
    /// <summary>One line per page in its own language, in the order of the site.</summary>
    /// <param name="onlyLimited">Leave out pages whose audiences set no limit: counting syllables costs more than parsing.</param>
    public static ImmutableArray<PageReading> Of(SiteContent site, bool onlyLimited = false)
    {
        var limited = site.Configuration.Audiences.Where(a => a.SentenceLength is not null).OrderBy(a => a.SentenceLength).ToList();
        return
        [
            .. site.Pages.Where(p => !p.IsFallback && p.Kind == PageKind.Content)
                .Where(p => !onlyLimited || limited.Exists(a => p.FrontMatter.Audience.Contains(a.Id)))
                .Select(page =>
            {
                var measure = page.Parsed.Text.Sections.Aggregate(TextMeasure.None, (sum, s) => sum + TextMeasure.Of(s.Text, page.Language));
                return new PageReading(page, measure, measure.ReadingEase(page.Language), limited.Find(a => page.FrontMatter.Audience.Contains(a.Id)));
            }),
        ];
    }
}
