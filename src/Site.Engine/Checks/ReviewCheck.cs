using Site.Engine.Diagnostics;
using Site.Engine.Languages;
using Site.Model.Diagnostics;

namespace Site.Engine.Checks;

/// <summary>Pages whose day of review has passed.</summary>
public sealed class ReviewCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (var page in context.Site.Pages)
        {
            if (!page.IsFallback && page.FrontMatter.ReviewBy is { } day && day < context.Today)
                context.Diagnostics.Add(SiteRules.ReviewDue, page.Parsed.Where("review-by"), new Bilingual(LanguageFormats.Date(day, "nl"), LanguageFormats.Date(day, "en")));
        }
    }
}
