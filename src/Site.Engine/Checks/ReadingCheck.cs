using Site.Engine.Diagnostics;
using Site.Engine.Languages;
using Site.Engine.ReadingLevel;
using Site.Model.Diagnostics;

namespace Site.Engine.Checks;

/// <summary>Sentences are no longer on average than a page's audience can be asked to read.</summary>
internal static class ReadingCheck
{
    public static void Run(IEnumerable<PageReading> report, DiagnosticBag diagnostics)
    {
        foreach (var reading in report.Where(r => r.IsTooLong))
        {
            var length = (decimal)reading.Measure.SentenceLength;
            diagnostics.Add(DataRules.LongSentences, SourceSpan.Whole(reading.Page.Parsed.Source.Path),
                new Bilingual(LanguageFormats.Number(length, "nl", 1), LanguageFormats.Number(length, "en", 1)),
                new Bilingual(reading.Strictest!.Name["nl"], reading.Strictest.Name["en"]),
                reading.Strictest.SentenceLength!.Value);
        }
    }
}
