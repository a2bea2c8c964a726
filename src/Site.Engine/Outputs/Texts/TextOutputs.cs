using System.Globalization;
using System.Text;
using Site.Engine.Assembly;

namespace Site.Engine.Outputs.Texts;

/// <summary>robots.txt (RFC 9309): a preview with drafts asks all robots to stay away.</summary>
public sealed class RobotsOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var site = context.Site;
        var text = new StringBuilder("User-agent: *\n");
        if (site.IncludesDrafts)
        {
            text.Append("Disallow: /\n");
        }
        else
        {
            foreach (var language in site.Configuration.Languages)
                text.Append("Disallow: ").Append(site.Url(site.Home(language))).Append("embed/\n");
            if (site.Configuration.BaseUrl.Length > 0)
                text.Append("Sitemap: ").Append(site.Absolute("/sitemap.xml")).Append('\n');
        }
        yield return new OutputFile("robots.txt", Encoding.UTF8.GetBytes(text.ToString()));
    }
}

/// <summary>.well-known/security.txt (RFC 9116), where site.yml gives a contact.</summary>
public sealed class SecurityOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var site = context.Site;
        if (site.Configuration.Security is not { } security)
            yield break;
        var text = new StringBuilder();
        text.Append("Contact: ").Append(security.Contact.ReplaceLineEndings("")).Append('\n');
        text.Append("Expires: ").Append(security.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("T00:00:00Z\n");
        text.Append("Preferred-Languages: ").AppendJoin(", ", site.Configuration.Languages).Append('\n');
        if (site.Configuration.BaseUrl.Length > 0)
            text.Append("Canonical: ").Append(site.Absolute("/.well-known/security.txt")).Append('\n');
        yield return new OutputFile(".well-known/security.txt", Encoding.UTF8.GetBytes(text.ToString()));
    }
}

/// <summary>llms.txt (llmstxt.org): the pages with one sentence each, for programs that read the site for people.</summary>
public sealed class LlmsOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var site = context.Site;
        var first = site.Configuration.DefaultLanguage;
        var text = new StringBuilder();
        text.Append("# ").Append(OneLine(site.Configuration.Title[first])).Append('\n');
        if (site.Configuration.Description is { } description)
            text.Append("\n> ").Append(OneLine(description[first])).Append('\n');
        var alone = site.Pages.Where(p => p.Section.Length == 0 && p.Kind == PageKind.Content).ToList();
        if (alone.Count > 0)
            Lines(site, alone, text.Append('\n'));
        foreach (var section in site.Sections)
            Lines(site, section.Pages, text.Append("\n## ").Append(OneLine(section.Title)).Append(" (").Append(section.Language).Append(")\n\n"));
        yield return new OutputFile("llms.txt", Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static void Lines(SiteContent site, IEnumerable<Page> pages, StringBuilder text)
    {
        foreach (var page in pages)
        {
            text.Append("- [").Append(OneLine(page.Title).Replace("[", "(", StringComparison.Ordinal).Replace("]", ")", StringComparison.Ordinal)).Append("](").Append(site.Absolute(page.Route)).Append(')');
            if (page.FrontMatter.Description is { } about)
                text.Append(": ").Append(OneLine(about));
            text.Append('\n');
        }
    }
}
