using FsCheck;
using FsCheck.Fluent;
using Site.Engine.ReadingLevel;
using Site.Tests.ContentTypes;

namespace Site.Tests.ReadingLevel;

public sealed class TextMeasureTests
{
    [Theory]
    [InlineData("Dit is een zin. En dit ook!", 2, 7)]
    [InlineData("Hoe lang duurt het? Ongeveer 2,5 uur.", 2, 7)]
    [InlineData("Video-hometraining (VHT) helpt ouders.", 1, 4)]
    [InlineData("\"Ja,\" zegt zij. \"Dat klopt.\" Zo gaat het.", 3, 8)]
    [InlineData("Dat geldt bijv. voor ouders die dit lezen.", 1, 8)]
    [InlineData("een kort label", 0, 0)]
    [InlineData("een regel van een lijst zonder punt", 1, 7)]
    [InlineData("eerste label\nDan een zin.", 1, 3)]
    [InlineData("Wacht ... en kijk.", 1, 3)]
    [InlineData("", 0, 0)]
    public void Sentences_and_words_are_counted(string text, int sentences, int words)
    {
        var measure = TextMeasure.Of(text, "nl");
        Assert.Equal((sentences, words), (measure.Sentences, measure.Words));
    }

    [Theory]
    [InlineData("nl", "kind", 1)]
    [InlineData("nl", "ouders", 2)]
    [InlineData("nl", "ideeën", 3)]
    [InlineData("nl", "begeleiding", 4)]
    [InlineData("nl", "mooie", 2)]
    [InlineData("nl", "video-hometraining", 7)]
    [InlineData("nl", "bijeenkomst", 3)]
    [InlineData("nl", "2019", 1)]
    [InlineData("en", "made", 1)]
    [InlineData("en", "table", 2)]
    [InlineData("en", "watched", 1)]
    [InlineData("en", "wanted", 2)]
    [InlineData("en", "families", 3)]
    [InlineData("en", "the", 1)]
    public void Syllables_are_estimated_from_the_spelling(string language, string word, int syllables) =>
        Assert.Equal(syllables, TextMeasure.Of(word + ".", language).Syllables);

    [Fact]
    public void Reading_ease_follows_the_published_formulas()
    {
        var measure = new TextMeasure(Sentences: 2, Words: 20, Syllables: 30);
        Assert.Equal(206.84 - 9.3 - 115.5, measure.ReadingEase("nl")!.Value, 6);
        Assert.Equal(206.835 - 10.15 - 126.9, measure.ReadingEase("en")!.Value, 6);
        Assert.Null(measure.ReadingEase("fr"));
        Assert.Null(TextMeasure.None.ReadingEase("nl"));
    }

    [Fact]
    public void Any_text_can_be_measured() => Prop.ForAll<string?, bool>((text, dutch) =>
    {
        var measure = TextMeasure.Of(text ?? "", dutch ? "nl" : "en");
        return measure.Words >= measure.Sentences && measure.Syllables >= measure.Words;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_page_with_sentences_too_long_for_its_audience_is_a_warning()
    {
        using var site = DataSite.Create();
        site.Write("site.yml", "title: {nl: Proef, en: Trial}\nlanguages: [nl, en]\naudiences:\n  - id: parents\n    name: {nl: Ouders, en: Parents}\n    sentence-length: 5\nsuppressions:\n  - {code: S0710, reason: the example shows one thing at a time}\n");
        site.Write("pages/lang.nl.md", "---\ntitle: Lang\ndescription: Lange zinnen.\naudience: [parents]\n---\nDeze zin heeft meer dan vijf woorden. Deze heeft er vijf wel.\n");
        site.Write("pages/lang.en.md", "---\ntitle: Long\ndescription: Short sentences.\naudience: [parents]\n---\nThis is short. So is this.\n");

        Assert.Equal("""
            warning S0709: sentences on this page are 6 words long on average; the limit for "Parents" is 5
              --> content/pages/lang.nl.md
              = make two short sentences of a long one; aim at 15 words or fewer
            """, site.Build().Findings.Trim());
    }

    [Fact]
    public async Task The_command_shows_a_line_per_page_and_language()
    {
        using var site = DataSite.Create("Dit is een zin van zeven woorden. {fact=\"VHT-001\"}");

        var (code, output, _) = await site.RunAsync("check", "--language-level", "--content", "{content}", "--theme", "{theme}", "--messages", "en");

        Assert.Equal(0, code);
        Assert.Contains("page                         sentences   words    each      ease  limit per sentence\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("proef.nl                             1       7       7     101.3\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_does_not_spoil_findings_for_programs()
    {
        using var site = DataSite.Create();
        var (code, _, error) = await site.RunAsync("check", "--language-level", "--content", "{content}", "--theme", "{theme}", "--format", "json");
        Assert.Equal(2, code);
        Assert.StartsWith("--language-level kan alleen met --format text.", error, StringComparison.Ordinal);
    }
}
