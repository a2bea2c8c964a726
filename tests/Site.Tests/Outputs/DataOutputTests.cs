using System.Text.Json.Nodes;
using Site.Tests.ContentTypes;
using Site.Tests.Support;

namespace Site.Tests.Outputs;

public sealed class DataOutputTests
{
    [Fact]
    public void Facts_are_there_for_other_programs()
    {
        using var site = DataSite.Create();
        var json = JsonNode.Parse(site.Build().Text("data/facts.json"))!;

        Assert.Equal("""[{"id":"wok-2019","year":2019,"title":{"nl":"WOK, 2019","en":"WOK, 2019 (English)"}}]""", json["documents"]!.ToJsonString());
        Assert.Equal("""
            [{"id":"VHT-001","statement":{"nl":"Een feit.","en":"A fact."},"derived":false,"sources":[{"document":"wok-2019","section":"section 3"}],"url":{"nl":"https://proef.example/proef/","en":"https://proef.example/en/proef/"}}]
            """, json["facts"]!.ToJsonString());
    }

    [Fact]
    public void Terms_are_there_for_other_programs()
    {
        using var site = DataSite.Create();
        site.Write("pages/glossary.nl.md", "---\ntitle: Begrippen\ndescription: Alle begrippen.\n---\n:::glossary\n:::\n");
        site.Write("pages/glossary.en.md", "---\ntitle: Glossary\ndescription: All terms.\n---\n:::glossary\n:::\n");

        var term = JsonNode.Parse(site.Build().Text("data/glossary.json"))![0]!;

        Assert.Equal("wok", term["id"]!.GetValue<string>());
        Assert.Equal("""{"term":"Work Development Circle","abbr":"WOK","synonyms":[],"definition":"A meeting.","url":"https://proef.example/en/glossary/#wok"}""", term["en"]!.ToJsonString());
    }

    [Fact]
    public void A_site_without_data_has_no_data_files()
    {
        using var site = SiteFolder.OnePage("Tekst.");
        Assert.Equal(["data/pages.json"], site.Build().Files.Keys.Where(f => f.StartsWith("data/", StringComparison.Ordinal)));
    }
}
