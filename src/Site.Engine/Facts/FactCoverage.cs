using System.Collections.Immutable;
using Site.Engine.Assembly;
using Site.Engine.Markdown;
using Site.Engine.Markdown.Blocks;
using Site.Model;

namespace Site.Engine.Facts;

/// <summary>A page in a language that states a fact.</summary>
public sealed record FactPlace(string Page, string Language, string Route);

/// <param name="Places">In the order of the site: by language, then by section; each page once.</param>
public sealed record CoveredFact(Fact Fact, ImmutableArray<FactPlace> Places)
{
    public IEnumerable<FactPlace> In(string language) => Places.Where(p => p.Language == language);
}

/// <summary>Which fact stands on which pages: by a mark of the author, or in a block that shows data.</summary>
public sealed class FactCoverage
{
    private FactCoverage(ImmutableArray<CoveredFact> facts, ImmutableArray<string> languages)
    {
        Facts = facts;
        Languages = languages;
    }

    /// <summary>Every fact of facts.yml, in its order.</summary>
    public ImmutableArray<CoveredFact> Facts { get; }

    public ImmutableArray<string> Languages { get; }

    /// <summary>Number of facts that stand somewhere in a language.</summary>
    public int Count(string language) => Facts.Count(f => f.In(language).Any());

    public static FactCoverage Of(SiteContent site, BlockList blocks)
    {
        var places = new Dictionary<string, List<FactPlace>>(StringComparer.Ordinal);
        // A page that falls back shows another language's text: it states nothing in its own.
        foreach (var page in site.Pages.Where(p => !p.IsFallback && !site.Data.Facts.All.IsEmpty))
        {
            var place = new FactPlace(page.Id, page.Language, page.Route);
            foreach (var id in StatedOn(page, site, blocks).Distinct(StringComparer.Ordinal))
            {
                if (!places.TryGetValue(id, out var list))
                    places[id] = list = [];
                list.Add(place);
            }
        }
        return new FactCoverage(
            [.. site.Data.Facts.All.Select(f => new CoveredFact(f, places.TryGetValue(f.Id, out var list) ? [.. list] : []))],
            site.Configuration.Languages);
    }

    private static IEnumerable<string> StatedOn(Page page, SiteContent site, BlockList blocks)
    {
        var body = page.Parsed.Body;
        return body.Facts.SelectMany(m => m.Facts).Concat(body.Shown.OfType<BlockHole>()
            .SelectMany(h => blocks.Find(h.Name) is ISiteBlock block ? block.Facts(h, site) : []));
    }
}
