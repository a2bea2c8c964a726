using System.Globalization;
using System.Text;

namespace Site.Engine.Outputs.Sitemaps;

/// <summary>sitemap.xml with the language versions of each page (sitemaps.org 0.9, hreflang as xhtml:link); none without a base address.</summary>
public sealed class SitemapOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var site = context.Site;
        if (site.Configuration.BaseUrl.Length == 0)
            yield break;
        var xml = new StringBuilder(256 * site.Pages.Length);
        xml.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        foreach (var page in site.Pages)
        {
            if (!context.Views.IsIndexed(page))
                continue;
            xml.Append("<url><loc>").Append(XmlText.Escape(site.Absolute(page.Route))).Append("</loc>");
            if (context.Views.Changed(page) is { } changed)
                xml.Append("<lastmod>").Append(changed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("</lastmod>");
            var versions = context.Views.Translations(page);
            if (versions.Count > 1)
            {
                foreach (var version in versions)
                    xml.Append("<xhtml:link rel=\"alternate\" hreflang=\"").Append(version.Language).Append("\" href=\"").Append(XmlText.Escape(site.Absolute(version.Route))).Append("\"/>");
            }
            xml.Append("</url>\n");
        }
        xml.Append("</urlset>\n");
        yield return new OutputFile("sitemap.xml", Encoding.UTF8.GetBytes(xml.ToString()));
    }
}
