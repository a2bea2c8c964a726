namespace Site.BrowserTests;

/// <summary>The small scripts of the theme: tabs, the filter of the glossary, copying, tables that scroll.</summary>
public sealed class ThemeTests(Browser browser)
{
    private const int Limit = Visit.Limit;

    private const string ThreeTabs = """
        (() => {
          const assets = document.querySelector('link[rel=stylesheet]').href.replace(/css\/.*/, '');
          document.querySelector('.content').insertAdjacentHTML('afterbegin', ['Een', 'Twee', 'Drie'].reduce((html, title, i) =>
            `${html}<div class="tab" id="tab-9-${i}"><h3 class="tab-title">${title}</h3><p id="in-${i}">Tekst ${i}</p></div>`, '<site-tabs class="tabs" data-label="Keuze">') + '</site-tabs>');
          return import(`${assets}js/tabs.js`).then(() => true);
        })()
        """;

    [Fact(Timeout = Limit)]
    public async Task Tabs_are_chosen_with_arrows_and_opened_by_an_address()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/over-ait/");
        await visit.EvalAsync<bool>(ThreeTabs);
        var tabs = visit.Page.Locator("[role=tab]");
        var panels = visit.Page.Locator("[role=tabpanel]");
        await Assertions.Expect(tabs).ToHaveTextAsync(["Een", "Twee", "Drie"]);
        await Assertions.Expect(panels.Nth(1)).ToBeHiddenAsync();

        await tabs.Nth(0).FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(tabs.Nth(2)).ToBeFocusedAsync();
        await Assertions.Expect(panels.Nth(2)).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Home");
        await Assertions.Expect(panels.Nth(0)).ToBeVisibleAsync();

        await visit.EvalAsync<string>("location.hash = 'in-1'");
        await Assertions.Expect(panels.Nth(1)).ToBeVisibleAsync();
        await Assertions.Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(panels.Nth(0)).ToBeHiddenAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task The_glossary_shows_what_matches_and_says_how_many()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/begrippenlijst/");
        var field = visit.Page.Locator("#glossary-filter");
        var shown = visit.Page.Locator(".entry:not([hidden])");
        var all = await shown.CountAsync();

        await field.FillAsync("COORDINATOR");
        await Assertions.Expect(visit.Page.Locator(".filter output")).Not.ToBeEmptyAsync();
        Assert.InRange(await shown.CountAsync(), 1, all - 1);
        Assert.All(await shown.AllTextContentsAsync(), text => Assert.Matches("(?i)co[oö]rdinator", text));

        Assert.Equal(
            await visit.Page.Locator(".letter:visible").CountAsync(),
            await visit.Page.Locator(".letters li:visible").CountAsync());

        await field.FillAsync("xyzzy");
        await Assertions.Expect(visit.Page.Locator(".filter output")).ToHaveTextAsync("Geen begrip gevonden");
        await Assertions.Expect(visit.Page.Locator(".letter:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.Locator(".letters li:visible")).ToHaveCountAsync(0);

        await visit.EvalAsync<string>("location.hash = 'wok'");
        await Assertions.Expect(visit.Page.Locator("#wok")).ToBeInViewportAsync();
        await Assertions.Expect(shown).ToHaveCountAsync(all);
    }

    [Fact(Timeout = Limit)]
    public async Task With_forced_colours_there_is_no_theme_to_choose()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/");
        await Assertions.Expect(visit.Page.Locator("#theme")).ToBeVisibleAsync();

        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });

        await Assertions.Expect(visit.Page.Locator("#theme")).ToBeHiddenAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task The_address_of_a_heading_can_be_copied()
    {
        await using var visit = await browser.VisitAsync();
        using var clipboard = await browser.ClipboardAsync(visit);
        // The word stands for some seconds only: time goes on when the test says so.
        await visit.Page.Clock.InstallAsync(new() { TimeDate = new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc) });
        await visit.GoAsync("/werk-ontwikkelings-kring/");
        await visit.Page.Clock.PauseAtAsync(new DateTime(2026, 11, 22, 13, 0, 0, DateTimeKind.Utc));
        var button = visit.Page.Locator(".heading button").First;

        await button.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(button).ToHaveTextAsync("Gekopieerd");
        Assert.EndsWith("/werk-ontwikkelings-kring/#purpose", await visit.EvalAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);

        await visit.Page.Clock.RunForAsync(3_000);
        await Assertions.Expect(button).Not.ToHaveTextAsync("Gekopieerd");
    }

    [Fact(Timeout = Limit)]
    public async Task Only_a_table_that_scrolls_is_a_stop_for_the_keyboard()
    {
        await using var wide = await browser.VisitAsync(width: 1600);
        await wide.GoAsync("/kwaliteitsborging/");
        await Assertions.Expect(wide.Page.Locator(".scroll[tabindex]:visible")).ToHaveCountAsync(0);

        await using var narrow = await browser.VisitAsync(width: 320);
        await narrow.GoAsync("/tijdsinvestering/");
        await Assertions.Expect(narrow.Page.Locator(".scroll[tabindex='0'][data-more]").First).ToBeAttachedAsync();
    }
}
