using System.Text.Json;
using Site.Cli.Commands;
using Site.Engine;
using Site.Engine.Files;
using Site.Engine.Outputs.SearchIndex;
using Site.Tests.Support;

namespace Site.Tests.Search;

/// <summary>From content to the index, and what the command line answers.</summary>
public sealed class SearchSiteTests : IDisposable
{
    private readonly TempFolder temp = new();

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task A_query_gives_the_inner_list_as_json()
    {
        Build("");
        var (code, output, _) = await Run("search", "kring", "--output", temp.At("output"), "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        var result = json.RootElement[0];
        Assert.Equal(["id", "url", "title", "score", "section"], result.EnumerateObject().Select(property => property.Name));
        Assert.Equal("wok", result.GetProperty("id").GetString());
        Assert.Equal("/kring/", result.GetProperty("url").GetString());
        Assert.Equal("who", (await One("deelnemers")).GetProperty("section").GetString());
    }

    [Fact]
    public async Task A_file_of_queries_is_answered_in_its_order()
    {
        Build("");
        var file = temp.Write("queries.txt", "certificaat\nzxqwv\nkring\n");
        var (code, output, _) = await Run("search", "--queries", file, "--output", temp.At("output"), "--json", "--limit", "1");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(["certificaat", "zxqwv", "kring"], json.RootElement.EnumerateArray().Select(answer => answer.GetProperty("query").GetString()));
        Assert.Equal([1, 0, 1], json.RootElement.EnumerateArray().Select(answer => answer.GetProperty("results").GetArrayLength()));
    }

    [Fact]
    public async Task An_explanation_shows_terms_and_weights()
    {
        Build("");
        var (_, output, _) = await Run("search", "krng", "--output", temp.At("output"), "--explain", "--messages", "en");
        Assert.Contains("krng:\n  similar 0.70 kring", output, StringComparison.Ordinal);
        Assert.Contains("  1. De kring  /kring/", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_built_site_the_command_says_so()
    {
        var (code, output, error) = await Run("search", "wok", "--output", temp.At("nothing"), "--messages", "en");
        Assert.Equal((2, "", $"There is no built site with a search index in \"{temp.At("nothing")}\". Run first: site build\n"), (code, output, error));
    }

    [Fact]
    public void A_query_that_misses_its_page_is_reported()
    {
        var report = Build("queries:\n  - {q: \"kring\", first: certificate, language: nl}\n  - {q: \"certificaat\", first: certificate, language: nl}\n");
        var finding = Assert.Single(report.Diagnostics);
        Assert.Equal("\"kring\" finds wok first; the page certificate is at place -", finding.Message("en"));
        Assert.Equal(2, finding.Where.Line);
    }

    [Fact]
    public void A_query_for_a_page_that_is_not_there_is_an_error()
    {
        var report = Build("queries:\n  - {q: \"kring\", first: wokk, language: nl}\n");
        Assert.Equal("there is no page with the id \"wokk\"", Assert.Single(report.Diagnostics).Message("en"));
    }

    [Fact]
    public void Shown_text_is_cut_at_headings_and_terms()
    {
        var sections = SectionText.Read(
            "<p>Wat <em>u</em> zi&#235;t.<sup class=\"ref\"><a>1</a></sup></p><h2 id=\"a\">Kop <svg><title>x</title></svg></h2><p>Meer</p><dl><dt id=\"b\">Term</dt><dd>Uitleg &amp; zo</dd></dl>");
        Assert.Equal([("", "", "Wat u ziët."), ("a", "Kop", "Meer"), ("b", "Term", "Uitleg & zo")], sections.Select(section => (section.Anchor, section.Heading, section.Text)));
    }

    private async Task<JsonElement> One(string query)
    {
        var (_, output, _) = await Run("search", query, "--output", temp.At("output"), "--json");
        using var json = JsonDocument.Parse(output);
        return json.RootElement[0].Clone();
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (await CommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }

    private BuildReport Build(string queries)
    {
        temp.Write("content/site.yml", "title: Proef\nlanguages: [nl]\n");
        temp.Write("content/pages/wok.nl.md", Page("De kring", "kring", "In een kring leren professionals.\n\n## Wie doet mee? {#who}\n\nVijf tot vijftien deelnemers.\n"));
        temp.Write("content/pages/certificate.nl.md", Page("Het certificaat", "certificaat", "Verlengen gaat om de drie jaar.\n"));
        if (queries.Length > 0) temp.Write("content/search-queries.yml", queries);
        using var sink = new MemorySink();
        var report = new SiteBuilder(new BuildOptions(temp.At("content"), PlainTheme.Write(temp), null, false, new DateOnly(2026, 11, 22))).Build(() => sink);
        foreach (var (path, bytes) in sink.Files) temp.Write("output/" + path, bytes);
        return report;
    }

    private static string Page(string title, string slug, string body) =>
        $"---\ntitle: {title}\nslug: {slug}\ndescription: Een zin van meer dan vijftig tekens die zegt waar deze bladzijde over gaat.\n---\n{body}";
}
