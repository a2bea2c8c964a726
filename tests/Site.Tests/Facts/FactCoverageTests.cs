using Site.Tests.ContentTypes;
using Site.Tests.Support;

namespace Site.Tests.Facts;

public sealed class FactCoverageTests
{
    [Fact]
    public async Task The_command_lists_pages_per_language_and_the_totals()
    {
        using var site = DataSite.Create();

        var (code, output, _) = await site.RunAsync("facts", "--content", "{content}", "--theme", "{theme}", "--messages", "en");

        Assert.Equal("VHT-001   nl: proef   en: proef\n1 of 1 facts in nl, 1 of 1 in en\n", output.ReplaceLineEndings("\n"));
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task As_json_the_list_is_for_programs()
    {
        using var site = DataSite.Create(english: "Text.");

        var (code, output, _) = await site.RunAsync("facts", "--content", "{content}", "--theme", "{theme}", "--format", "json");

        var json = System.Text.Json.Nodes.JsonNode.Parse(output)!;
        Assert.Equal(1, code);
        Assert.Equal(1, json["total"]!.GetValue<int>());
        Assert.Equal(1, json["covered"]!["nl"]!.GetValue<int>());
        Assert.Equal(0, json["covered"]!["en"]!.GetValue<int>());
        Assert.Equal("proef", json["facts"]![0]!["pages"]!["nl"]![0]!.GetValue<string>());
    }

    [Fact]
    public void A_fact_that_one_language_lacks_is_an_error_at_the_fact()
    {
        using var site = DataSite.Create(english: "Text.");

        Assert.Equal("""
            error S0706: the fact VHT-001 stands on no page in the language en
              --> content/data/facts.yml:8:9
               |
             8 |   - id: VHT-001
               |         ^^^^^^^
               = put {fact="VHT-001"} after the sentence on the page "proef" that states the fact
            """.Replace(" 8 |", "8 |", StringComparison.Ordinal).Replace("\n   |", "\n  |", StringComparison.Ordinal).Replace("\n   =", "\n  =", StringComparison.Ordinal), site.Build().Findings.Trim());
    }

    [Fact]
    public void A_fact_on_another_page_only_is_a_warning()
    {
        using var site = DataSite.Create(english: "Text.");
        site.Write("pages/ander.nl.md", "---\ntitle: Ander\ndescription: Een ander.\n---\nTekst.\n");
        site.Write("pages/ander.en.md", "---\ntitle: Other\ndescription: Another.\n---\nText. {fact=\"VHT-001\"}\n");

        Assert.Contains("warning S0707: the fact VHT-001 belongs on the page \"proef\", but in the language en it stands only on: ander", site.Build().Findings, StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_that_shows_data_states_their_facts()
    {
        using var site = DataSite.Create(english: ":::sectors\n:::");
        Assert.Equal("", site.Build().Findings);
    }

    [Theory]
    [InlineData("Tekst. {fact=\"VHT-001 VHT-002\"}", 5, 23)]
    [InlineData("Tekst. {fact=\"VHT-001\"}\n\n- een {fact=\"VHT-001\"}\n- twee {fact=\"VHT-002\"}", 8, 15)]
    [InlineData("{fact=\"VHT-002\"}\n1. een {fact=\"VHT-001\"}", 5, 8)]
    [InlineData("Tekst. {fact=\"VHT-001\"}\n\n:::figures {fact=\"VHT-002\"}\n- **1** een\n:::", 7, 19)]
    public void An_unknown_fact_is_told_at_its_id(string markdown, int line, int column)
    {
        using var site = DataSite.Create(markdown);

        var found = site.Build().Report.Diagnostics.Single(d => d.Rule.Code == "S0417");

        Assert.Equal("unknown fact \"VHT-002\"", found.Message("en"));
        Assert.Equal(("content/pages/proef.nl.md", line, column, 7), (found.Where.File, found.Where.Line, found.Where.Column, found.Where.Length));
    }

    [Fact]
    public void A_page_that_falls_back_states_nothing_in_its_own_language()
    {
        using var site = DataSite.Create();
        site.Delete("pages/proef.en.md");
        site.Change("pages/proef.nl.md", "title: Proef", "title: Proef\ntranslation: fallback");

        Assert.Contains("error S0706: the fact VHT-001 stands on no page in the language en", site.Build().Findings, StringComparison.Ordinal);
    }
}
