using FsCheck;
using FsCheck.Fluent;
using Site.Tests.Support;

namespace Site.Tests.Markdown;

/// <summary>What an author may write, what comes of it, and what never passes.</summary>
public sealed class MarkdownTests
{
    [Theory]
    [InlineData("H<sub>2</sub>O en <kbd>Ctrl</kbd>", "<p>H<sub>2</sub>O en <kbd>Ctrl</kbd></p>")]
    [InlineData("<abbr title=\"Een &quot;WOK&quot;\">WOK</abbr>", "<p><abbr title=\"Een &quot;WOK&quot;\">WOK</abbr></p>")]
    [InlineData("een<br/>twee", "<p>een<br>twee</p>")]
    [InlineData("a <!-- weg --> b", "<p>a  b</p>")]
    [InlineData("> [!WARNING]\n> Let op.", "<div role=\"note\" class=\"callout warning\"><p class=\"callout-title\">[callout.warning]</p>\n<p>Let op.</p>\n</div>")]
    [InlineData("<details open>\n<summary>Meer</summary>\n\nTekst.\n\n</details>", "<details open>\n<summary>Meer</summary>\n<p>Tekst.</p>\n</details>")]
    [InlineData("Zin. {.klein #plek}", "<p id=\"plek\" class=\"klein\">Zin. </p>")]
    [InlineData("<svg/onload=alert(1)>", "<p>&lt;svg/onload=alert(1)&gt;</p>")]
    [InlineData("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>")]
    [InlineData("`<b>` & \"x\"", "<p><code>&lt;b&gt;</code> &amp; &quot;x&quot;</p>")]
    public void Markdown_becomes(string markdown, string expected)
    {
        using var site = SiteFolder.OnePage(markdown);
        Assert.Equal(expected, site.Build().Clean().Body());
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "S0401")]
    [InlineData("<b>vet</b>", "S0401")]
    [InlineData("<iframe src=\"https://x.example\"></iframe>", "S0401")]
    [InlineData("a <img src=x onerror=alert(1)>", "S0401")]
    [InlineData("<kbd onclick=\"x()\">a</kbd>", "S0402")]
    [InlineData("<mark style=\"color:red\">a</mark>", "S0402")]
    [InlineData("<sub>a", "S0403")]
    [InlineData("a</sub>", "S0403")]
    [InlineData("Zin. {onclick=\"x()\"}", "S0404")]
    [InlineData("Zin. {style=\"color:red\"}", "S0404")]
    [InlineData("[a](https://x.example){onmouseover=x}", "S0404")]
    [InlineData("[a](https://x.example){href=javascript:x}", "S0404")]
    [InlineData("[a](javascript:alert(1))", "S0205")]
    [InlineData("[a](JaVaScRiPt:alert(1))", "S0205")]
    [InlineData("[a](java&#10;script:alert(1))", "S0205")]
    [InlineData("[a](data:text/html,x)", "S0205")]
    [InlineData("[a](vbscript:x)", "S0205")]
    [InlineData("[a](//kwaad.example/)", "S0205")]
    [InlineData("<javascript:alert(1)>", "S0205")]
    [InlineData("![a](https://kwaad.example/a.png)", "S0211")]
    [InlineData("[a](/proef/)", "S0207")]
    [InlineData("![](../media/weg.svg)", "S0413")]
    [InlineData(":::nergens\n:::", "S0405")]
    [InlineData(":::steps\n1. a", "S0406")]
    [InlineData(":::audience\nx\n:::", "S0407")]
    [InlineData(":::steps\n- a\n:::", "S0408")]
    [InlineData("# Kop {#kop}", "S0410")]
    [InlineData("## Kop {#aa}\n\n## Kop {#aa}", "S0412")]
    [InlineData("## Kop {#Aa!}", "S0415")]
    [InlineData(":::hero\nx\n:::", "S0416")]
    [InlineData("[a](term:nergens)", "S0418")]
    [InlineData("[a](#nergens)", "S0204")]
    public void Some_things_are_errors(string markdown, string code)
    {
        using var site = SiteFolder.OnePage(markdown);
        var built = site.Build();
        Assert.Contains(code, built.Codes);
        Assert.NotEqual(0, built.Report.Errors);
        Assert.Empty(built.Files);
    }

    [Theory]
    [InlineData("### Kop {#kop}", "S0409")]
    [InlineData("## A {#aa}\n\n#### B {#bb}", "S0409")]
    public void Some_things_are_warnings(string markdown, string code)
    {
        using var site = SiteFolder.OnePage(markdown);
        var built = site.Build();
        Assert.Equal([code], built.Codes);
        Assert.Equal((0, 1), (built.Report.Errors, built.Report.Warnings));
    }

    [Fact]
    public void An_unknown_block_is_shown_with_a_suggestion()
    {
        using var site = SiteFolder.OnePage("Zin.\n\n:::setps\n1. a\n:::");
        Assert.Equal("""
            error S0405: unknown block ":::setps"
              --> content/pages/proef.nl.md:7:1
              |
            7 | :::setps
              | ^^^^^^^^
              = did you mean steps ?


            """, site.Build().Findings.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_link_that_climbs_out_of_the_content_is_an_error()
    {
        using var site = SiteFolder.OnePage("[a](../../../../etc/passwd) en [b](..%2f..%2fgeheim.md)");
        Assert.Equal(["S0203", "S0203"], site.Build().Codes);
    }

    [Theory]
    [InlineData(10_000, "> ")]
    [InlineData(10_000, "* ")]
    [InlineData(5_000, "[")]
    [InlineData(5_000, "*a ")]
    [InlineData(5_000, "<sub>")]
    public async Task Deep_nesting_ends_soon(int levels, string piece)
    {
        using var site = SiteFolder.OnePage(string.Concat(Enumerable.Repeat(piece, levels)));
        var cancellation = TestContext.Current.CancellationToken;
        await Task.Run(() => site.Build(), cancellation).WaitAsync(TimeSpan.FromSeconds(60), cancellation);
    }

    [Fact]
    public void Whatever_is_written_no_code_comes_out()
    {
        var pieces = Gen.Elements(
            "a", " ", "\n", "\n\n", "# ", "- ", "1. ", "> ", "[!NOTE]\n", "|a|b|\n|-|-|\n", "`", "```\n", "*", "_", "[x](", ")", "](", "javascript:alert(1)", "https://x.example", "{onclick=x}", "{#id}", "{.c style=a}",
            "<script>", "</script>", "<b onload=x>", "<img src=x onerror=y>", "<!--", "-->", "<![CDATA[", "<?php", "&lt;script&gt;", ":::steps\n", ":::\n", "::::tabs\n:::tab <b>\n", "term:x", "value:y", "[^1]", "[^1]: n\n", "\n: d\n", "\"", "'", "&", "<", ">", "\t", "é", "\u202e", "![](", "<javascript:x>", "\\");
        Prop.ForAll(pieces.ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            // Rendered whether or not there are errors, as an overlay or a later change might show it.
            var findings = new Model.Diagnostics.DiagnosticBag();
            var (_, written) = new Engine.Markdown.MarkdownReader(Engine.BlockRegistry.Create()).Read(text, 0, "x.md", isHome: false, findings);
            var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<body>" + System.Text.Encoding.UTF8.GetString(written.Html.Span));
            return document.QuerySelectorAll("script, iframe, object, embed, svg, style, link, base, form, b").Length == 0
                && document.All.All(e => e.Attributes.All(a => !a.Name.StartsWith("on", StringComparison.Ordinal) && a.Name != "style" && a.Name != "src" && (a.Name != "href" || a.Value.StartsWith('#'))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }
}
