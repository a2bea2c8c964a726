using Site.Engine.Diagnostics;

namespace Site.Engine.Checks;

/// <summary>Pages that site.yml puts at the foot exist.</summary>
public sealed class FooterCheck : ICheck
{
    public void Run(CheckContext context)
    {
        var site = context.Site;
        var known = site.Pages.Select(p => p.Id).Distinct(StringComparer.Ordinal).ToList();
        foreach (var entry in site.Configuration.Footer)
        {
            if (!known.Contains(entry.Id))
                context.Diagnostics.AddUnknown(SiteRules.LinkToNothing, entry.Where, entry.Id, known);
        }
    }
}
