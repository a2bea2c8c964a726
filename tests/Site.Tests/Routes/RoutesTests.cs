using Site.Engine.Assembly;
using Site.Engine.Links;
using Site.Tests.Support;

namespace Site.Tests.Routes;

/// <summary>Which address each page gets, in which order pages stand, and where a link leads.</summary>
public sealed class RoutesTests
{
    private static string Page(string path, string front = "", string text = "Tekst.") => $"=== pages/{path}.md\n---\ntitle: {path.Split('/')[^1].Split('.')[0]}\ndescription: Een bladzijde.\n{front}---\n{text}\n";

    private static string Both(string path, string front = "") => Page(path + ".nl", front) + Page(path + ".en", front);

    private static string Routes(BuiltSite site, string language = "nl") =>
        string.Join(' ', site.Report.Site!.Pages.Where(p => p.Language == language && p.Kind == PageKind.Content).Select(p => p.Route));

    [Fact]
    public void The_first_language_lies_at_the_root_and_the_folder_is_no_part_of_the_address()
    {
        using var site = SiteFolder.Of(Both("home") + Both("werk/kring", "slug: ring\n") + Both("werk/werk") + Both("los"));
        var built = site.Build();
        Assert.Equal("/ /los/ /werk/ /ring/", Routes(built));
        Assert.Equal("/en/ /en/los/ /en/werk/ /en/ring/", Routes(built, "en"));
        var all = built.Report.Site!;
        Assert.Equal("/ring/", all.Find("kring", "nl")!.Route);
        Assert.Equal("kring", all.FindByPath("pages/werk/kring.en.md")!.Id);
        Assert.Null(all.Find("kring", "de"));
        Assert.Equal(("/", "/en/"), (all.Home("nl"), all.Home("en")));
        Assert.Equal("https://proef.example/ring/", all.Absolute("/ring/"));
        Assert.Equal(10, all.PagePaths.Count());
        Assert.Equal((0, 1, -1), (all.FindSection("werk", "nl")!.IndexOf(all.Find("werk", "nl")!), all.FindSection("werk", "nl")!.IndexOf(all.Find("kring", "nl")!), all.FindSection("werk", "nl")!.IndexOf(all.Find("los", "nl")!)));
        Assert.True(all.Find("home", "en")!.IsHome);
        Assert.False(all.Find("los", "en")!.IsHome);
    }

    [Fact]
    public void Pages_stand_by_section_then_order_then_title_with_the_index_first()
    {
        using var site = SiteFolder.Of($"=== site.yml\n{SiteFolder.Dutch}navigation: [{{section: zeven, title: Zeven}}, {{section: acht, title: Acht}}]\n"
            + Page("acht/b.nl") + Page("acht/a.nl", "order: 9\n") + Page("acht/c.nl", "order: 2\n") + Page("acht/acht.nl", "order: 5\n") + Page("zeven/d.nl") + Page("negen-en-tien/e.nl") + Page("elf/elf.nl", "order: 1\n") + Page("elf/f.nl"));
        var built = site.Build();
        Assert.Equal("/acht/ /c/ /a/ /b/ /elf/ /f/ /e/ /d/", Routes(built));
        Assert.Equal("zeven Zeven - | acht Acht acht | elf elf elf | negen-en-tien Negen en tien -",
            string.Join(" | ", built.Report.Site!.Sections.Select(s => $"{s.Id} {s.Title} {s.Index?.Id ?? "-"}")));
    }

    [Fact]
    public void Sections_stand_by_the_order_of_their_first_page_then_by_name()
    {
        using var site = SiteFolder.Of($"=== site.yml\n{SiteFolder.Dutch}" + Page("acht/acht.nl", "order: 2\n") + Page("zes/zes.nl", "order: 1\n") + Page("vijf/a.nl") + Page("drie/b.nl"));
        Assert.Equal("zes acht drie vijf", string.Join(' ', site.Build().Report.Site!.Sections.Select(s => s.Id)));
    }

    [Fact]
    public void Titles_that_differ_in_capitals_only_stand_by_id()
    {
        using var site = SiteFolder.Of($"=== site.yml\n{SiteFolder.Dutch}" + Page("deel/b.nl").Replace("title: b", "title: Zo", StringComparison.Ordinal) + Page("deel/a.nl").Replace("title: a", "title: zo", StringComparison.Ordinal) + Page("deel/c.nl").Replace("title: c", "title: Aa", StringComparison.Ordinal));
        Assert.Equal("/c/ /a/ /b/", Routes(site.Build()));
    }

    [Theory]
    [InlineData("assets")]
    [InlineData("media")]
    [InlineData("data")]
    [InlineData("go")]
    [InlineData("search-index")]
    [InlineData("embed")]
    [InlineData("404")]
    [InlineData("en")]
    public void An_address_of_the_site_itself_is_refused_at_the_root_only(string slug)
    {
        using var site = SiteFolder.Of(Page("los.nl", $"slug: '{slug}'\n") + Page("los.en", $"slug: '{slug}'\n"));
        var built = site.Build();
        var refused = Assert.Single(built.Report.Diagnostics, d => d.Rule.Code == "S0504");
        Assert.Equal(("content/pages/los.nl.md", 4, $"the address /{slug}/ belongs to the site itself"), (refused.Where.File, refused.Where.Line, refused.Message("en")));
    }

    [Fact]
    public void Two_pages_do_not_share_an_address_an_id_or_a_short_name()
    {
        using var routes = SiteFolder.Of($"=== site.yml\n{SiteFolder.Dutch}" + Page("een.nl") + Page("twee.nl", "slug: een\n"));
        var built = routes.Build();
        Assert.Equal(["S0501"], built.Codes);
        Assert.Contains("the address /een/ is also that of content/pages/een.nl.md", built.Findings, StringComparison.Ordinal);
        Assert.Equal("/een/ /een/twee/", Routes(built));

        using var ids = SiteFolder.Of($"=== site.yml\n{SiteFolder.Dutch}" + Page("een.nl") + Page("deel/een.nl"));
        Assert.Equal(["S0502"], ids.Build().Codes);

        using var sections = SiteFolder.Of(Page("a/een.nl") + Page("b/een.en"));
        Assert.Contains("S0502", sections.Build().Codes);

        using var shorts = SiteFolder.Of(Both("een") + Both("twee", "short: een\n"));
        var found = shorts.Build();
        Assert.Equal(["S0506", "S0506"], found.Codes);
        Assert.Contains("the short address /go/een is also that of content/pages/een.nl.md", found.Findings, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_language_is_told_falls_back_or_is_left_out()
    {
        using var site = SiteFolder.Of(Page("nodig.nl") + Page("terug.nl", "translation: fallback\n") + Page("weg.nl", "translation: absent\n") + Page("fout.nl", "translation: soms\n")
            + Page("anders.nl", "translation: fallback\n") + Page("anders.en", "translation: absent\n"));
        var built = site.Build();
        Assert.Equal("/en/anders/ /en/terug/", Routes(built, "en"));
        var back = built.Report.Site!.Find("terug", "en")!;
        Assert.True(back.IsFallback);
        Assert.False(built.Report.Site.Find("terug", "nl")!.IsFallback);
        Assert.Equal("terug", built.Report.Site.FindByPath("pages/terug.nl.md")!.Id);
        Assert.Equal(["content/pages/anders.nl.md S0303", "content/pages/fout.nl.md S0107", "content/pages/nodig.nl.md S0301"],
            built.Report.Diagnostics.Select(d => $"{d.Where.File} {d.Rule.Code}").Select(f => f.Replace("anders.en", "anders.nl", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("the page \"nodig\" is missing in the language en", built.Findings, StringComparison.Ordinal);
        Assert.Contains("nodig.en.md", built.Findings, StringComparison.Ordinal);
    }

    [Fact]
    public void Drafts_are_pages_only_where_they_are_asked_for()
    {
        using var site = SiteFolder.Of($"=== site.yml\n{SiteFolder.Dutch}" + Page("een.nl") + Page("twee.nl", "draft: true\n"));
        Assert.Equal("/een/", Routes(site.Build()));
        Assert.Equal("/een/ /twee/", Routes(site.Build(drafts: true)));
        Assert.False(site.Build().Report.Site!.IncludesDrafts);
    }

    [Fact]
    public void A_bad_slug_and_short_name_and_an_unknown_section_are_told()
    {
        using var site = SiteFolder.Of($"=== site.yml\n{SiteFolder.Dutch}navigation: [{{section: werkk, title: Werk}}]\n" + Page("werk/een.nl", "slug: Een Blad\n") + Page("werk/twee.nl", "short: Twee!\n"));
        var built = site.Build();
        Assert.Equal("/een-blad/ /twee/", Routes(built));
        Assert.Equal(["S0505", "S0503", "S0503"], built.Codes.Order(StringComparer.Ordinal).Reverse());
        Assert.Contains("did you mean een-blad ?", built.Findings, StringComparison.Ordinal);
        Assert.Contains("names a section that does not exist: \"werkk\"", built.Findings, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#plek", LinkKind.Page, "#plek", "plek", "pages/werk/een.nl.md")]
    [InlineData("twee.nl.md", LinkKind.Page, "/twee/", "", "pages/werk/twee.nl.md")]
    [InlineData("./twee.nl.md#a", LinkKind.Page, "/twee/#a", "a", "pages/werk/twee.nl.md")]
    [InlineData("..//werk/twee.nl.md", LinkKind.Page, "/twee/", "", "pages/werk/twee.nl.md")]
    [InlineData("../los.nl.md", LinkKind.Page, "/los/", "", "pages/los.nl.md")]
    [InlineData("../los.en.md", LinkKind.Page, "/los/", "", "pages/los.en.md")]
    [InlineData("een.en.md", LinkKind.Page, "/en/een/", "", "pages/werk/een.en.md")]
    [InlineData("../alleen.en.md", LinkKind.Page, "/en/alleen/", "", "pages/alleen.en.md")]
    [InlineData("%74wee.nl.md", LinkKind.Page, "/twee/", "", "pages/werk/twee.nl.md")]
    [InlineData("../../media/a.svg", LinkKind.Media, "/media/a.svg", "", "media/a.svg")]
    [InlineData("../../media/a.svg#b", LinkKind.Media, "/media/a.svg", "b", "media/a.svg")]
    [InlineData("../../media/b.svg", LinkKind.Missing, "", "", "media/b.svg")]
    [InlineData("../../../media/a.svg", LinkKind.Missing, "", "", "../../../media/a.svg")]
    [InlineData("drie.nl.md#x", LinkKind.Missing, "", "x", "pages/werk/drie.nl.md")]
    [InlineData("https://a.example/#b", LinkKind.External, "https://a.example/#b", "", "")]
    [InlineData("HTTP://a.example", LinkKind.External, "HTTP://a.example", "", "")]
    [InlineData("mailto:a@b.example", LinkKind.Contact, "mailto:a@b.example", "", "")]
    [InlineData("tel:112", LinkKind.Contact, "tel:112", "", "")]
    [InlineData("javascript:alert(1)", LinkKind.Refused, "", "", "")]
    [InlineData("java\tscript:alert(1)", LinkKind.Refused, "", "", "")]
    [InlineData("h1ttp:x", LinkKind.Refused, "", "", "")]
    [InlineData("a:b", LinkKind.Refused, "", "", "")]
    [InlineData("//a.example", LinkKind.Refused, "", "", "//a.example")]
    [InlineData("/twee/", LinkKind.FromRoot, "", "", "/twee/")]
    [InlineData("\\twee", LinkKind.FromRoot, "", "", "\\twee")]
    [InlineData("?a=b", LinkKind.FromRoot, "", "", "?a=b")]
    [InlineData("/a:b", LinkKind.FromRoot, "", "", "/a:b")]
    [InlineData("?a:b", LinkKind.FromRoot, "", "", "?a:b")]
    [InlineData(":a", LinkKind.Missing, "", "", "pages/werk/:a")]
    [InlineData("a/b:c", LinkKind.Missing, "", "", "pages/werk/a/b:c")]
    [InlineData("a?b:c", LinkKind.Missing, "", "", "pages/werk/a?b:c")]
    [InlineData("a#b:c", LinkKind.Missing, "", "b:c", "pages/werk/a")]
    public void A_link_leads_where_its_file_goes(string target, LinkKind kind, string href, string anchor, string path)
    {
        var (site, resolver) = Linked.Value;
        var from = site.Find("een", "nl")!;
        var link = resolver.Resolve(target, from);
        Assert.Equal((kind, href, anchor, path), (link.Kind, link.Href, link.Anchor, link.Path));
        Assert.Equal(kind == LinkKind.Page, link.Page is not null);
    }

    [Fact]
    public void A_link_tells_the_page_named_from_the_page_meant()
    {
        var (site, resolver) = Linked.Value;
        var link = resolver.Resolve("../los.en.md", site.Find("een", "nl")!);
        Assert.Equal(("nl", "en"), (link.Page!.Language, link.Named!.Language));
    }

    /// <summary>One site for all links: it is only read.</summary>
    private static readonly Lazy<(SiteContent Site, LinkResolver Links)> Linked = new(() =>
    {
        using var site = SiteFolder.Of(Both("werk/een") + Both("werk/twee") + Both("los") + Page("alleen.en", "translation: absent\n") + "=== media/a.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
        var content = site.Build().Report.Site!;
        return (content, new LinkResolver(content));
    });

    [Theory]
    [InlineData("/", "/", "")]
    [InlineData("/#a", "/", "a")]
    [InlineData("/wok/", "/wok/", "")]
    [InlineData("/wok/#b-1_C", "/wok/", "b-1_C")]
    [InlineData("/en/wok/", "/en/wok/", "")]
    [InlineData("/go/wok", "/go/wok", "")]
    [InlineData("/go/v", "/go/v", "")]
    [InlineData("/gone/wok/", "/gone/wok/", "")]
    public void An_address_is_a_path_and_a_place(string text, string path, string anchor)
    {
        var address = SiteAddress.Parse(text)!.Value;
        Assert.Equal((path, anchor, text), (address.Path, address.Anchor, address.ToString()));
        Assert.Equal(path.StartsWith("/go/", StringComparison.Ordinal), address.IsShort);
        Assert.Equal(new SiteAddress(path, ""), address.Page);
    }

    [Theory]
    [InlineData("")]
    [InlineData("#a")]
    [InlineData("wok/")]
    [InlineData("/wok")]
    [InlineData("/wok/#")]
    [InlineData("/wok/#a b")]
    [InlineData("/wok/#a#b")]
    [InlineData("//")]
    [InlineData("/a//b/")]
    [InlineData("/a b/")]
    [InlineData("/a.b/")]
    [InlineData("/a/../b/")]
    [InlineData("/%61/")]
    [InlineData("/go/wok/")]
    [InlineData("/go/wok#a")]
    [InlineData("/go/")]
    [InlineData("/go/a/b")]
    [InlineData("https://a.example/")]
    public void What_is_no_address_is_none(string text) => Assert.Null(SiteAddress.Parse(text));

    [Fact]
    public void A_short_address_lies_under_go() => Assert.Equal("/go/wok", SiteAddress.OfShort("wok").ToString());
}
