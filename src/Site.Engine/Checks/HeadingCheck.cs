using Site.Engine.Assembly;
using Site.Engine.Diagnostics;

namespace Site.Engine.Checks;

/// <summary>On a page with translations: headings have ids of their own, the same in each language, so that the switch keeps the section.</summary>
public sealed class HeadingCheck : ICheck
{
    public void Run(CheckContext context)
    {
        if (context.Site.Configuration.Languages.Length == 1)
            return;
        foreach (var page in context.Site.Pages)
        {
            if (page.IsFallback || page.Kind != PageKind.Content)
                continue;
            foreach (var other in context.Site.Configuration.Languages)
            {
                if (other == page.Language || context.Site.Find(page.Id, other) is not { IsFallback: false } version)
                    continue;
                var known = version.Parsed.Body.Headings.Where(h => h.IsGiven).Select(h => h.Id).ToHashSet(StringComparer.Ordinal);
                foreach (var heading in page.Parsed.Body.Headings)
                {
                    if (!heading.InContents)
                        continue;
                    if (!heading.IsGiven)
                        context.Diagnostics.Add(MarkdownRules.HeadingIdMissing, heading.Where, heading.Text, heading.Id);
                    else if (!known.Contains(heading.Id))
                        context.Diagnostics.AddUnknown(SiteRules.HeadingsDiffer, heading.Where, heading.Id, known, version.Parsed.Source.Path);
                }
            }
        }
    }
}
