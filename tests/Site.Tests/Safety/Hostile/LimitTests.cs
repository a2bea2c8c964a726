using Site.Engine;
using Site.Engine.Markdown;
using Site.Engine.Sources;
using Site.Model.Diagnostics;
using Site.Tests.Support;

namespace Site.Tests.Safety.Hostile;

/// <summary>Every limit says what it is and how it is set, and holds at the number that was set.</summary>
public sealed class LimitTests
{
    private const string Head = "---\ntitle: Proef\ndescription: Een bladzijde.\n---\n";

    public static TheoryData<string, string, string> Findings() => new()
    {
        { "text-size=1", "S0003", "the file is 1.5 MB in size; the limit is 1 MB" },
        { "media-size=1", "S0003", "the file is 2 MB in size; the limit is 1 MB" },
        { "folder-depth=2", "S0007", "folders are more than 2 levels deep" },
        { "yaml-depth=3", "S0108", "the YAML is more than 3 levels deep" },
        { "yaml-aliases=2", "S0109", "aliases (*name) add more than 2 nodes" },
        { "markdown-depth=5", "S0414", "the text is nested more than 5 levels deep" },
        { "block-depth=3", "S0601", "blocks are more than 3 levels deep" },
        { "include-depth=2", "S0614", "\"c\" includes itself, or partials are more than 2 levels deep" },
    };

    [Theory]
    [MemberData(nameof(Findings))]
    public async Task A_limit_is_told_with_its_setting_and_may_be_raised(string setting, string code, string message)
    {
        using var site = SiteFolder.Of($"=== site.yml\n{SiteFolder.Dutch}=== pages/proef.nl.md\n{Head}Tekst.\n");
        var name = setting.Split('=')[0];
        switch (name)
        {
            case "text-size":
                site.Write("pages/proef.nl.md", Head + string.Concat(Enumerable.Repeat("Tekst.\n\n", 196_608)));
                break;
            case "media-size":
                site.Write("media/a.csv", new byte[2 * 1024 * 1024]);
                break;
            case "folder-depth":
                site.Write("media/a/b/c/a.csv", "a\n");
                break;
            case "yaml-depth":
                site.Write("pages/proef.nl.md", "---\ntitle: Proef\ndescription: Een bladzijde.\naudience: [[[[[a]]]]]\n---\nTekst.\n");
                break;
            case "yaml-aliases":
                site.Write("pages/proef.nl.md", "---\ntitle: &a Proef\ndescription: *a\nslug: &b proef\nshort: *b\nchanged: &c 2026-01-02\nreview-by: *c\n---\nTekst.\n");
                break;
            case "markdown-depth":
                site.Write("pages/proef.nl.md", Head + ">>>>>>>> Tekst.\n");
                break;
            case "block-depth":
                site.ChangeTheme("layouts/page.hbs", "{{title}}", "{{#if title}}{{#if title}}{{#if title}}{{#if title}}{{title}}{{/if}}{{/if}}{{/if}}{{/if}}");
                break;
            default:
                Directory.CreateDirectory(Path.Combine(site.Theme, "partials"));
                foreach (var (partial, text) in ((string, string)[])[("a", "{{> b}}"), ("b", "{{> c}}"), ("c", "{{title}}")])
                    await File.WriteAllTextAsync(Path.Combine(site.Theme, "partials", partial + ".hbs"), text, TestContext.Current.CancellationToken);
                site.ChangeTheme("layouts/page.hbs", "{{title}}", "{{> a}}");
                break;
        }
        string[] check = ["check", "--messages", "en", "--content", "{content}", "--theme", "{theme}"];

        var (refused, _, error) = await site.RunAsync([.. check, "--limit", setting]);
        var (_, _, plain) = await site.RunAsync(check);

        Assert.Equal(1, refused);
        Assert.Contains($"error {code}", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains($"the limit is set with --limit {name}", error, StringComparison.Ordinal);
        Assert.DoesNotContain(message, plain, StringComparison.Ordinal);
        Assert.DoesNotContain("--limit", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_takes_too_long_is_told_with_its_setting()
    {
        var reader = new MarkdownReader(BlockRegistry.Create(), Limits.Default with { PageTime = 0 });
        var findings = new DiagnosticBag();
        var read = reader.Read(string.Concat(Enumerable.Repeat("Een alinea.\n\n", 4000)), 0, "content/pages/a.nl.md", isHome: false, findings);
        var finding = Assert.Single(findings.Sorted());
        Assert.Equal(("S0422", "reading this text takes longer than 0 seconds"), (finding.Rule.Code, finding.Message("en")));
        Assert.EndsWith("the limit is set with --limit page-time", finding.Hint("en"), StringComparison.Ordinal);
        Assert.Empty(read.Body.Headings);
    }

    [Theory]
    [InlineData("text-size")]
    [InlineData("text-size=")]
    [InlineData("text-size=0")]
    [InlineData("text-size=101")]
    [InlineData("text-size=-1")]
    [InlineData("text-size=1,5")]
    [InlineData("size=1")]
    [InlineData("=")]
    public async Task What_is_no_limit_is_refused(string setting)
    {
        using var site = SiteFolder.OnePage("Tekst.");
        var (code, _, error) = await site.RunAsync("check", "--messages", "en", "--content", "{content}", "--theme", "{theme}", "--limit", setting);
        Assert.Equal(2, code);
        Assert.StartsWith($"\"{setting}\" is not a limit. Give --limit a name and a number: text-size (up to 100), media-size (up to 500),", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_limits_hold_together()
    {
        var limits = Limits.Default.With("text-size=8")!.With("page-time=60")!;
        Assert.Equal("text-size=8 media-size=25 folder-depth=16 yaml-depth=32 yaml-aliases=1000 markdown-depth=64 block-depth=100 include-depth=16 page-time=60", limits.ToString());
    }
}
