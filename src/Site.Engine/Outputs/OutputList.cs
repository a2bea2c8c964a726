namespace Site.Engine.Outputs;

/// <summary>Every output besides the pages themselves. A new format is one folder and one line here.</summary>
public static class OutputList
{
    /// <summary>Made from the text of the pages.</summary>
    public static IOutput OfText { get; } = new SearchIndex.SearchIndexOutput();

    /// <summary>
    /// Made from what <see cref="RenderBasis"/> holds, as which pages there are and what they are called, and not from what else stands on a page: where two
    /// builds have the same basis their files are the same.
    /// </summary>
    public static IReadOnlyList<IOutput> OfBasis { get; } =
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
