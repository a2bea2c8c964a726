using Site.Engine.Assembly;
using Site.Engine.Diagnostics;
using Site.Engine.Markdown;

namespace Site.Engine.Checks;

/// <summary>On a page with translations: headings have ids of their own, the same in each language, so that the switch keeps the section.</summary>
public sealed class HeadingCheck : ICheck
{
    public void Run(CheckContext context)
    {
        var languages = context.Site.Configuration.Languages;
        if (languages.Length == 1)
            return;
        foreach (var page in context.Pages)
        {
            if (page.IsFallback || page.Kind != PageKind.Content)
                continue;
            var versions = languages.Where(l => l != page.Language).Select(l => context.Site.Find(page.Id, l)).OfType<Page>().Where(p => !p.IsFallback).ToList();
            if (versions.Count == 0)
                continue;
            foreach (var heading in page.Parsed.Body.Headings.Where(h => h.InContents && !h.IsGiven))
                context.Diagnostics.Add(MarkdownRules.HeadingIdMissing, heading.Where, heading.Text, heading.Id);
            if (page.Language == languages[0])
            {
                foreach (var version in versions)
                    Compare(page, version, context);
            }
        }
    }

    /// <summary>An id that only the translation has is probably the other's, misspelt: the pair is one finding.</summary>
    private static void Compare(Page source, Page translation, CheckContext context)
    {
        var (own, others) = (Given(source), Given(translation));
        if (own.Select(h => h.Id).SequenceEqual(others.Select(h => h.Id)))
            return;
        var extra = others.Where(h => h.InContents && !own.Any(o => o.Id == h.Id)).ToList();
        var missing = own.Where(h => h.InContents && !others.Any(o => o.Id == h.Id)).ToList();
        foreach (var heading in extra)
            context.Diagnostics.AddUnknown(SiteRules.HeadingsDiffer, heading.Where, heading.Id, missing.Select(h => h.Id), source.Parsed.Source.Path);
        // What stands in its place there was reported: another id, or none.
        if (extra.Count > 0 || translation.Parsed.Body.Headings.Any(h => h.InContents && !h.IsGiven))
            return;
        foreach (var heading in missing)
            context.Diagnostics.AddUnknown(SiteRules.HeadingsDiffer, heading.Where, heading.Id, [], translation.Parsed.Source.Path);
    }

    private static List<Heading> Given(Page page) => [.. page.Parsed.Body.Headings.Where(h => h.IsGiven)];
}
