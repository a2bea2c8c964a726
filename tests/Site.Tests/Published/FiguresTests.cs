using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Site.Tests.Published;

/// <summary>The figures of the documents stand on the published pages as they are, with the decimal sign of the language.</summary>
public sealed partial class FiguresTests(RealSite site)
{
    [Theory]
    [InlineData("/werk-ontwikkelings-kring/", "5–15 deelnemers per bijeenkomst", "2,5 uur bijeenkomst en 2,5 uur voorbereiding, samen 5 uur")]
    [InlineData("/en/work-development-circle/", "5–15 participants per meeting", "2.5 hours for the meeting and 2.5 hours of preparation")]
    [InlineData("/wok-programma-en-themas/", "5 min Welkom", "110 min Inhoudelijke uitwisseling", "30 min Afstemming over organisatie", "5 min Evaluatie en afsluiting", "Totaal (zelf opgeteld) 150")]
    [InlineData("/en/wok-programme-and-themes/", "5 min Welcome", "110 min Exchange on content", "30 min Organisational coordination", "5 min Evaluation and closing", "Total (our addition) 150")]
    [InlineData("/tijdsinvestering/", "Contacturen 2,5 Voorbereiding 2,5 Totaal 5",
        "Supervisies 6 1 6 Voorbereiding van de supervisies 6 1 6 Verslag van de supervisies 6 0,5 3 WOK's bijwonen 6 2,5 15 WOK voorbereiden 2 2 4 Studiedag 1 6 6 Totaal 40",
        "Supervisies 6 1,5 9 Voorbereiding van de supervisies 6 1 6 Verslag van de supervisies 6 0,5 3 WOK's bijwonen 6 2,5 15 WOK voorbereiden 2 2 4 Studiedag 1 6 6 Totaal 43",
        "Supervisies 6 2 12 Voorbereiding van de supervisies 6 1 6 Verslag van de supervisies 6 0,5 3 WOK's bijwonen 6 2,5 15 WOK voorbereiden 2 2 4 Studiedag 1 6 6 Totaal 46")]
    [InlineData("/en/time-investment/", "Contact hours 2.5 Preparation 2.5 Total 5",
        "Supervision sessions 6 1 6 Preparing supervision 6 1 6 Reporting on supervision 6 0.5 3 Attending WOKs 6 2.5 15 Preparing a WOK 2 2 4 Study day 1 6 6 Total 40",
        "Supervision sessions 6 1.5 9 Preparing supervision 6 1 6 Reporting on supervision 6 0.5 3 Attending WOKs 6 2.5 15 Preparing a WOK 2 2 4 Study day 1 6 6 Total 43",
        "Supervision sessions 6 2 12 Preparing supervision 6 1 6 Reporting on supervision 6 0.5 3 Attending WOKs 6 2.5 15 Preparing a WOK 2 2 4 Study day 1 6 6 Total 46")]
    [InlineData("/vht-bij-complexe-problematiek/", "8 video-opnames en 8 reviews", "Na drie opnames", "een half jaar na de afsluiting", "een jaar later", "3 tot 4 uur per week", "1,5 tot 2 jaar", "6 maanden")]
    [InlineData("/en/vht-in-families-with-complex-problems/", "8 video recordings and 8 reviews", "After three recordings", "half a year after closing", "a year later", "3 to 4 hours a week", "1.5 to 2 years", "6 months")]
    [InlineData("/video-analyse/", "85% van de ouders", "15% van de kinderen")]
    [InlineData("/en/video-analysis/", "85% of parents", "15% of children")]
    [InlineData("/organisaties-en-werkvelden/", "Ruim 3000 gecertificeerde professionals, volgens een folder zonder datum", "Ruim 30.000 begeleidingen per jaar als potentieel bereik")]
    [InlineData("/en/organisations-and-sectors/", "Well over 3,000 certified professionals, according to an undated leaflet", "Well over 30,000 trajectories a year as a potential reach")]
    public void A_page_gives_the_figures_of_its_documents(string address, params string[] figures)
    {
        var text = Text(site.Page(address).Document.QuerySelector(".content")!);
        foreach (var figure in figures)
            Assert.Contains(figure, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Decimals_have_the_sign_of_the_language()
    {
        var wrong = site.Pages.Where(p => p.Document.QuerySelector(".content") is not null)
            .SelectMany(p => (p.Document.DocumentElement.GetAttribute("lang") == "nl" ? Points : Commas).Matches(Text(p.Document.QuerySelector(".content")!)).Select(m => $"{p.Path}: {m.Value}"));
        Assert.Equal([], wrong);
    }

    [Fact]
    public void Shares_of_parents_and_of_children_are_never_shown_in_one_picture()
    {
        var wrong = site.Pages.SelectMany(p => p.Document.QuerySelectorAll("svg, figure, .figures, table").Select(e => (p.Path, Text: Text(e))))
            .Where(e => e.Text.Contains("85%", StringComparison.Ordinal) && e.Text.Contains("15%", StringComparison.Ordinal)).Select(e => e.Path);
        Assert.Equal([], wrong);
    }

    [Fact]
    public void Every_fact_stands_on_a_page_in_each_language()
    {
        var coverage = Engine.Facts.FactCoverage.Of(site.Report.Site!, Engine.BlockRegistry.Create());
        Assert.Equal((325, 325, 325), (coverage.Facts.Length, coverage.Count("nl"), coverage.Count("en")));
    }

    [Fact]
    public void No_page_for_parents_has_long_sentences() =>
        Assert.Equal([], Engine.ReadingLevel.ReadingReport.Of(site.Report.Site!).Where(r => r.IsTooLong).Select(r => $"{r.Page.Id}.{r.Page.Language}"));

    /// <summary>What is read: references left out, a blank between elements.</summary>
    private static string Text(IElement element)
    {
        var html = Tags.Replace(References.Replace(element.InnerHtml, ""), " ");
        return Blanks.Replace(WebUtility.HtmlDecode(html).Replace('\u00A0', ' '), " ").Replace(" ,", ",", StringComparison.Ordinal);
    }

    [GeneratedRegex("<sup class=\"ref\">.*?</sup>", RegexOptions.Singleline, 1000)]
    private static partial Regex References { get; }

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tags { get; }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks { get; }

    /// <summary>A decimal as English writes it; addresses have more than one point, and a standard has a version.</summary>
    [GeneratedRegex(@"(?<!WCAG |[\w.])\d{1,2}\.\d{1,2}(?![\w.])", RegexOptions.None, 1000)]
    private static partial Regex Points { get; }

    [GeneratedRegex(@"(?<![\w,])\d{1,2},\d{1,2}(?![\w,])", RegexOptions.None, 1000)]
    private static partial Regex Commas { get; }
}
