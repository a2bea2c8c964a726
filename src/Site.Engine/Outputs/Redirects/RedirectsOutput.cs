using System.Text;

namespace Site.Engine.Outputs.Redirects;

/// <summary>_redirects for Netlify: short addresses in the reader's language, and the 404 page of each language.</summary>
public sealed class RedirectsOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var site = context.Site;
        var languages = site.Configuration.Languages;
        var text = new StringBuilder("# Short addresses: the reader's language where the page has it, else the first.\n");
        foreach (var group in site.Pages.Where(p => !p.IsHome && p.Section.Length > 0).GroupBy(p => p.Short).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var versions = group.OrderBy(p => languages.IndexOf(p.Language)).ToList();
            foreach (var page in versions.Skip(1))
                text.Append("/go/").Append(group.Key).Append(' ').Append(site.Url(page.Route)).Append(" 302! Language=").Append(page.Language).Append('\n');
            text.Append("/go/").Append(group.Key).Append(' ').Append(site.Url(versions[0].Route)).Append(" 302!\n");
        }
        text.Append("# What is not there, in the language of the address.\n");
        foreach (var language in languages.Skip(1))
            text.Append('/').Append(language).Append("/* /").Append(language).Append("/404.html 404\n");
        text.Append("/* /404.html 404\n");
        yield return new OutputFile("_redirects", Encoding.UTF8.GetBytes(text.ToString()));
    }
}
