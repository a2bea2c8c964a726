using Site.Engine.Diagnostics;

namespace Site.Engine.Checks;

/// <summary>Audiences of pages stand in site.yml.</summary>
public sealed class AudienceCheck : ICheck
{
    public void Run(CheckContext context)
    {
        var known = context.Site.Configuration.Audiences.Select(a => a.Id).ToList();
        foreach (var page in context.Site.Pages)
        {
            if (page.IsFallback)
                continue;
            foreach (var (item, audience) in page.FrontMatter.Audience.Index())
            {
                if (!known.Contains(audience))
                    context.Diagnostics.AddUnknown(MarkdownRules.UnknownAudience, page.Parsed.Where("audience", item), audience, known, string.Join(", ", known));
            }
        }
    }
}
