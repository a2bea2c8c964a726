using Site.Engine.Assembly;
using Site.Engine.Diagnostics;
using Site.Engine.Facts;
using Site.Engine.Markdown;
using Site.Model.Diagnostics;

namespace Site.Engine.Checks;

/// <summary>Marks name facts that exist; every fact stands in every language, on the page it belongs on.</summary>
public sealed class FactCheck : ICheck
{
    public void Run(CheckContext context)
    {
        var (site, diagnostics) = (context.Site, context.Diagnostics);
        var coverage = FactCoverage.Of(site, context.Blocks);
        foreach (var page in context.Pages.Where(p => !p.IsFallback))
        {
            if (site.Data.Unread.Contains("data/facts.yml"))
                break;
            foreach (var mark in page.Parsed.Body.Facts)
                Mark(mark, site, diagnostics);
        }
        var pages = site.Pages.Select(p => p.Id).Concat(site.Unread.Select(path => Path.GetFileName(path).Split('.')[0])).ToHashSet(StringComparer.Ordinal);
        foreach (var belonging in coverage.Facts.GroupBy(f => f.Fact.Page.Id, StringComparer.Ordinal))
        {
            if (!pages.Contains(belonging.Key))
            {
                // A page that was renamed is one slip, however many facts belong on it.
                diagnostics.AddUnknown(DataRules.FactPage, belonging.First().Fact.Page.Where, belonging.Key, pages.Order(StringComparer.Ordinal), Belong([.. belonging.Select(f => f.Fact.Id)]));
                continue;
            }
            foreach (var fact in belonging)
            {
                foreach (var language in coverage.Languages)
                    Placed(fact, language, site, diagnostics);
            }
        }
    }

    private static Bilingual Belong(string[] ids)
    {
        if (ids is [var one])
            return new Bilingual($"het feit {one} hoort", $"the fact {one} belongs");
        var some = string.Join(", ", ids.Take(3)) + (ids.Length > 3 ? ", ..." : "");
        return new Bilingual($"{ids.Length} feiten ({some}) horen", $"{ids.Length} facts ({some}) belong");
    }

    private static void Placed(CoveredFact fact, string language, SiteContent site, DiagnosticBag diagnostics)
    {
        var (id, home) = (fact.Fact.Id, fact.Fact.Page.Id);
        var places = fact.In(language).Select(p => p.Page).ToList();
        // A page that could not be read may well state it, and so may data that pages show.
        if (!places.Contains(home) && (site.IsUnread(home, language) || site.Data.Unread.Any(StatesFacts)))
            return;
        if (places.Count == 0)
            diagnostics.Add(DataRules.FactNowhere, fact.Fact.Where, id, language, home);
        else if (!places.Contains(home) && site.Find(home, language) is { IsFallback: false })
            diagnostics.Add(DataRules.FactElsewhere, fact.Fact.Where, id, language, home, string.Join(", ", places));
    }

    private static bool StatesFacts(string file) => file is "data/strips.yml" or "data/sectors.yml" or "data/principles.yml" or "data/time-investment.yml";

    private static void Mark(FactMark mark, SiteContent site, DiagnosticBag diagnostics)
    {
        var exact = mark.Where.Length == mark.Facts.Sum(f => f.Length + 1) - 1;
        var column = mark.Where.Column;
        foreach (var id in mark.Facts)
        {
            if (site.Data.Facts.Find(id) is null)
                diagnostics.AddUnknown(DataRules.UnknownFact, exact ? mark.Where with { Column = column, Length = id.Length } : mark.Where, id, site.Data.Facts.Ids);
            column += id.Length + 1;
        }
    }
}
