using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Site.Tests.Support;

namespace Site.Tests.Outputs;

/// <summary>Files besides the pages, and the promise that the same input gives the same bytes.</summary>
public sealed class OutputsTests
{
    private const string Content = """
        === site.yml
        title: {nl: "Proef & meer", en: Trial}
        languages: [nl, en]
        base-url: https://proef.example
        audiences:
          - {id: parents, name: {nl: Ouders, en: Parents}}
        === pages/deel/aap.nl.md
        ---
        title: "Aap & <noot>"
        description: Over de aap.
        audience: [parents]
        changed: 2026-03-02
        short: a
        ---
        Tekst.
        === pages/deel/aap.en.md
        ---
        title: Monkey
        description: About the monkey.
        slug: monkey
        changed: 2026-03-01
        short: a
        ---
        Text.
        === pages/deel/alleen.nl.md
        ---
        title: Alleen
        description: Alleen in het Nederlands.
        translation: fallback
        ---
        Tekst.
        """;

    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public void The_sitemap_lists_real_translations_only()
    {
        using var site = SiteFolder.Of(Content);
        var urls = XDocument.Parse(site.Build().Clean().Text("sitemap.xml")).Root!.Elements(Sitemap + "url").ToList();

        var monkey = urls.Single(u => (string?)u.Element(Sitemap + "loc") == "https://proef.example/en/monkey/");
        Assert.Equal(["nl https://proef.example/aap/", "en https://proef.example/en/monkey/"], monkey.Elements(Xhtml + "link").Select(l => $"{(string?)l.Attribute("hreflang")} {(string?)l.Attribute("href")}"));
        Assert.Equal("2026-03-01", (string?)monkey.Element(Sitemap + "lastmod"));
        Assert.Empty(urls.Single(u => (string?)u.Element(Sitemap + "loc") == "https://proef.example/alleen/").Elements(Xhtml + "link"));
        Assert.DoesNotContain(urls, u => ((string?)u.Element(Sitemap + "loc"))!.EndsWith("/en/alleen/", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_base_address_there_is_no_sitemap()
    {
        using var site = SiteFolder.Of(Content.Replace("base-url: https://proef.example\n", "", StringComparison.Ordinal));

        var built = site.Build().Clean();

        Assert.False(built.Files.ContainsKey("sitemap.xml"));
        Assert.DoesNotContain("Sitemap:", built.Text("robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_feed_holds_the_latest_change_first_and_escapes_what_it_shows()
    {
        using var site = SiteFolder.Of(Content);
        var feed = XDocument.Parse(site.Build().Text("feed.xml")).Root!;

        Assert.Equal("2026-03-02T00:00:00Z", (string?)feed.Element(Atom + "updated"));
        Assert.Equal(["Aap & <noot>"], feed.Elements(Atom + "entry").Select(e => (string)e.Element(Atom + "title")!));
        Assert.Equal("Proef & meer", (string?)feed.Element(Atom + "author")?.Element(Atom + "name"));
    }

    [Fact]
    public void The_list_of_pages_has_one_entry_per_language_written_in()
    {
        using var site = SiteFolder.Of(Content);
        using var json = JsonDocument.Parse(site.Build().Text("data/pages.json"));

        Assert.Equal(
            ["aap nl https://proef.example/aap/ [parents]", "alleen nl https://proef.example/alleen/ []", "aap en https://proef.example/en/monkey/ []"],
            json.RootElement.EnumerateArray().Select(p => $"{p.GetProperty("id")} {p.GetProperty("language")} {p.GetProperty("url")} [{string.Join(' ', p.GetProperty("audience").EnumerateArray())}]"));
    }

    [Fact]
    public void Short_addresses_take_the_language_of_the_reader()
    {
        using var site = SiteFolder.Of(Content);

        Assert.Contains("/go/a /en/monkey/ 302! Language=en\n/go/a /aap/ 302!\n", site.Build().Text("_redirects"), StringComparison.Ordinal);
    }

    [Fact]
    public void Drafts_are_kept_from_robots()
    {
        using var site = SiteFolder.Of(Content);
        var built = site.Build(drafts: true);

        Assert.Equal("User-agent: *\nDisallow: /\n", built.Text("robots.txt"));
        Assert.Contains("/*\n  X-Robots-Tag: noindex\n", built.Text("_headers"), StringComparison.Ordinal);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", built.Text("aap/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_base_address_replaces_that_of_the_file()
    {
        using var site = SiteFolder.Of(Content);
        var built = site.Build(baseUrl: "https://elders.example/pad/");

        Assert.Contains("href=\"https://elders.example/pad/aap/\"", built.Text("aap/index.html"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"/pad/aap/\"", built.Text("index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl-NL")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_same_content_gives_the_same_bytes_in_another_folder_and_culture(string culture)
    {
        using var one = SiteFolder.Of(Content);
        using var other = SiteFolder.Of(Content);
        var first = one.Build().Clean().Files;
        foreach (var file in Directory.EnumerateFiles(other.Content, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        IReadOnlyDictionary<string, byte[]> second = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        // The culture of a thread flows into the tasks that it starts.
        var thread = new Thread(() => second = other.Build().Files) { CurrentCulture = new CultureInfo(culture) };
        thread.Start();
        thread.Join();

        Assert.Equal(first.Keys.Order(StringComparer.Ordinal), second.Keys.Order(StringComparer.Ordinal));
        Findings.None(first.Where(f => !f.Value.AsSpan().SequenceEqual(second[f.Key])).Select(f => f.Key));
    }

    [Fact]
    public void Markup_in_a_title_stays_text_everywhere()
    {
        using var site = SiteFolder.Of(Content.Replace("<noot>", "<script>alert(1)</script>", StringComparison.Ordinal));
        var built = site.Build().Clean();

        // What is data and never shown as a page may hold it as it was written: the search index, JSON, texts for programs.
        Findings.None(built.Files.Where(f => !f.Key.EndsWith(".json", StringComparison.Ordinal) && !f.Key.EndsWith(".txt", StringComparison.Ordinal) && !f.Key.EndsWith(".bin", StringComparison.Ordinal)
            && Encoding.UTF8.GetString(f.Value).Contains("<script>alert", StringComparison.Ordinal)).Select(f => f.Key));
    }

    [Theory]
    [InlineData("<script>1</script>", "<script")]
    [InlineData("<rect onload=\"x()\"/>", "onload=")]
    [InlineData("<rect style=\"x\"/>", "style=")]
    [InlineData("<image href=\"https://elders.example/a.png\"/>", "<image")]
    public void A_drawing_with_more_than_a_drawing_is_refused(string inside, string found)
    {
        using var site = SiteFolder.Of(Content);
        site.Write("media/vlak.svg", $"<svg xmlns=\"http://www.w3.org/2000/svg\">\n{inside}\n</svg>\n");

        var built = site.Build();

        Assert.Empty(built.Files);
        Assert.Contains($"error S0015: the drawing contains {found}\n  --> content/media/vlak.svg:2:", built.Findings.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
