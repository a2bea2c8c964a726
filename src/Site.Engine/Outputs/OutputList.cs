namespace Site.Engine.Outputs;

/// <summary>Every output besides the pages themselves. A new format is one folder and one line here.</summary>
public static class OutputList
{
    /// <summary>Lists that are made at the same time, each in its order. The search index takes longest: it should end with the pages.</summary>
    public static IReadOnlyList<IReadOnlyList<IOutput>> SideBySide { get; } = [[new SearchIndex.SearchIndexOutput()], Rest];

    private static IReadOnlyList<IOutput> Rest =>
    [
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
