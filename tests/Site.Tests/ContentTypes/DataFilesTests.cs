using Site.Engine.ContentTypes;
using Site.Engine.Sources;
using Site.Model;
using Site.Model.Diagnostics;
using Site.Tests.Support;

namespace Site.Tests.ContentTypes;

public sealed class DataFilesTests
{
    [Fact]
    public void Good_files_give_no_finding()
    {
        using var site = DataSite.Create();
        Assert.Equal("", site.Build().Findings);
    }

    [Fact]
    public void The_real_data_are_read_whole()
    {
        var diagnostics = new DiagnosticBag();
        var data = Real(diagnostics);

        Assert.Empty(diagnostics.Sorted());
        Assert.Equal(325, data.Facts.All.Length);
        Assert.Equal(28, data.Facts.Oddities.Length);
        Assert.Equal(5, data.Facts.Documents.Length);
        Assert.Equal(88, data.Glossary.Terms.Length);
        Assert.Equal(["C1", "C2", "C3", "C4", "C5", "C6"], data.Principles.Clusters.Select(c => c.Id));
        Assert.Equal(6, data.Principles.Vig!.Parts.Length);
        Assert.Equal(12, data.Sectors.Main.Length);
        Assert.Equal(["1", "2", "3"], data.Strips.Find("STRIP-1")!.Frames.Select(f => f.Id));
        Assert.Equal("Werk Ontwikkelings Kring (WOK)", data.Glossary.Find("wok")!.In("nl").Full);
        Assert.Equal("VIB (video interaction guidance for professionals)", data.Glossary.Find("vib")!.In("en").Full);
        Assert.Equal(["wok-2019", "vht-short-text"], data.Facts.DocumentsOf(["VHT-001"]).Select(d => d.Id));
    }

    [Fact]
    public void Words_that_mean_the_same_are_told_to_the_search_once_each()
    {
        var groups = Real(new DiagnosticBag()).Glossary.SynonymGroups("nl");

        Assert.Contains(groups, g => g.SequenceEqual(["video-hometraining", "VHT", "videohometraining", "video home training", "video-home-training"]));
        Assert.All(groups, g => Assert.True(g.Length > 1 && g.Distinct(StringComparer.OrdinalIgnoreCase).Count() == g.Length));
    }

    [Theory]
    [InlineData("data/facts.yml", "page: proef", "pagina: proef", "error S0103: unknown key \"pagina\"\n  --> content/data/facts.yml:9:5")]
    [InlineData("data/facts.yml", "document: wok-2019, s", "document: wok-2018, s", "error S0702: unknown document \"wok-2018\"\n  --> content/data/facts.yml:12:20")]
    [InlineData("data/facts.yml", "page: proef", "page: preof", "error S0708: the fact VHT-001 belongs on a page that does not exist: \"preof\"\n  --> content/data/facts.yml:9:11")]
    [InlineData("data/facts.yml", "facts: [VHT-001]", "facts: [VHT-010]", "error S0417: unknown fact \"VHT-010\"\n  --> content/data/facts.yml:16:13")]
    [InlineData("data/facts.yml", "year: 2019", "year: lang geleden", "error S0106: \"lang geleden\" does not fit \"year\"\n  --> content/data/facts.yml:3:11")]
    [InlineData("data/glossary.yml", "id: een", "id: wok", "error S0114: the id \"wok\" stands here twice; first on line 2\n  --> content/data/glossary.yml:7:9")]
    [InlineData("data/glossary.yml", "id: een", "id: Een!", "error S0415: \"Een!\" is not a good id\n  --> content/data/glossary.yml:7:9")]
    [InlineData("data/glossary.yml", "basis: public", "basis: publiek", "error S0107: \"publiek\" is not a value of \"basis\"\n  --> content/data/glossary.yml:10:12")]
    [InlineData("data/glossary.yml", "    en: {term: one family, abbr: \"\", synonyms: [], definition: Together.}\n", "", "error S0104: the key \"en\" is missing\n  --> content/data/glossary.yml:7:5")]
    [InlineData("data/principles.yml", "document: [SC1]", "document: [SC2]", "error S0417: unknown fact \"SC2\"\n  --> content/data/principles.yml:10:29")]
    [InlineData("data/principles.yml", "public: [PUB-A], b", "public: [PUB-B], b", "error S0704: unknown public source \"PUB-B\"\n  --> content/data/principles.yml:10:44")]
    [InlineData("data/principles.yml", "id: C1.1b", "id: C1.1a", "error S0114: the id \"C1.1a\" stands here twice; first on line 16\n  --> content/data/principles.yml:17:18")]
    [InlineData("data/principles.yml", "[C1, C1.1]", "[C1, C1.2]", "error S0703: unknown cluster or pattern \"C1.2\"\n  --> content/data/principles.yml:22:67")]
    [InlineData("data/strips.yml", "principle: C1.1", "principle: C1.9", "error S0703: unknown cluster or pattern \"C1.9\"\n  --> content/data/strips.yml:7:48")]
    [InlineData("data/sectors.yml", "id: team", "id: school", "error S0114: the id \"school\" stands here twice; first on line 2\n  --> content/data/sectors.yml:4:10")]
    [InlineData("data/sectors.yml", "vib: [wok-2019]", "vib: wok-2019", "error S0105: \"vib\" holds a single value\n  --> content/data/sectors.yml:4:73")]
    public void A_fault_is_told_with_its_place(string file, string from, string to, string finding)
    {
        using var site = DataSite.Create();
        site.Change(file, from, to);
        Assert.Contains(finding, site.Build().Findings, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_file_is_an_error_with_the_name_that_was_meant()
    {
        using var site = DataSite.Create();
        site.Write("data/glosary.yml", "terms: []\n");

        var findings = site.Build().Findings;

        Assert.Equal("""
            error S0701: unknown data file "glosary.yml"
              --> content/data/glosary.yml
              = did you mean glossary.yml ?
            """, findings.Trim());
    }

    [Fact]
    public void Every_file_has_a_schema_that_refuses_unknown_keys()
    {
        foreach (var file in DataFiles.All)
        {
            var schema = file.Schema(["nl", "en"]);
            Assert.Equal("object", schema["type"]!.GetValue<string>());
            Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        }
        var term = DataFiles.Find("glossary.yml")!.Schema(["nl", "en"])["properties"]!["terms"]!["items"]!;
        Assert.Equal(["id", "nl", "en", "basis"], term["required"]!.AsArray().Select(k => k!.GetValue<string>()));
    }

    private static SiteData Real(DiagnosticBag diagnostics) =>
        SiteDataReader.Read(new SourceReader(Support.Repository.At("content"), diagnostics).List().Where(f => DataFiles.All.Any(d => f.Relative == "data/" + d.Name)), ["nl", "en"], diagnostics);
}
