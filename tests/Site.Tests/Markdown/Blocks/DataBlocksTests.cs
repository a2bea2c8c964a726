using Site.Tests.ContentTypes;
using Site.Tests.Support;

namespace Site.Tests.Markdown.Blocks;

/// <summary>The HTML of blocks that show data, as themes/ait/BLOCKS.md describes it.</summary>
public sealed class DataBlocksTests
{
    private const string Reference = "<sup class=\"ref\"><a href=\"#source-1\" aria-label=\"[source.reference 1]\">1</a></sup>";

    [Fact]
    public void A_strip_shows_its_stills_sentence_and_sources()
    {
        Assert.Equal($"""
            <figure id="strip-1" class="strip" data-fact="VHT-001">
            <ol class="film">
            <li><figure><img src="/media/strips/een.svg" alt="Een &quot;kind&quot;" width="240" height="192" loading="lazy" decoding="async"><figcaption>Kijk</figcaption></figure></li>
            </ol>
            <figcaption><strong>De beker.</strong> Zo gaat het.{Reference} <small>[strip.drawn]</small></figcaption>
            </figure>
            """, Body(":::strip STRIP-1\n:::"));
    }

    [Fact]
    public void The_authors_attributes_go_before_the_blocks_own()
    {
        Assert.StartsWith("<figure class=\"strip\" id=\"beker\"", Body(":::strip STRIP-1 {#beker}\n:::"), StringComparison.Ordinal);
    }

    [Fact]
    public void In_the_head_of_the_home_page_a_strip_loads_at_once_and_keeps_the_small_line_only()
    {
        using var site = DataSite.Create();
        site.Write("pages/home.nl.md", "---\ntitle: Thuis\ndescription: Het begin.\n---\n:::hero STRIP-1\nWelkom.\n:::\n");
        site.Write("pages/home.en.md", "---\ntitle: Home\ndescription: The start.\n---\n:::hero STRIP-1\nWelcome.\n:::\n");

        var html = site.Build().Text("en/index.html");

        Assert.Contains("<img src=\"/media/strips/een.svg\" alt=\"A child\" width=\"240\" height=\"192\" decoding=\"async\">", html, StringComparison.Ordinal);
        Assert.Contains("</ol>\n<figcaption><small>[strip.drawn]</small></figcaption>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_glossary_goes_from_A_to_Z_without_regard_to_accents()
    {
        var html = Body(":::glossary\n:::");

        Assert.Contains("<nav class=\"letters\" aria-label=\"[glossary.letters]\"><ul><li><a href=\"#letter-e\">E</a></li><li><a href=\"#letter-w\">W</a></li></ul></nav>", html, StringComparison.Ordinal);
        Assert.Contains("data-many=\"[glossary.many {0}]\"", html, StringComparison.Ordinal);
        Assert.Contains($"""
            <section class="letter"><h2 id="letter-e">E</h2><dl>
            <div class="entry" id="een"><dt>één gezin</dt><dd>Samen.</dd><dd class="other">[glossary.other]: <span lang="en">one family</span></dd><dd class="other elsewhere">[glossary.note]: Staat elders. <a class="external" rel="noopener" href="https://example.org/a?b=1&amp;c=2">example.org<span class="hidden"> ([link.external])</span></a></dd></div>
            </dl></section>
            <section class="letter"><h2 id="letter-w">W</h2><dl>
            <div class="entry" id="wok"><dt>Werk Ontwikkelings Kring <abbr>WOK</abbr></dt><dd>Een bijeenkomst.{Reference}</dd><dd class="also">[glossary.also werkkring]</dd><dd class="other">[glossary.other]: <span lang="en">Work Development Circle</span></dd></div>
            """, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Principles_show_what_rests_on_no_source()
    {
        Assert.Equal($"""
            <div class="principles">
            <section class="cluster" id="c1"><h3>Volgen</h3><p>Eerst kijken.</p><div class="patterns">
            <section class="pattern" id="c1-1"><h4>Toewenden</h4><ul><li id="c1-1a" data-fact="VHT-001">draait zich om{Reference}</li><li id="c1-1b">kijkt<span class="unchecked" aria-hidden="true">*</span><span class="hidden"> [principles.background]</span></li></ul></section>
            </div><p class="basis"><small>[principles.basis]: [principles.documents]{Reference}; <a class="external" rel="noopener" href="https://a.example/">Bron A<span class="hidden"> ([link.external])</span></a>; [principles.knowledge].</small></p></section>
            </div>
            """, Body("## Kop {#kop}\n\n:::principles\n:::", "## Head {#kop}\n\n:::principles\n:::").Split("</div>\n", 2)[1]);
    }

    [Fact]
    public void Another_scheme_leads_to_the_clusters_of_the_site()
    {
        Assert.Contains("<tr><th scope=\"row\">Aandacht</th><td><a href=\"#c1\">Volgen</a>, <a href=\"#c1-1\">Toewenden</a></td></tr>", Body(":::principles vig\n:::"), StringComparison.Ordinal);
    }

    [Fact]
    public void Sectors_stand_in_a_table_with_the_documents_that_name_them()
    {
        var html = Body(":::sectors\n:::");

        Assert.Contains("<tr id=\"sector-school\"><th scope=\"row\">School</th><td>WOK-programma</td><td>[sectors.none]</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains("<tr id=\"sector-team\"><th scope=\"row\">Team</th><td>[sectors.none]</td><td>WOK-programma</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains($"<figcaption>[source.line WOK, 2019]{Reference}</figcaption>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Oddities_and_documents_have_an_id_each()
    {
        using var site = DataSite.Create("Tekst. {fact=\"VHT-001\"}", "Text. {fact=\"VHT-001\"}");
        site.Write("pages/bronnen.nl.md", "---\ntitle: Bronnen\ndescription: Waar alles vandaan komt.\n---\n:::documents\n:::\n\n:::oddities\n:::\n");
        site.Write("pages/bronnen.en.md", "---\ntitle: Sources\ndescription: Where all comes from.\n---\n:::documents\n:::\n\n:::oddities\n:::\n");

        var html = site.Build().Text("en/bronnen/index.html");

        Assert.Contains("<li id=\"document-wok-2019\"><cite>WOK, 2019 (English)</cite> <span class=\"year\">[documents.facts 1]</span><p>About the WOK.</p></li>", html, StringComparison.Ordinal);
        Assert.Contains("<section class=\"oddity\" id=\"odd-01\"><h2>Two figures</h2><p>There are two.<sup", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"reading\">[oddity.pages]: <a href=\"/en/proef/\">Trial</a></p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Link_cards_show_pages_that_name_a_short_address()
    {
        using var site = DataSite.Create("Tekst. {fact=\"VHT-001\"}\n\n:::link-cards\n:::", "Text. {fact=\"VHT-001\"}\n\n:::link-cards\n:::");
        site.Change("pages/proef.nl.md", "title: Proef", "title: Proef\nshort: kort");

        var html = site.Build().Text("proef/index.html");

        Assert.Contains("<li><strong>Proef</strong> <small>[links.reader]</small> <code>https://proef.example/go/kort</code>", html, StringComparison.Ordinal);
        Assert.Contains("<li><strong lang=\"en\">Trial</strong> <code>https://proef.example/en/proef/</code> <button type=\"button\" class=\"button quiet\" data-copy=\"https://proef.example/en/proef/\" aria-label=\"[copy.copy]: https://proef.example/en/proef/\" hidden>[copy.copy]</button></li>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](#wok)", ":::glossary\n:::")]
    [InlineData("[x](#letter-w)", ":::glossary\n:::")]
    [InlineData("[x](#c1-1a)", ":::principles\n:::")]
    [InlineData("[x](#odd-01)", ":::oddities\n:::")]
    [InlineData("[x](#document-wok-2019)", ":::documents\n:::")]
    [InlineData("[x](#sector-team)", ":::sectors\n:::")]
    [InlineData("[x](#strip-1)", ":::strip STRIP-1\n:::")]
    [InlineData("[x](#principles-vig)", ":::principles vig\n:::")]
    public void A_link_may_lead_to_what_a_block_shows(string link, string block)
    {
        using var site = DataSite.Create($"{link} {{fact=\"VHT-001\"}}\n\n{block}");
        Assert.Equal("", site.Build().Findings);
    }

    [Theory]
    [InlineData(":::strip STRIP-2\n:::", "error S0419: unknown name \"STRIP-2\" for :::strip\n  --> content/pages/proef.nl.md:7:1")]
    [InlineData(":::principles cirkel\n:::", "error S0419: unknown name \"cirkel\" for :::principles\n  --> content/pages/proef.nl.md:7:1")]
    [InlineData(":::principles circle\n:::", "error S0705: the block \":::principles\" has nothing to show\n  --> content/pages/proef.nl.md:7:1")]
    [InlineData(":::strip\n:::", "error S0407: the block \":::strip\" lacks a name\n  --> content/pages/proef.nl.md:7:1")]
    public void What_a_block_cannot_show_is_told(string block, string finding)
    {
        using var site = DataSite.Create($"Tekst. {{fact=\"VHT-001\"}}\n\n{block}");
        Assert.Contains(finding, site.Build().Findings, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("glossary")]
    [InlineData("sectors")]
    [InlineData("principles")]
    [InlineData("documents")]
    [InlineData("oddities")]
    public void A_block_without_its_file_has_nothing_to_show(string name)
    {
        using var site = SiteFolder.OnePage($":::{name}\n:::");
        Assert.Contains($"error S0705: the block \":::{name}\" has nothing to show\n  --> content/pages/proef.nl.md:5:1", site.Build().Findings, StringComparison.Ordinal);
    }

    private static string Body(string dutch, string english = "Text. {fact=\"VHT-001\"}")
    {
        using var site = DataSite.Create($"{dutch}\n\nTekst. {{fact=\"VHT-001\"}}", english);
        return site.Build().Body().Split("\n<p data-fact")[0];
    }
}
