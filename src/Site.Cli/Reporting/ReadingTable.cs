using Site.Engine.Languages;
using Site.Engine.ReadingLevel;

namespace Site.Cli.Reporting;

/// <summary>Sentence length and readability per page and language, as a table of text.</summary>
internal static class ReadingTable
{
    public static void Write(IEnumerable<PageReading> report, TextWriter output, string language)
    {
        var isDutch = language == "nl";
        output.WriteLine(isDutch
            ? Line("pagina", "zinnen", "woorden", "per zin", "leesgemak", "grens per zin")
            : Line("page", "sentences", "words", "each", "ease", "limit per sentence"));
        foreach (var reading in report)
        {
            var measure = reading.Measure;
            var limit = reading.Strictest is { } audience
                ? $"{audience.SentenceLength} ({audience.Name[language]}){(reading.IsTooLong ? " !" : "")}"
                : "";
            output.WriteLine(Line($"{reading.Page.Id}.{reading.Page.Language}", Number(measure.Sentences), Number(measure.Words),
                Number(measure.SentenceLength), reading.Ease is { } ease ? Number(ease) : "-", limit).TrimEnd());
        }
        output.WriteLine(isDutch
            ? "Leesgemak: 0 (zeer moeilijk) tot 100 (zeer makkelijk); Nederlands: Flesch-Douma (1960), Engels: Flesch Reading Ease (1948)."
            : "Ease: 0 (very hard) to 100 (very easy); Dutch: Flesch-Douma (1960), English: Flesch Reading Ease (1948).");

        string Number(double number) => LanguageFormats.Number((decimal)number, language, 1);
    }

    private static string Line(string page, string sentences, string words, string each, string ease, string limit) =>
        $"{page,-28} {sentences,9} {words,7} {each,7} {ease,9}  {limit}";
}
