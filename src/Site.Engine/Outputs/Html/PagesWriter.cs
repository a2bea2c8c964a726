using System.Collections.Concurrent;
using Site.Engine.Assembly;
using Site.Engine.Composing;
using Site.Engine.Html;
using Site.Engine.Links;
using Site.Engine.Markdown.Blocks;
using Site.Engine.Theming;
using Site.Engine.Theming.Templates;
using Site.Model.Diagnostics;

namespace Site.Engine.Outputs.Html;

/// <summary>Compose and Render: every page to its HTML. Used from many threads; each page's bytes are gone when its callback returns.</summary>
public sealed class PagesWriter(SiteContent site, AddressBook addresses, Theme theme, BlockList blocks, PageViewFactory views, DiagnosticBag diagnostics)
{
    private readonly LinkResolver links = new(site);
    private readonly MovedPlaces moved = new(addresses);
    private readonly ConcurrentBag<(HtmlWriter Body, HtmlWriter Side, HtmlWriter Page)> writers = [];

    /// <param name="write">Takes the file; its bytes are valid during the call only.</param>
    public void Render(Page page, Action<OutputFile> write)
    {
        if (!writers.TryTake(out var set))
            set = (new HtmlWriter(64 * 1024), new HtmlWriter(), new HtmlWriter(64 * 1024));
        set.Body.Clear();
        set.Side.Clear();
        set.Page.Clear();
        var composed = new PageComposer(site, theme, blocks, links, diagnostics, page, set.Body).Compose();
        if (page.Kind == PageKind.GeneratedHome)
            SectionList(page, set.Body);
        moved.Apply(page, set.Body, theme.Strings.Text("page.moved", page.Language));
        if (moved.NeedsScript(page))
            composed = composed with { Assets = [.. composed.Assets, "js/moved.js"] };
        var view = views.Make(page, new HtmlFragment(set.Body.WrittenMemory), composed, set.Side);
        LayoutOf(page).Render(view, theme.LanguageIndex(page.Language), set.Page);
        write(new OutputFile(PathOf(page), set.Page.WrittenMemory));
        writers.Add(set);
    }

    /// <summary>"index.html", "en/wok/index.html", "404.html".</summary>
    public static string PathOf(Page page) => page.Route.EndsWith('/') ? page.Route[1..] + "index.html" : page.Route[1..];

    private Template<PageView> LayoutOf(Page page) => page.Kind switch
    {
        PageKind.Search => theme.Search,
        PageKind.NotFound => theme.NotFound,
        PageKind.Embed => theme.Embed,
        _ => page.IsHome ? theme.Home : theme.Page,
    };

    /// <summary>A home page that nobody wrote: the sections and their first pages.</summary>
    private void SectionList(Page home, HtmlWriter html)
    {
        const int shown = 20;
        var alone = site.Pages.Where(p => p.Language == home.Language && p.Section.Length == 0 && p.Kind == PageKind.Content).ToList();
        if (alone.Count > 0)
            List(alone, html);
        foreach (var section in site.Sections.Where(s => s.Language == home.Language))
        {
            html.Raw("<h2>"u8);
            if (section.Index is { } index)
                html.Raw("<a"u8).Attribute("href", site.Url(index.Route)).Raw(">"u8).Text(section.Title).Raw("</a>"u8);
            else
                html.Text(section.Title);
            html.Raw("</h2>\n"u8);
            List(section.Pages.Where(p => p != section.Index).Take(shown), html);
        }
    }

    private void List(IEnumerable<Page> pages, HtmlWriter html)
    {
        html.Raw("<ul>"u8);
        foreach (var page in pages)
            html.Raw("<li><a"u8).Attribute("href", site.Url(page.Route)).Raw(">"u8).Text(page.Title).Raw("</a></li>\n"u8);
        html.Raw("</ul>\n"u8);
    }
}
