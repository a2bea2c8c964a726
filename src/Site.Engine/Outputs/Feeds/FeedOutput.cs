using System.Globalization;
using System.Text;
using Site.Engine.Assembly;

namespace Site.Engine.Outputs.Feeds;

/// <summary>feed.xml per language: the pages that changed last (Atom, RFC 4287).</summary>
public sealed class FeedOutput : IOutput
{
    private const int Entries = 20;

    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        foreach (var language in context.Site.Configuration.Languages)
            yield return new OutputFile(Path(context.Site, language), Encoding.UTF8.GetBytes(Feed(context, language)));
    }

    public static string Path(SiteContent site, string language) => site.Home(language)[1..] + "feed.xml";

    private static string Feed(OutputContext context, string language)
    {
        var site = context.Site;
        var changed = site.Pages
            .Where(p => p.Language == language && context.Views.IsIndexed(p))
            .Select(p => (Page: p, Date: context.Views.Changed(p)))
            .Where(p => p.Date is not null)
            .OrderByDescending(p => p.Date)
            .ThenBy(p => p.Page.Id, StringComparer.Ordinal)
            .Take(Entries)
            .ToList();
        var self = site.Absolute("/" + Path(site, language));
        var home = site.Absolute(site.Home(language));
        var xml = new StringBuilder();
        xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"").Append(language).Append("\">\n");
        xml.Append("<id>").Append(XmlText.Escape(self)).Append("</id>\n");
        xml.Append("<title>").Append(XmlText.Escape(context.Theme.Strings.Text("feed.title", language, site.Configuration.Title[language]))).Append("</title>\n");
        xml.Append("<link rel=\"self\" href=\"").Append(XmlText.Escape(self)).Append("\"/>\n<link href=\"").Append(XmlText.Escape(home)).Append("\"/>\n");
        xml.Append("<author><name>").Append(XmlText.Escape(site.Configuration.Title[language])).Append("</name></author>\n");
        // A site whose pages carry no dates has not changed as far as anyone can tell: the earliest date there is.
        xml.Append("<updated>").Append(Stamp(changed.Count > 0 ? changed[0].Date!.Value : new DateOnly(1970, 1, 1))).Append("</updated>\n");
        foreach (var (page, date) in changed)
        {
            var url = XmlText.Escape(site.Absolute(page.Route));
            xml.Append("<entry><id>").Append(url).Append("</id><title>").Append(XmlText.Escape(page.Title)).Append("</title><link href=\"").Append(url)
                .Append("\"/><updated>").Append(Stamp(date!.Value)).Append("</updated><summary>").Append(XmlText.Escape(page.FrontMatter.Description ?? page.Title)).Append("</summary></entry>\n");
        }
        return xml.Append("</feed>\n").ToString();
    }

    private static string Stamp(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";
}
