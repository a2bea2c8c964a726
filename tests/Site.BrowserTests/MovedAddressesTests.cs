using System.Text.RegularExpressions;
using Site.Cli.Commands;
using Site.Cli.Serving;
using Site.Engine;
using Site.Tests.Support;

namespace Site.BrowserTests;

/// <summary>
/// Pages that were removed and renamed, and places that were dropped and moved: the line that the check prints, pasted, leads old addresses to new ones, with
/// Netlify's rules and on a host that only has files, with and without scripts.
/// </summary>
public sealed partial class MovedAddressesTests(Browser browser, MovedAddressesTests.MovedSite site) : IClassFixture<MovedAddressesTests.MovedSite>
{
    private const int Limit = Visit.Limit;

    [Fact]
    public void The_check_prints_the_lines_that_mend_it() => Assert.Equal(
        """
        redirects:
          - {from: /de-kring/, to: /werkkring/}
          - {from: /een-pagina-weg/, to: /een-pagina/}
          - {from: /go/weg, to: /een-pagina/}
          - {from: "/aap/#kinds", to: "/aap/#kind"}
          - {from: "/aap/#origin", to: "/werkkring/#origin"}

        """,
        site.Pasted);

    /// <summary>Old addresses with new ones, on each kind of host and for each kind of reader.</summary>
    public static TheoryData<string, string, bool, bool> Moves()
    {
        var moves = new TheoryData<string, string, bool, bool>();
        foreach (var (from, to) in ((string, string)[])[("/de-kring/", "/werkkring/"), ("/een-pagina-weg/", "/een-pagina/"), ("/go/weg", "/een-pagina/"), ("/go/kring", "/werkkring/"), ("/aap/#kinds", "/aap/#kinds")])
        {
            foreach (var netlify in (bool[])[true, false])
            {
                moves.Add(from, to, netlify, true);
                moves.Add(from, to, netlify, false);
            }
        }
        return moves;
    }

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Moves))]
    public async Task An_old_address_leads_to_the_new_one(string from, string to, bool netlify, bool javaScript)
    {
        var host = netlify ? site.Netlify : site.Files;
        await using var visit = await browser.VisitAsync(address: host, javaScript: javaScript);

        await visit.SetOffAsync(from);

        await visit.ArrivesAtAsync(host + to);
        if (to.Contains('#', StringComparison.Ordinal))
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Soorten" })).ToBeInViewportAsync();
    }

    /// <summary>A browser takes the place along through a redirect of the host. A page that redirects by itself cannot do so without a script: it leads to the page.</summary>
    [Theory(Timeout = Limit)]
    [InlineData(true, true, "/werkkring/#duration")]
    [InlineData(true, false, "/werkkring/#duration")]
    [InlineData(false, true, "/werkkring/#duration")]
    [InlineData(false, false, "/werkkring/")]
    public async Task A_place_on_a_renamed_page_is_kept(bool netlify, bool javaScript, string to)
    {
        var host = netlify ? site.Netlify : site.Files;
        await using var visit = await browser.VisitAsync(address: host, javaScript: javaScript);

        await visit.SetOffAsync("/de-kring/#duration");

        await visit.ArrivesAtAsync(host + to);
        if (to.Contains('#', StringComparison.Ordinal))
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Duur" })).ToBeInViewportAsync();
    }

    [Theory(Timeout = Limit)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_place_that_moved_to_another_page_is_followed_by_the_script(bool netlify)
    {
        var host = netlify ? site.Netlify : site.Files;
        await using var visit = await browser.VisitAsync(address: host);

        await visit.SetOffAsync("/aap/#origin");

        await visit.ArrivesAtAsync(host + "/werkkring/#origin");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Herkomst" })).ToBeInViewportAsync();
    }

    [Theory(Timeout = Limit)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_scripts_a_notice_at_the_old_place_leads_there(bool netlify)
    {
        var host = netlify ? site.Netlify : site.Files;
        await using var visit = await browser.VisitAsync(address: host, javaScript: false);

        await visit.SetOffAsync("/aap/#origin");
        var link = visit.Page.GetByRole(AriaRole.Link, new() { Name = "De kring: Herkomst" });
        await Assertions.Expect(link).ToBeInViewportAsync();
        await link.ClickAsync();

        await visit.ArrivesAtAsync(host + "/werkkring/#origin");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Herkomst" })).ToBeInViewportAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task Who_does_not_come_for_the_old_place_does_not_see_the_notice()
    {
        await using var visit = await browser.VisitAsync(address: site.Netlify, javaScript: false);

        await visit.GoAsync("/aap/");

        await Assertions.Expect(visit.Page.Locator(".moved")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator(".moved")).ToBeHiddenAsync();
    }

    /// <summary>A small site that was published, changed, and mended with what the check printed.</summary>
    public sealed partial class MovedSite : IAsyncLifetime
    {
        private static readonly string Long = string.Concat(Enumerable.Repeat("Een alinea die de bladzijde langer maakt.\n\n", 60));

        private readonly TempFolder temp = new();
        private PreviewServer? netlify;
        private PreviewServer? files;

        public string Pasted { get; private set; } = "";

        public string Netlify => netlify!.Address;

        /// <summary>The same site on a host that knows nothing of _redirects.</summary>
        public string Files => files!.Address;

        public async ValueTask InitializeAsync()
        {
            Write("site.yml", "title: Proef\nlanguages: [nl]\nbase-url: https://proef.example\n");
            Write("pages/home.nl.md", Page("Thuis", "", "Tekst.\n"));
            Write("pages/deel/kring.nl.md", Page("De kring", "slug: de-kring\n", $"{Long}## Duur {{#duration}}\n\n{Long}"));
            Write("pages/deel/weg.nl.md", Page("Weg", "slug: een-pagina-weg\n", "Tekst.\n"));
            Write("pages/deel/pagina.nl.md", Page("Een pagina", "slug: een-pagina\n", "Tekst.\n"));
            Write("pages/deel/aap.nl.md", Page("Aap", "", $"{Long}## Soorten {{#kinds}}\n\n{Long}## Herkomst {{#origin}}\n\nTekst.\n"));
            using var silent = new StringWriter();
            Assert.Equal(0, await CommandLine.RunAsync(["links", "accept", "--content", temp.At("content"), "--theme", Theme], silent, silent));

            File.Delete(temp.At("content/pages/deel/weg.nl.md"));
            Write("pages/deel/kring.nl.md", Page("De kring", "slug: werkkring\n", $"{Long}## Duur {{#duration}}\n\n{Long}## Herkomst {{#origin}}\n\n{Long}"));
            Write("pages/deel/aap.nl.md", Page("Aap", "", $"{Long}## Soorten {{#kind}}\n\n{Long}"));
            var broken = new SiteBuilder(Options()).Build(openSink: null);
            Assert.Equal(broken.Diagnostics.Where(d => d.Rule.Code != "S0520").Count(), broken.Errors);
            var lines = broken.Diagnostics.Select(d => Line.Match(d.Hint("nl"))).Where(m => m.Success).Select(m => m.Value)
                .OrderBy(l => l.Contains('#', StringComparison.Ordinal)).ThenBy(l => l, StringComparer.Ordinal);
            Pasted = "redirects:\n" + string.Concat(lines.Select(l => $"  {l}\n"));
            Write("redirects.yml", Pasted);

            var (site, report) = PreviewSite.Build(Options());
            Assert.True(site is not null, string.Join('\n', report.Diagnostics.Select(d => $"{d.Where.File}:{d.Where.Line} {d.Message("en")}")));
            netlify = await PreviewServer.StartAsync(site, port: 0, isLive: false);
            files = await PreviewServer.StartAsync(PreviewSite.Of(site.Files.Where(f => f.Key != "_redirects").ToDictionary(StringComparer.Ordinal)), port: 0, isLive: false);
        }

        public async ValueTask DisposeAsync()
        {
            if (netlify is not null)
                await netlify.DisposeAsync();
            if (files is not null)
                await files.DisposeAsync();
            temp.Dispose();
        }

        private static string Theme => Path.Combine(Browser.Root, "themes", "ait");

        private BuildOptions Options() => new(temp.At("content"), Theme, null, IncludesDrafts: false, new DateOnly(2026, 11, 22));

        private static string Page(string title, string keys, string body) => $"---\ntitle: {title}\ndescription: Over {title}.\n{keys}---\n{body}";

        private void Write(string path, string text) => temp.Write("content/" + path, System.Text.Encoding.UTF8.GetBytes(text));

        [GeneratedRegex(@"- \{from: .+\}", RegexOptions.NonBacktracking)]
        private static partial Regex Line { get; }
    }
}
