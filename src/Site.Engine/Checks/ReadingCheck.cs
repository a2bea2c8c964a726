using Site.Engine.Diagnostics;
using Site.Engine.Languages;
using Site.Engine.ReadingLevel;

namespace Site.Engine.Checks;

/// <summary>Sentences are no longer on average than a page's audience can be asked to read.</summary>
public sealed class ReadingCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (var reading in ReadingReport.Of(context.Site, onlyLimited: true).Where(r => r.IsTooLong))
        {
            var length = (decimal)reading.Measure.SentenceLength;
            context.Diagnostics.Add(DataRules.LongSentences, SourceSpan.Whole(reading.Page.Parsed.Source.Path),
                new Model.Diagnostics.Bilingual(LanguageFormats.Number(length, "nl", 1), LanguageFormats.Number(length, "en", 1)),
                new Model.Diagnostics.Bilingual(reading.Strictest!.Name["nl"], reading.Strictest.Name["en"]),
                reading.Strictest.SentenceLength!.Value);
        }
    }
}
