using Site.Engine.Assembly;
using Site.Engine.Html;
using Site.Engine.Theming;
using Site.Engine.Theming.Templates;

namespace Site.Engine.Navigation;

/// <summary>
/// The menu of each section, rendered once per group of pages and spliced for each page: only the mark of the current page differs.
/// A long section shows the group that the page is in, so that a section of thousands does not put thousands of links on each page.
/// </summary>
public sealed class SectionMenus(SiteContent site, Theme theme)
{
    /// <summary>Most pages of one menu.</summary>
    private const int GroupSize = 60;

    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string Section, string Language), Lazy<SectionGroups>> sections = new();

    private sealed record Group(byte[] Html, int[] Marks);

    private sealed record SectionGroups(Group[] Groups, Dictionary<string, int> Places);

    /// <summary>The menu of a page's section with the page marked; empty outside a section.</summary>
    /// <param name="html">Empty; takes the menu, which lasts as long as what it holds.</param>
    public HtmlFragment For(Page page, HtmlWriter html)
    {
        if (page.Section.Length == 0)
            return HtmlFragment.Empty;
        var section = sections.GetOrAdd((page.Section, page.Language), key => new Lazy<SectionGroups>(() => Render(key))).Value;
        if (!section.Places.TryGetValue(page.Id, out var place))
            return HtmlFragment.Empty;
        var group = section.Groups[place / GroupSize];
        var mark = group.Marks[place % GroupSize];
        if (mark < 0)
            return new HtmlFragment(group.Html);
        html.Raw(group.Html.AsSpan(0, mark)).Raw(" aria-current=\"page\""u8).Raw(group.Html.AsSpan(mark));
        return new HtmlFragment(html.WrittenMemory);
    }

    private SectionGroups Render((string Section, string Language) key)
    {
        var section = site.FindSection(key.Section, key.Language)!;
        var groups = new List<Group>();
        var places = new Dictionary<string, int>(section.Pages.Count, StringComparer.Ordinal);
        for (var start = 0; start < section.Pages.Count; start += GroupSize)
        {
            var count = Math.Min(GroupSize, section.Pages.Count - start);
            var pages = new SectionPageView[count];
            for (var i = 0; i < count; i++)
            {
                var page = section.Pages[start + i];
                places[page.Id] = start + i;
                pages[i] = new SectionPageView(page.Title, site.Url(page.Route), new SpliceMark(i));
            }
            var html = new HtmlWriter();
            var marks = new List<(int Key, int Offset)>();
            theme.Side.Render(new SectionView(section.Title, pages), theme.LanguageIndex(key.Language), html, marks);
            var offsets = new int[count];
            Array.Fill(offsets, -1);
            foreach (var (index, offset) in marks)
                offsets[index] = offset;
            groups.Add(new Group(html.ToArray(), offsets));
        }
        return new SectionGroups([.. groups], places);
    }
}
