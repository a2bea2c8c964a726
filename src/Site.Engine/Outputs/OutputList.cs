namespace Site.Engine.Outputs;

/// <summary>Every output besides the pages themselves. A new format is one folder and one line here.</summary>
public static class OutputList
{
    public static IReadOnlyList<IOutput> All { get; } =
    [
        // First, because it takes longest: it should end with the pages, which are written at the same time.
        new SearchIndex.SearchIndexOutput(),
        new Assets.AssetsOutput(),
        new Sitemaps.SitemapOutput(),
        new Feeds.FeedOutput(),
        new Redirects.RedirectsOutput(),
        new Redirects.RedirectPagesOutput(),
        new Headers.HeadersOutput(),
        new Data.PagesOutput(),
        new Data.TimeInvestmentOutput(),
        new Data.FactsOutput(),
        new Data.GlossaryOutput(),
        new Texts.RobotsOutput(),
        new Texts.SecurityOutput(),
        new Texts.LlmsOutput(),
    ];
}
