namespace Site.BrowserTests;

/// <summary>Everything that can be done with a mouse can be done with the keyboard.</summary>
public sealed class KeyboardTests(Browser browser)
{
    private const int Limit = Visit.Limit;

    [Fact(Timeout = Limit)]
    public async Task The_first_stop_skips_to_the_text()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/video-hometraining/");

        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.Locator("a.skip")).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page.Locator("a.skip")).ToBeInViewportAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task The_menu_of_a_phone_opens_and_closes()
    {
        await using var visit = await browser.VisitAsync(width: 390);
        await visit.GoAsync("/");
        var menu = visit.Page.Locator("#menu");
        await Assertions.Expect(menu).ToBeHiddenAsync();

        await visit.Page.Locator(".menu-button").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(menu).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(menu).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(".menu-button")).ToBeFocusedAsync();
    }

    [Fact(Timeout = Limit)]
    public async Task The_chosen_colours_stay_while_the_tab_is_open()
    {
        await using var visit = await browser.VisitAsync();
        await visit.GoAsync("/");

        await visit.Page.Locator("#theme").SelectOptionAsync("dark");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        var background = await visit.EvalAsync<string>("getComputedStyle(document.body).backgroundColor");
        await visit.GoAsync("/en/");

        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Equal(background, await visit.EvalAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [Fact(Timeout = Limit)]
    public async Task The_contents_mark_the_section_in_view()
    {
        await using var visit = await browser.VisitAsync(width: 1600);
        await visit.GoAsync("/werk-ontwikkelings-kring/");
        var entry = visit.Page.Locator(".toc a").Nth(1);

        await entry.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(entry).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact(Timeout = Limit)]
    public async Task A_term_explains_itself()
    {
        await using var visit = await browser.VisitAsync();
        var path = "";
        foreach (var candidate in browser.Pages)
        {
            await visit.GoAsync(candidate);
            if (await visit.Page.Locator("main .term[data-definition]").CountAsync() > 0)
            {
                path = candidate;
                break;
            }
        }
        Assert.NotEqual("", path);
        var term = visit.Page.Locator("main .term[data-definition]").First;
        var before = visit.Page.Url;

        await term.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        var explanation = visit.Page.Locator(".explain");
        await Assertions.Expect(explanation).ToBeVisibleAsync();
        await Assertions.Expect(explanation).ToContainTextAsync(await term.GetAttributeAsync("data-definition") ?? "?");
        await Assertions.Expect(term).ToHaveAttributeAsync("aria-expanded", "true");
        await visit.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(explanation).ToBeHiddenAsync();
        await visit.ArrivesAtAsync(before);
    }
}
