using System.Text;
using Site.Engine.Links;

namespace Site.Engine.Outputs.Redirects;

/// <summary>_redirects for Netlify: addresses that moved, short addresses in the reader's language, and the 404 page of each language.</summary>
public sealed class RedirectsOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var (site, book) = (context.Site, context.Addresses);
        var text = new StringBuilder();
        // Forced, because every rule has a page of its own too, for hosts that do not know this file.
        foreach (var redirect in book.Redirects.Where(r => r.From.Anchor.Length == 0 && book.Exists(r.To)))
        {
            if (book.ShortAt(redirect.To) is { } target)
                Short(redirect.From.Path, target, "301!");
            else
                text.Append(redirect.From.Path).Append(' ').Append(site.Url(redirect.To.ToString())).Append(" 301!\n");
        }
        text.Append("# Short addresses: the reader's language where the page has it, else the first.\n");
        foreach (var name in book.Shorts)
            Short(SiteAddress.OfShort(name.Name).Path, name, "302!");
        text.Append("# What is not there, in the language of the address.\n");
        foreach (var language in site.Configuration.Languages.Skip(1))
            text.Append('/').Append(language).Append("/* /").Append(language).Append("/404.html 404\n");
        text.Append("/* /404.html 404\n");
        yield return new OutputFile("_redirects", Encoding.UTF8.GetBytes(text.ToString()));

        void Short(string from, ShortAddress name, string status)
        {
            foreach (var page in name.Versions.Skip(1))
                text.Append(from).Append(' ').Append(site.Url(page.Route)).Append(' ').Append(status).Append(" Language=").Append(page.Language).Append('\n');
            text.Append(from).Append(' ').Append(site.Url(name.Versions[0].Route)).Append(' ').Append(status).Append('\n');
        }
    }
}
