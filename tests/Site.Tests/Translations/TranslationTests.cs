using System.Diagnostics;
using Site.Engine.Languages.Translations;
using Site.Tests.Support;

namespace Site.Tests.Translations;

public sealed class TranslationTests
{
    private const string Content = """
        === pages/deel/kring.nl.md
        ---
        title: Kring
        description: Over de kring.
        ---
        Een kring.

        ## Duur {#duration}

        Een kring duurt drie uur per keer.

        ## Delen {#parts}

        Er zijn twee delen.
        === pages/deel/kring.en.md
        ---
        title: Circle
        description: About the circle.
        slug: circle
        ---
        A circle.

        ## Duration {#duration}

        A circle takes three hours each time.

        ## Parts {#parts}

        There are two parts.
        """;

    [Fact]
    public void A_file_that_became_shorter_while_the_site_was_read_stops_nothing()
    {
        using var site = SiteFolder.Of(Content);
        var page = site.Build().Report.Site!.Pages.First(p => p is { Id: "kring", Language: "nl" });
        site.Write("pages/deel/kring.nl.md", "---\ntitle: Kring\n---\n");

        Assert.Equal(["-", "duration", "parts"], TranslationReport.SectionsOf(page).Select(s => s.Anchor));
    }

    [Fact]
    public async Task A_changed_section_is_reported_at_its_place_in_the_translation_until_it_is_accepted()
    {
        using var site = SiteFolder.Of(Content);
        site.Theme = Repository.At("themes", "ait");
        await AcceptAsync(site);
        Assert.Equal("", site.Build().Findings);
        site.Change("pages/deel/kring.nl.md", "drie uur", "vier uur");

        var built = site.Build();

        Assert.Equal("""
            warning S0305: the section "Duur" of content/pages/deel/kring.nl.md has changed since this translation
              --> content/pages/deel/kring.en.md:8:1
              |
            8 | ## Duration {#duration}
              | ^^^^^^^^^^^^
              = bring the translation up to date, then run: site translations accept kring


            """, built.Findings);
        Assert.Contains("is newer. This page does not say all of it yet. <a href=\"/kring/\" hreflang=\"nl\" lang=\"nl\">Kring</a>", built.Text("en/circle/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("is newer", built.Text("kring/index.html"), StringComparison.Ordinal);
        await AcceptAsync(site);
        Assert.Equal("", site.Build().Findings);
    }

    [Theory]
    [InlineData("error", 1)]
    [InlineData("off", 0)]
    public async Task The_setting_makes_it_an_error_or_nothing(string drift, int errors)
    {
        using var site = SiteFolder.Of(Content);
        await AcceptAsync(site);
        site.Change("pages/deel/kring.nl.md", "title: Kring", "title: De kring");
        site.Write("site.yml", SiteFolder.Bilingual + $"translations: {{drift: {drift}}}\n");

        var built = site.Build();

        Assert.Equal(errors, built.Report.Errors);
        Assert.Equal(errors, built.Report.Diagnostics.Length);
    }

    [Fact]
    public async Task Lines_that_are_wrapped_anew_are_no_change()
    {
        using var site = SiteFolder.Of(Content);
        await AcceptAsync(site);

        site.Change("pages/deel/kring.nl.md", "drie uur per keer", "drie\nuur  per keer");

        Assert.Equal("", site.Build().Findings);
    }

    [Fact]
    public async Task The_table_shows_the_words_that_changed_and_since_when()
    {
        using var site = SiteFolder.Of(Content);
        await AcceptAsync(site);
        Commit(site, "init -q", "2026-01-01");
        site.Change("pages/deel/kring.nl.md", "drie uur", "vier uur");
        Commit(site, "status -s", "2026-02-03");
        site.Change("pages/deel/kring.nl.md", "twee delen", "drie grote delen");

        var (code, output, _) = await site.RunAsync("translations", "--diff", "--messages", "en", "--content", "{content}", "--theme", "{theme}");

        Assert.Equal((0, """
            kring  en  behind
                changed since 2026-02-03: #duration Duur
                  Duur {#duration} Een kring duurt [-drie-] {+vier+} uur per keer.
                changed, not committed yet: #parts Delen
                  ## Delen {#parts} Er zijn [-twee-] {+drie grote+} delen.
            1 behind

            """), (code, output));
    }

    [Fact]
    public async Task The_table_tells_missing_from_deliberately_absent()
    {
        using var site = SiteFolder.Of(Content);
        site.Write("pages/deel/los.nl.md", "---\ntitle: Los\ndescription: Los.\ntranslation: absent\n---\nTekst.\n");
        site.Write("pages/deel/mist.nl.md", "---\ntitle: Mist\ndescription: Mist.\n---\nTekst.\n");

        var (_, output, _) = await site.RunAsync("translations", "--messages", "en", "--content", "{content}", "--theme", "{theme}");

        Assert.Equal("kring  en  not compared\nlos    en  deliberately absent\nmist   en  missing\n1 not compared, 1 missing, 1 deliberately absent\n", output);
    }

    [Fact]
    public async Task A_page_that_is_not_there_cannot_be_accepted()
    {
        using var site = SiteFolder.Of(Content);

        var (code, _, error) = await site.RunAsync("translations", "accept", "krnig", "--messages", "en", "--content", "{content}", "--theme", "{theme}");

        Assert.Equal((2, "There is no page \"krnig\". Did you mean kring ?\n"), (code, error));
    }

    [Fact]
    public void The_difference_of_two_texts_is_their_words()
    {
        var words = WordDiff.Of("a b c d", "a x c d e");

        Assert.Equal("a -b +x c d +e", string.Join(' ', words.Select(w => (w.Change switch { WordChange.Removed => "-", WordChange.Added => "+", _ => "" }) + w.Word)));
    }

    private static async Task AcceptAsync(SiteFolder site) =>
        Assert.Equal(0, (await site.RunAsync("translations", "accept", "--all", "--content", "{content}", "--theme", "{theme}")).Code);

    private static void Commit(SiteFolder site, string first, string day)
    {
        foreach (var arguments in (string[])[first, "add -A", "-c user.name=x -c user.email=x@x.example commit -q -m x"])
        {
            var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = site.Root, RedirectStandardOutput = true };
            start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = day + "T12:00:00Z";
            using var process = Process.Start(start)!;
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
    }
}
