using System.Text;
using Site.Engine.Assembly;
using Site.Engine.Html;

namespace Site.Engine.Links;

/// <summary>
/// Places that left a page but not the site. One that moved on the same page is an empty element at its new place; one that moved to another
/// page is a notice with a link that only shows when the address names it. Both work without scripts.
/// </summary>
public sealed class MovedPlaces
{
    private readonly Dictionary<Page, List<(string Anchor, SiteAddress Target)>> places = new(ReferenceEqualityComparer.Instance);
    private readonly AddressBook book;

    public MovedPlaces(AddressBook book)
    {
        this.book = book;
        foreach (var redirect in book.Redirects)
        {
            if (redirect.From.Anchor.Length == 0 || !book.Exists(redirect.To))
                continue;
            // The page itself may have moved: browsers carry the place over to the page that they are sent to.
            var path = book.RedirectOf(redirect.From.Page)?.To.Path ?? redirect.From.Path;
            if (book.PageAt(path) is not { } page || book.AnchorsOf(page).Contains(redirect.From.Anchor))
                continue;
            if (!places.TryGetValue(page, out var list))
                places[page] = list = [];
            list.Add((redirect.From.Anchor, redirect.To));
        }
    }

    /// <summary>True where some place moved to another page: the script that follows it is needed.</summary>
    public bool NeedsScript(Page page) => places.TryGetValue(page, out var list) && list.Any(p => p.Target.Path != page.Route);

    /// <summary>Adds the old places to the HTML of a page's content.</summary>
    /// <param name="notice">The sentence before the link to the new place, in the page's language.</param>
    public void Apply(Page page, HtmlWriter html, string notice)
    {
        if (!places.TryGetValue(page, out var list))
            return;
        foreach (var (anchor, target) in list)
        {
            if (target.Path == page.Route && Insert(html, anchor, target.Anchor))
                continue;
            html.Raw("<p"u8).Attribute("id", anchor).Raw(" class=\"moved\">"u8).Text(notice).Raw(" <a"u8)
                .Attribute("href", book.Site.Url(target.ToString())).Raw(">"u8).Text(Title(target)).Raw("</a></p>\n"u8);
        }
    }

    private string Title(SiteAddress target)
    {
        var page = book.PageAt(target.Path);
        var heading = page?.Parsed.Body.FindHeading(target.Anchor)?.Text;
        return heading is null ? page?.Title ?? target.ToString() : $"{page!.Title}: {heading}";
    }

    /// <summary>Puts an empty element before the element with the id; false where the content has none.</summary>
    private static bool Insert(HtmlWriter html, string anchor, string target)
    {
        var bytes = html.ToArray();
        var id = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes($" id=\"{target}\""));
        if (target.Length == 0 || id < 0)
            return false;
        var after = id + bytes.AsSpan(id).IndexOf((byte)'>') + 1;
        html.Clear();
        html.Raw(bytes.AsSpan(0, after)).Raw("<span"u8).Attribute("id", anchor).Raw("></span>"u8).Raw(bytes.AsSpan(after));
        return true;
    }
}
