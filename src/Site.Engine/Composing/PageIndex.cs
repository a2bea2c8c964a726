using Site.Engine.Assembly;
using Site.Engine.Markdown;
using Site.Engine.Theming;

namespace Site.Engine.Composing;

/// <summary>Every page and its sections by letter: what readers without scripts search in with their browser.</summary>
internal static class PageIndex
{
    /// <summary>Above this many pages sections are left out, or the page would weigh more than the site it lists.</summary>
    private const int PagesWithSections = 500;

    public static IReadOnlyList<IndexView> Of(SiteContent site, string language)
    {
        var pages = site.Pages.Where(p => p.Language == language && p.Kind == PageKind.Content).ToList();
        var withSections = pages.Count <= PagesWithSections;
        return
        [
            .. pages.Select(p => (Page: p, Key: Slugs.From(p.Title)))
                .OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Page.Id, StringComparer.Ordinal)
                .GroupBy(p => char.IsAsciiLetterLower(p.Key[0]) ? char.ToUpperInvariant(p.Key[0]).ToString() : "0-9")
                .Select(letter => new IndexView(letter.Key, [.. letter.Select(p => Entry(site, p.Page, withSections))])),
        ];
    }

    private static IndexPageView Entry(SiteContent site, Page page, bool withSections)
    {
        var url = site.Url(page.Route);
        return new IndexPageView(page.Title, url, withSections
            ? [.. page.Parsed.Body.Headings.Where(h => h.Level == 2 && h.InContents).Select(h => new LinkView(h.Text, $"{url}#{h.Id}"))]
            : []);
    }
}
