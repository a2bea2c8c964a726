using System.Text.Json;
using Site.Tests.Support;

namespace Site.Tests.Diagnostics;

/// <summary>Exit codes, usage errors, and the forms that programs read.</summary>
public sealed class CommandLineTests
{
    private const string Faulty = """
        === pages/deel/aap.nl.md
        ---
        title: Aap
        description: Over de aap.
        translation: absent
        ---
        Zie [noot](noot.nl.md), 100%.
        """;

    [Theory]
    [InlineData("biuld")]
    [InlineData("build", "--contents", "x")]
    [InlineData("build", "--format", "xml")]
    [InlineData("check", "--messages", "fr")]
    [InlineData("serve", "--port", "70000")]
    [InlineData("serve", "--port", "x")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments)
    {
        using var site = SiteFolder.Of(Faulty);

        var (code, output, error) = await site.RunAsync(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.EndsWith("Kijk met 'site --help' welke opdrachten en keuzes er zijn.\n", error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "biuld", "\"biuld\" is geen opdracht of keuze van \"site\". Bedoelde u build ?")]
    [InlineData("en", "biuld", "\"biuld\" is no command or option of \"site\". Did you mean build ?")]
    [InlineData("nl", "build --contnt x", "\"--contnt\" is geen opdracht of keuze van \"build\". Bedoelde u --content ?")]
    [InlineData("nl", "build --format xml", "\"xml\" kan hier niet. Mogelijk zijn: text, json, sarif, github.")]
    [InlineData("nl", "build --content", "Achter --content ontbreekt een waarde.")]
    [InlineData("nl", "new page", "Na \"page\" ontbreekt SECTION/ID.")]
    [InlineData("nl", "new", "Er ontbreekt een opdracht. Mogelijk zijn: page, self-test, term.")]
    [InlineData("en", "new", "A command is missing. Possible commands: page, self-test, term.")]
    [InlineData("nl", "serve --port x", "--port is een geheel getal van 0 tot en met 65535.")]
    [InlineData("en", "serve --port x", "--port is a whole number from 0 to 65535.")]
    [InlineData("nl", "translations accept", "Noem de pagina's, zoals site translations accept wok, of geef --all.")]
    [InlineData("nl", "check --language-level --format json", "--language-level kan alleen met --format text.")]
    public async Task Wrong_usage_is_told_in_the_language_of_messages(string language, string line, string expected)
    {
        using var site = SiteFolder.Of(Faulty);

        var (_, _, error) = await site.RunAsync(["--messages", language, .. line.Split(' ')]);

        Assert.Equal([expected], error.ReplaceLineEndings("\n").Split('\n')[..^2]);
    }

    /// <summary>A build exchanges the folder as a whole: sources in it would be gone.</summary>
    [Theory]
    [InlineData("{content}")]
    [InlineData("{content}/uit")]
    [InlineData("{content}/..")]
    [InlineData("{theme}")]
    [InlineData("{content}/pages")]
    public async Task A_site_is_never_written_over_its_sources(string output)
    {
        using var site = SiteFolder.Of(Faulty.Replace("[noot](noot.nl.md)", "noot", StringComparison.Ordinal));
        var before = Directory.GetFiles(site.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

        var (code, _, error) = await site.RunAsync("build", "--content", "{content}", "--theme", "{theme}", "--output", output);

        Assert.Equal(2, code);
        Assert.Matches("^De site kan niet naar \".+\" worden geschreven: die map overlapt met \".+\", en alles wat er staat zou verdwijnen", error);
        Assert.Equal(before, Directory.GetFiles(site.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_site_is_never_written_over_other_files()
    {
        using var site = SiteFolder.Of(Faulty.Replace("[noot](noot.nl.md)", "noot", StringComparison.Ordinal));
        Directory.CreateDirectory(site.Output);
        File.WriteAllText(Path.Combine(site.Output, "brief.txt"), "x");

        var (code, _, error) = await site.RunAsync("build", "--content", "{content}", "--theme", "{theme}", "--output", "{output}", "--messages", "en");

        Assert.Equal(2, code);
        Assert.StartsWith($"The folder \"{site.Output}\" holds files that are no built site, and they would be gone.", error, StringComparison.Ordinal);
        Assert.Equal(["brief.txt"], Directory.GetFileSystemEntries(site.Output).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("self-tests accept", "site self-tests accept")]
    [InlineData("links accept", "site links accept")]
    [InlineData("translations accept", "site translations accept wok")]
    [InlineData("new page", "site new page quality/new-page")]
    [InlineData("new self-test", "site new self-test new-test")]
    [InlineData("new term", "site new term new-term")]
    public async Task Help_of_a_command_below_another_shows_its_own_examples(string line, string expected)
    {
        using var site = SiteFolder.Of(Faulty);

        var (code, output, _) = await site.RunAsync([.. line.Split(' '), "--help"]);

        Assert.Equal(0, code);
        Assert.Contains("Examples:\n  " + expected, output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("site build", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "De inhoudsmap \"/er/niet\" bestaat niet. Geef met --content een map met een site.yml.\n")]
    [InlineData("en", "The content folder \"/er/niet\" does not exist. Give --content a folder with a site.yml.\n")]
    public async Task A_content_folder_that_is_not_there_ends_with_2(string language, string expected)
    {
        using var site = SiteFolder.Of(Faulty);

        var (code, _, error) = await site.RunAsync("build", "--messages", language, "--content", "/er/niet");

        Assert.Equal((2, expected), (code, error.ReplaceLineEndings("\n")));
    }

    [Theory]
    [InlineData("build")]
    [InlineData("serve")]
    [InlineData("check")]
    [InlineData("search")]
    [InlineData("links")]
    [InlineData("facts")]
    [InlineData("translations")]
    [InlineData("self-tests")]
    [InlineData("new")]
    [InlineData("schemas")]
    public async Task Help_of_each_command_has_examples(string command)
    {
        using var site = SiteFolder.Of(Faulty);

        var (code, output, _) = await site.RunAsync(command, "--help");

        Assert.Equal(0, code);
        Assert.Contains("Examples:\n  site " + command, output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_site_yml_says_so()
    {
        using var site = SiteFolder.Of(Faulty);
        site.Delete("site.yml");

        var (code, _, error) = await site.RunAsync("check", "--messages", "en", "--content", "{content}", "--theme", "{theme}");

        Assert.Equal((1, "error S0009: site.yml is missing\n  --> content/site.yml\n  = make a site.yml with at least title and languages\n\n"), (code, error.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task A_theme_that_is_not_there_is_a_finding()
    {
        using var site = SiteFolder.Of(Faulty);

        var (code, _, error) = await site.RunAsync("check", "--messages", "en", "--content", "{content}", "--theme", "/er/niet");

        Assert.Equal(1, code);
        Assert.Contains("error S0612: the theme folder does not exist\n  --> /er/niet\n", error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_each_finding_with_its_place()
    {
        using var site = SiteFolder.Of(Faulty);

        var (code, output, error) = await site.RunAsync("check", "--format", "json", "--messages", "en", "--content", "{content}", "--theme", "{theme}");

        Assert.Equal((1, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(1, json.RootElement.GetProperty("errors").GetInt32());
        var finding = Assert.Single(json.RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(
            ("S0203", "error", "content/pages/deel/aap.nl.md", 6, 12, "link to a page that does not exist: noot.nl.md"),
            (finding.GetProperty("code").GetString(), finding.GetProperty("severity").GetString(), finding.GetProperty("file").GetString(),
                finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32(), finding.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Sarif_has_rule_and_region()
    {
        using var site = SiteFolder.Of(Faulty);

        var (_, output, _) = await site.RunAsync("check", "--format", "sarif", "--content", "{content}", "--theme", "{theme}");

        using var json = JsonDocument.Parse(output);
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var run = json.RootElement.GetProperty("runs")[0];
        Assert.Equal("S0203", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("id").GetString());
        var result = run.GetProperty("results")[0];
        Assert.Equal("S0203", result.GetProperty("ruleId").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("content/pages/deel/aap.nl.md", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(6, place.GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public async Task GitHub_annotations_are_escaped()
    {
        using var site = SiteFolder.Of(Faulty.Replace("noot.nl.md", "noot%25.nl.md", StringComparison.Ordinal));

        var (_, output, _) = await site.RunAsync("check", "--format", "github", "--messages", "en", "--content", "{content}", "--theme", "{theme}");

        Assert.Equal(
            "::error file=content/pages/deel/aap.nl.md,line=6,col=12,title=S0203::link to a page that does not exist: noot%2525.nl.md. "
            + "did you mean aap.nl.md ?%0AExplained in: docs/diagnostics/S0203.md\n",
            output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Many_findings_of_one_code_are_counted()
    {
        using var site = SiteFolder.Of("=== pages/deel/aap.nl.md\n---\ntitle: Aap\ndescription: Over.\ntranslation: absent\n---\n" + string.Concat(Enumerable.Range(0, 25).Select(i => $"[x](weg-{i}-weg.nl.md)\n\n")));

        var (_, output, error) = await site.RunAsync("check", "--messages", "en", "--content", "{content}", "--theme", "{theme}");

        Assert.EndsWith("... and 5 more of S0203; all with --format json\n\n", error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("25 errors, 0 warnings", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_build_writes_nothing()
    {
        using var site = SiteFolder.Of(Faulty.Replace("[noot](noot.nl.md)", "noot", StringComparison.Ordinal));
        string[] build = ["build", "--messages", "en", "--content", "{content}", "--theme", "{theme}", "--output", "{output}"];
        Assert.Equal(0, (await site.RunAsync(build)).Code);

        var (code, output, error) = await site.RunAsync(build);

        Assert.Equal((0, ""), (code, error));
        Assert.Matches(@"\n0 files written, \d+ unchanged, 0 removed\n$", output.ReplaceLineEndings("\n"));
    }
}
