using Site.Tests.Support;

namespace Site.Tests.Diagnostics;

/// <summary>What editors get wrong, each fault alone and all at once: exit code 1, a message to the letter, and the old output stands.</summary>
public sealed class FaultInjectionTests
{
    private const string Good = """
        === site.yml
        title: {nl: Proef, en: Trial}
        languages: [nl, en]
        === pages/deel/aap.nl.md
        ---
        title: Aap
        description: Over de aap.
        order: 1
        ---
        Zie [noot](noot.nl.md).
        === pages/deel/aap.en.md
        ---
        title: Monkey
        description: About the monkey.
        slug: monkey
        ---
        See [nut](noot.en.md).
        === pages/deel/noot.nl.md
        ---
        title: Noot
        description: Over de noot.
        ---
        Zie [aap](aap.nl.md).
        === pages/deel/noot.en.md
        ---
        title: Nut
        description: About the nut.
        slug: nut
        ---
        See [monkey](aap.en.md).
        """;

    public static TheoryData<string> Names() => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fault_alone_is_reported_to_the_letter(string name)
    {
        var (change, expected) = Faults[name];
        using var site = SiteFolder.Of(Good);
        await BuildsAsync(site);
        var before = Bytes(site.Output);
        change(site);

        var (code, output, error) = await site.RunAsync("build", "--messages", "en", "--content", "{content}", "--theme", "{theme}", "--output", "{output}");

        Assert.Equal((1, expected), (code, Text(error)));
        Assert.EndsWith("Nothing was written: mend the errors first.\n", output, StringComparison.Ordinal);
        Assert.Equal(before, Bytes(site.Output));
    }

    [Fact]
    public async Task All_faults_at_once_are_all_reported()
    {
        using var site = SiteFolder.Of(Good);
        await BuildsAsync(site);
        var before = Bytes(site.Output);
        foreach (var (change, _) in Faults.Values)
            change(site);

        var (code, _, error) = await site.RunAsync("build", "--messages", "en", "--content", "{content}", "--theme", "{theme}", "--output", "{output}");

        Assert.Equal(1, code);
        var found = Text(error).Split("\n\n");
        foreach (var (name, (_, expected)) in Faults)
            Assert.True(found.Contains(expected.Trim('\n')), $"{name} is not among\n{error}");
        Assert.Equal(Faults.Count, found.Count(f => f.Trim().Length > 0));
        Assert.Equal(before, Bytes(site.Output));
    }

    [Fact]
    public async Task Messages_are_Dutch_unless_asked_otherwise()
    {
        using var site = SiteFolder.Of(Good);
        site.Change("pages/deel/aap.nl.md", "title: Aap", "titel: Aap");

        var (code, output, error) = await site.RunAsync("check", "--content", "{content}", "--theme", "{theme}");

        Assert.Equal(1, code);
        Assert.Equal("""
            fout S0103: onbekende sleutel "titel"
              --> content/pages/deel/aap.nl.md:2:1
              |
            2 | titel: Aap
              | ^^^^^
              = bedoelde u title ?


            """, Text(error));
        Assert.Matches(@"^\d+ pagina's in \d+ ms, 1 fout, 0 waarschuwingen\n", output);
    }

    [Fact]
    public async Task A_mended_site_builds_again()
    {
        using var site = SiteFolder.Of(Good);
        await BuildsAsync(site);
        site.Change("pages/deel/noot.nl.md", "aap.nl.md", "aaap.nl.md");
        Assert.Equal(1, (await site.RunAsync("build", "--content", "{content}", "--theme", "{theme}", "--output", "{output}")).Code);
        site.Change("pages/deel/noot.nl.md", "Zie [aap](aaap.nl.md)", "Kijk bij [aap](aap.nl.md)");

        await BuildsAsync(site);

        Assert.Contains("Kijk bij", await File.ReadAllTextAsync(Path.Combine(site.Output, "noot", "index.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, (Action<SiteFolder> Change, string Expected)> Faults = new(StringComparer.Ordinal)
    {
        ["typo in a key"] = (
            s => s.Change("pages/deel/aap.nl.md", "order: 1", "ordre: 1"),
            """
            error S0103: unknown key "ordre"
              --> content/pages/deel/aap.nl.md:4:1
              |
            4 | ordre: 1
              | ^^^^^
              = did you mean order ?


            """),
        ["broken YAML"] = (
            s => s.Change("pages/deel/noot.nl.md", "title: Noot", "title: \"Noot"),
            """
            error S0101: this is not valid YAML: While scanning a multi-line double-quoted scalar, found wrong indentation
              --> content/pages/deel/noot.nl.md:2:8
              |
            2 | title: "Noot
              |        ^
              = look at indentation, colons and quotes; put text that holds a colon between quotes


            """),
        ["missing translation"] = (
            s => s.Write("pages/deel/mies.nl.md", "---\ntitle: Mies\ndescription: Over Mies.\n---\nTekst.\n"),
            """
            error S0301: the page "mies" is missing in the language en
              --> content/pages/deel/mies.nl.md:1:1
              |
            1 | ---
              | ^^^
              = make mies.en.md, or put translation: fallback or absent into this page


            """),
        ["link to a missing page"] = (
            s => s.Change("pages/deel/noot.nl.md", "aap.nl.md", "aaap.nl.md#plek"),
            """
            error S0203: link to a page that does not exist: aaap.nl.md#plek
              --> content/pages/deel/noot.nl.md:5:11
              |
            5 | Zie [aap](aaap.nl.md#plek).
              |           ^^^^^^^^^^^^^^^
              = did you mean aap.nl.md ?


            """),
        ["unknown name in a template"] = (
            s => s.ChangeTheme("layouts/home.hbs", "{{documentTitle}}", "{{documentTitel}}"),
            """
            error S0602: unknown name "documentTitel" in PageView
              --> theme/layouts/home.hbs:4:8
              |
            4 | <title>{{documentTitel}}</title>
              |        ^^^^^^^^^^^^^^^^^
              = did you mean documentTitle ?


            """),
        ["one address twice"] = (
            s => s.Change("pages/deel/noot.en.md", "slug: nut", "slug: monkey"),
            """
            error S0501: the address /en/monkey/ is also that of content/pages/deel/aap.en.md
              --> content/pages/deel/noot.en.md:4:7
              |
            4 | slug: monkey
              |       ^^^^^^
              = give one of the two another slug


            """),
    };

    private static async Task BuildsAsync(SiteFolder site)
    {
        var (code, _, error) = await site.RunAsync("build", "--messages", "en", "--content", "{content}", "--theme", "{theme}", "--output", "{output}");
        Assert.Equal((0, ""), (code, error));
    }

    private static string Text(string report) => report.ReplaceLineEndings("\n");

    private static Dictionary<string, string> Bytes(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => f, f => Convert.ToHexString(File.ReadAllBytes(f)), StringComparer.Ordinal);
}
