using Site.Engine.Links;
using Site.Tests.Support;

namespace Site.Tests.Links;

public sealed class LinkContractTests
{
    private const string Content = """
        === pages/deel/kring.nl.md
        ---
        title: Kring
        description: Over de kring.
        slug: de-kring
        translation: absent
        ---
        ## Duur {#duration}

        Tekst.

        ## Delen {#parts}

        Tekst.
        === pages/deel/aap.nl.md
        ---
        title: Aap
        description: Over de aap.
        translation: absent
        ---
        ## Soorten {#kinds}

        Tekst.
        """;

    [Fact]
    public async Task Accepting_records_every_page_place_and_short_address()
    {
        using var site = SiteFolder.Of(Content);

        await AcceptAsync(site);

        Assert.Equal("/\n/aap/ /go/aap\n/aap/#kinds\n/de-kring/ /go/kring\n/de-kring/#duration\n/de-kring/#parts\n/en/\n/en/search/\n/go/aap\n/go/kring\n/zoeken/\n", Lines(site));
        Assert.Equal("", site.Build().Findings);
    }

    [Fact]
    public async Task A_renamed_page_fails_and_the_printed_line_mends_it()
    {
        using var site = SiteFolder.Of(Content);
        await AcceptAsync(site);
        site.Change("pages/deel/kring.nl.md", "slug: de-kring", "slug: werkkring");

        Assert.Equal("""
            error S0510: the published address /de-kring/ would disappear
              --> content/links.lock:5:1
              |
            5 | /de-kring/ /go/kring
              | ^^^^^^^^^^^^^^^^^^^^
              = put into content/redirects.yml:   - {from: /de-kring/, to: /werkkring/}


            """, Errors(site));
        site.Write("redirects.yml", "redirects:\n  - {from: /de-kring/, to: /werkkring/}\n");

        var built = site.Build();
        Assert.Equal(0, built.Report.Errors);
        Assert.Contains("/de-kring/ /werkkring/ 301!\n", built.Text("_redirects"), StringComparison.Ordinal);
        var page = built.Text("de-kring/index.html");
        Assert.Contains("<link rel=\"canonical\" href=\"https://proef.example/werkkring/\">", page, StringComparison.Ordinal);
        Assert.Contains("<meta http-equiv=\"refresh\" content=\"0; url=/werkkring/\">", page, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/werkkring/\" hreflang=\"nl\" lang=\"nl\">Kring</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_page_fails_for_its_address_and_its_short_address()
    {
        using var site = SiteFolder.Of(Content);
        await AcceptAsync(site);
        site.Delete("pages/deel/kring.nl.md");

        Assert.Equal(["S0510", "S0518"], site.Build().Codes);
        site.Write("redirects.yml", "redirects:\n  - {from: /de-kring/, to: /}\n  - {from: /go/kring, to: /}\n");
        Assert.Equal("", site.Build().Findings);
    }

    [Fact]
    public async Task The_short_address_of_a_removed_page_leads_to_the_first_language()
    {
        using var site = SiteFolder.Of(Content);
        const string front = "---\ntitle: Last\ndescription: A page.\n---\nText.\n";
        site.Write("pages/deel/laatste.nl.md", front.Replace("Last", "Laatste", StringComparison.Ordinal));
        site.Write("pages/deel/laatste.en.md", front);
        await AcceptAsync(site);
        site.Delete("pages/deel/laatste.nl.md");
        site.Delete("pages/deel/laatste.en.md");

        Assert.Contains("- {from: /go/laatste, to: /}", Errors(site), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_moved_on_its_page_is_an_empty_element_there()
    {
        using var site = SiteFolder.Of(Content);
        await AcceptAsync(site);
        site.Change("pages/deel/kring.nl.md", "{#duration}", "{#durations}");

        Assert.Contains("- {from: \"/de-kring/#duration\", to: \"/de-kring/#durations\"}", Errors(site), StringComparison.Ordinal);
        site.Write("redirects.yml", "redirects:\n  - {from: \"/de-kring/#duration\", to: \"/de-kring/#durations\"}\n");

        Assert.Contains("<h2 id=\"durations\"><span id=\"duration\"></span>Duur</h2>", site.Build().Text("de-kring/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_moved_to_another_page_leaves_a_notice_with_a_link()
    {
        using var site = SiteFolder.Of(Content);
        site.Theme = Repository.At("themes", "ait");
        await AcceptAsync(site);
        site.Change("pages/deel/kring.nl.md", "## Delen {#parts}\n\nTekst.\n", "");
        site.Write("redirects.yml", "redirects:\n  - {from: \"/de-kring/#parts\", to: \"/aap/#kinds\"}\n");

        var page = site.Build().Text("de-kring/index.html");

        Assert.Contains("<p id=\"parts\" class=\"moved\">Dit deel staat nu op: <a href=\"/aap/#kinds\">Aap: Soorten</a></p>", page, StringComparison.Ordinal);
        Assert.Contains("/js/moved.js\"></script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepting_again_keeps_what_is_gone()
    {
        using var site = SiteFolder.Of(Content);
        await AcceptAsync(site);
        site.Delete("pages/deel/kring.nl.md");

        await AcceptAsync(site);

        Assert.Contains("/de-kring/ /go/kring\n", Lines(site), StringComparison.Ordinal);
        Assert.Equal(2, site.Build().Report.Errors);
    }

    [Fact]
    public async Task Links_of_another_site_are_held_against_the_addresses()
    {
        using var site = SiteFolder.Of(Content);
        site.Write("redirects.yml", "redirects:\n  - {from: /kring/, to: /de-kring/}\n");
        site.Write("page.txt", """
            <a href="https://proef.example/aap/#kinds">1</a>
            <a class=x href='https://proef.example/kring/#parts'>2</a> <a href="https://other.example/aap/">3</a>
            <a href=https://proef.example/go/aap>4</a>
            <a href="https://proef.example/niets">5</a>
            <iframe title=x src="https://proef.example/aap/"></iframe>
            <a href="https://proef.example/data/pages.json">7</a> <a href="https://proef.example/en/">8</a>
            <a href="https://proef.example/data/niets.json">9</a>
            """);

        var (code, output, _) = await site.RunAsync("links", "--messages", "en", "--content", "{content}", "--theme", "{theme}", "--for", site.At("page.txt"));

        Assert.Equal((1, """
                1: holds     https://proef.example/aap/#kinds
                2: moved     https://proef.example/kring/#parts -> /de-kring/#parts
                3: holds     https://proef.example/go/aap
                4: gone      https://proef.example/niets
                5: holds     https://proef.example/aap/
                6: holds     https://proef.example/data/pages.json
                6: holds     https://proef.example/en/
                7: gone      https://proef.example/data/niets.json
            8 links to this site, 2 of them to nothing

            """), (code, output));
    }

    [Theory]
    [InlineData("/wok/", "/wok/", "")]
    [InlineData("/en/wok/#parts", "/en/wok/", "parts")]
    [InlineData("/go/wok", "/go/wok", "")]
    public void An_address_is_a_page_a_place_or_a_short_one(string text, string path, string anchor) =>
        Assert.Equal(new SiteAddress(path, anchor), SiteAddress.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("wok/")]
    [InlineData("/wok")]
    [InlineData("//wok/")]
    [InlineData("/wok/#")]
    [InlineData("/wok/?a=b")]
    [InlineData("/go/wok/")]
    [InlineData("/../wok/")]
    [InlineData("https://proef.example/wok/")]
    public void Anything_else_is_no_address(string text) => Assert.Null(SiteAddress.Parse(text));

    private static async Task AcceptAsync(SiteFolder site) =>
        Assert.Equal(0, (await site.RunAsync("links", "accept", "--content", "{content}", "--theme", "{theme}")).Code);

    private static string Lines(SiteFolder site) => string.Concat(File.ReadLines(site.At("links.lock")).Skip(1).Select(l => l + "\n"));

    private static string Errors(SiteFolder site)
    {
        var findings = site.Build().Findings;
        return findings[findings.IndexOf("error", StringComparison.Ordinal)..];
    }
}
