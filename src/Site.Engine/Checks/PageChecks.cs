using Site.Engine.Assembly;
using Site.Engine.Diagnostics;
using Site.Engine.Languages;

namespace Site.Engine.Checks;

/// <summary>Every page has a description for search engines and previews.</summary>
public sealed class DescriptionCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (var page in context.Site.Pages)
        {
            if (page.Kind == PageKind.Content && !page.IsFallback && string.IsNullOrWhiteSpace(page.FrontMatter.Description))
                context.Diagnostics.Add(SiteRules.MissingDescription, new SourceSpan(page.Parsed.Source.Path, 1, 1, 3));
        }
    }
}

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
            foreach (var audience in page.FrontMatter.Audience)
            {
                if (!known.Contains(audience))
                    context.Diagnostics.AddUnknown(MarkdownRules.UnknownAudience, new SourceSpan(page.Parsed.Source.Path, 1, 1, 3), audience, known, string.Join(", ", known));
            }
        }
    }
}

/// <summary>Pages that site.yml puts at the foot exist.</summary>
public sealed class FooterCheck : ICheck
{
    public void Run(CheckContext context)
    {
        var site = context.Site;
        var known = site.Pages.Select(p => p.Id).Distinct(StringComparer.Ordinal).ToList();
        foreach (var id in site.Configuration.Footer)
        {
            if (!known.Contains(id))
                context.Diagnostics.AddUnknown(SiteRules.LinkToNothing, SourceSpan.Whole("content/site.yml"), id, known);
        }
    }
}

/// <summary>Pages whose day of review has passed.</summary>
public sealed class ReviewCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (var page in context.Site.Pages)
        {
            if (!page.IsFallback && page.FrontMatter.ReviewBy is { } day && day < context.Today)
                context.Diagnostics.Add(SiteRules.ReviewDue, new SourceSpan(page.Parsed.Source.Path, 1, 1, 3),
                    new Model.Diagnostics.Bilingual(LanguageFormats.Date(day, "nl"), LanguageFormats.Date(day, "en")));
        }
    }
}
