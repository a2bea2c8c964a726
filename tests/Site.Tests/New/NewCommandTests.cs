using Site.Tests.Support;

namespace Site.Tests.New;

public sealed class NewCommandTests
{
    private const string Content = """
        === pages/home.nl.md
        ---
        title: Thuis
        description: Het begin.
        ---
        Welkom.
        === pages/home.en.md
        ---
        title: Home
        description: The start.
        ---
        Welcome.
        === pages/deel/toets.nl.md
        ---
        title: Toets
        description: De toets.
        translation: absent
        ---
        :::self-test nieuwe-toets
        :::

        :::glossary
        :::
        """;

    [Fact]
    public async Task A_new_page_term_and_self_test_are_valid_at_once()
    {
        using var site = SiteFolder.Of(Content);
        foreach (var what in (string[][])[["page", "deel/nieuwe-pagina"], ["term", "nieuw-begrip"], ["self-test", "nieuwe-toets"]])
            Assert.Equal(0, (await site.RunAsync("new", what[0], what[1], "--content", "{content}")).Code);
        Assert.Equal(0, (await site.RunAsync("self-tests", "accept", "--content", "{content}", "--theme", "{theme}")).Code);

        var built = site.Build(drafts: true);

        Assert.Equal("", built.Findings);
        Assert.Contains("Nieuwe pagina", built.Text("nieuwe-pagina/index.html"), StringComparison.Ordinal);
        Assert.Contains("What it is about", built.Text("en/nieuwe-pagina/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("nieuwe-pagina/index.html", site.Build().Files.Keys);
    }

    [Theory]
    [InlineData("page", "deel", "\"deel\" is not a section with an id. Expected is something like quality/new-page.\n")]
    [InlineData("page", "deel/toets", null)]
    [InlineData("term", "Mijn Begrip", "\"Mijn Begrip\" is not a good id: use small letters, digits and hyphens, such as mijn-begrip.\n")]
    public async Task What_cannot_be_made_is_refused_with_the_reason(string what, string id, string? message)
    {
        using var site = SiteFolder.Of(Content);

        var (code, _, error) = await site.RunAsync("new", what, id, "--messages", "en", "--content", "{content}");

        Assert.Equal(2, code);
        Assert.Equal(message ?? $"The id \"toets\" exists already: {site.At("pages/deel/toets.nl.md")}\n", error);
    }
}
