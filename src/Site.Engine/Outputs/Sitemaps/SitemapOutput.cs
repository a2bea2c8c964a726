using System.Globalization;
using Site.Engine.Html;

namespace Site.Engine.Outputs.Sitemaps;

/// <summary>sitemap.xml with the language versions of each page (sitemaps.org 0.9, hreflang as xhtml:link); none without a base address.</summary>
public sealed class SitemapOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var site = context.Site;
        if (site.Configuration.BaseUrl.Length == 0)
            yield break;
        var xml = new HtmlWriter(256 * site.Pages.Length);
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"u8);
        foreach (var page in site.Pages)
        {
            if (!context.Views.IsIndexed(page))
                continue;
            xml.Raw("<url><loc>"u8).Raw(XmlText.Escape(site.Absolute(page.Route))).Raw("</loc>"u8);
            if (context.Views.Changed(page) is { } changed)
                xml.Raw("<lastmod>"u8).Raw(changed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Raw("</lastmod>"u8);
            var versions = context.Views.Translations(page);
            if (versions.Count > 1)
            {
                foreach (var version in versions)
                    xml.Raw("<xhtml:link rel=\"alternate\" hreflang=\""u8).Raw(version.Language).Raw("\" href=\""u8).Raw(XmlText.Escape(site.Absolute(version.Route))).Raw("\"/>"u8);
            }
            xml.Raw("</url>\n"u8);
        }
        xml.Raw("</urlset>\n"u8);
        yield return new OutputFile("sitemap.xml", xml.WrittenMemory);
    }
}
