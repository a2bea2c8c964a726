using Site.Engine.Assembly;
using Site.Engine.Diagnostics;

namespace Site.Engine.Checks;

/// <summary>Every page has a description for search engines and previews, of a length that they show.</summary>
public sealed class DescriptionCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (var page in context.Site.Pages)
        {
            if (page.Kind == PageKind.Content && !page.IsFallback && string.IsNullOrWhiteSpace(page.FrontMatter.Description))
                context.Diagnostics.Add(SiteRules.MissingDescription, page.Parsed.Where("description"));
        }
    }
}
