using Site.Engine;
using Site.Model.Diagnostics;
using Site.Tests.Support;

namespace Site.Tests.Checks;

/// <summary>A folder with a fault of every kind that an editor can make, and the same folder mended.</summary>
public sealed class FaultFolderTests
{
    private static readonly string Folder = Repository.At("tests", "Site.Tests", "Checks", "Faults");

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Each_fault_is_reported_once_at_its_place(string language)
    {
        var report = Check("faulty");

        Snapshots.Match(Path.Combine(Folder, "expected", language), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["findings.txt"] = string.Concat(report.Diagnostics.Select(d => $"{d.Where.File}:{d.Where.Line}:{d.Where.Column} {d.Rule.Code} {d.Message(language)} = {d.Hint(language)}\n")),
        });
    }

    [Fact]
    public void There_are_at_least_80_kinds_of_fault_none_of_them_reported_twice_at_one_place()
    {
        var findings = Check("faulty").Diagnostics;

        Assert.InRange(findings.Select(d => d.Rule.Code).Distinct().Count(), 80, int.MaxValue);
        Assert.Equal(findings.Length, findings.Select(d => (d.Rule.Code, d.Where)).Distinct().Count());
    }

    [Fact]
    public void The_mended_folder_is_clean() =>
        Assert.Equal([], Check("corrected").Diagnostics.Select(d => $"{d.Where.File}:{d.Where.Line} {d.Message("en")}"));

    [Theory]
    [InlineData("title: Kring", "title: \"Kring", "S0101")]
    [InlineData("slug: de-kring", "sulg: de-kring", "S0103")]
    [InlineData("slug: de-kring\n---", "slug: de-kring\n", "S0112")]
    [InlineData("Tekst", "Tekst\0", "S0002")]
    public async Task A_page_that_cannot_be_read_is_one_finding_however_much_hangs_on_it(string good, string bad, string code)
    {
        using var site = SiteFolder.Of("""
            === pages/deel/kring.nl.md
            ---
            title: Kring
            description: Over de kring.
            slug: de-kring
            ---
            ## Duur {#duration}

            Tekst. {fact="X-001"}
            === pages/deel/kring.en.md
            ---
            title: Circle
            description: About the circle.
            slug: the-circle
            ---
            ## Duration {#duration}

            See [the aim](aap.en.md). {fact="X-001"}
            === pages/deel/aap.nl.md
            ---
            title: Aap
            description: Over de aap.
            ---
            Zie [de duur](kring.nl.md#duration).
            === pages/deel/aap.en.md
            ---
            title: Monkey
            description: About the monkey.
            ---
            See [the circle](kring.en.md).
            === data/facts.yml
            documents:
              - {id: one, year: 2019, title: {nl: Een, en: One}, name: {nl: Een, en: One}, about: {nl: Een., en: One.}}
            facts:
              - {id: X-001, page: kring, statement: {nl: Een., en: One.}, sources: [{document: one}]}
            """);
        string[] folders = ["--content", "{content}", "--theme", "{theme}"];
        Assert.Equal(0, (await site.RunAsync(["links", "accept", .. folders])).Code);
        Assert.Equal(0, (await site.RunAsync(["translations", "accept", "--all", .. folders])).Code);
        Assert.Equal("", site.Build().Findings);

        site.Change("pages/deel/kring.nl.md", good, bad);

        Assert.Equal([code], site.Build().Codes);
    }

    private static BuildReport Check(string name) =>
        new SiteBuilder(new BuildOptions(Path.Combine(Folder, name, "content"), Repository.At("themes", "ait"), null, IncludesDrafts: false, new DateOnly(2026, 11, 22))).Build(openSink: null);
}
