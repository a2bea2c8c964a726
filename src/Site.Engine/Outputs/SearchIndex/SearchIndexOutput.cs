using Site.Engine.Assembly;
using Site.Engine.Composing;
using Site.Engine.Diagnostics;
using Site.Engine.Html;
using Site.Engine.Links;
using Site.Engine.Markdown;
using Site.Engine.Search.Format;
using Site.Engine.Search.Indexing;
using Site.Engine.Search.Querying;
using Site.Model.Diagnostics;

namespace Site.Engine.Outputs.SearchIndex;

/// <summary>
/// The search index of each language, below /search-index/. Once it is made, the queries of content/search-queries.yml are asked of
/// it, and each that does not find its page is reported.
/// </summary>
public sealed class SearchIndexOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        // Side by side, each on a thread of its own: much of an index is made by one thread at a time.
        var indexes = context.Site.Configuration.Languages
            .Select(language => Task.Factory.StartNew(() => Index(context, language), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToList();
        return indexes.SelectMany(index => index.GetAwaiter().GetResult());
    }

    private static List<OutputFile> Index(OutputContext context, string language)
    {
        var pages = context.Site.Pages.Where(page => page.Language == language && page.Kind == PageKind.Content).ToList();
        if (context.Indexes?.FilesBefore(language) is { Count: > 0 } same && pages.Count > 0 && pages.TrueForAll(page => context.IsUnchanged(page)))
        {
            context.Indexes.Keep(language);
            return [.. same.Select(file => new OutputFile(PathOf(file), default) { IsKept = true })];
        }

        var before = context.Indexes?.Before(language) is { } left && left.Suits(pages.Count) ? left : null;
        var writer = new SearchIndexWriter(
            language, pages.Count, pages.Sum(page => page.Parsed.Source.Length), new SearchIndexOptions { CompoundWords = context.Records.CompoundWords }, before);
        var known = pages.ToLookup(page => before is not null && context.IsUnchanged(page) && before.Has(page.Route));
        if (before is not null) writer.Recall(known[true].Select(page => page.Route));
        // Each language on cores of its own: the table of its words should stay in the cache of one.
        var cores = Math.Max(1, Environment.ProcessorCount / context.Site.Configuration.Languages.Length);
        Parallel.ForEach(known[false], new ParallelOptions { MaxDegreeOfParallelism = cores }, page => writer.Add(Document(context, page)));
        var files = writer.Write([.. context.Site.Data.Glossary.SynonymGroups(language).Select(group => (IReadOnlyList<string>)group)]);
        var isAsItShouldBe = Ask(context, language, files);
        // A query that misses is told in every build: then the index is made in every build.
        context.Indexes?.Keep(language, isAsItShouldBe ? [.. files.Select(file => file.Name)] : [], writer.Save);
        return [.. files.Select(file => new OutputFile(PathOf(file.Name), default) { Parts = file.Parts })];
    }

    private static string PathOf(string name) => $"{IndexFormat.Folder}/{name}";

    private static SearchDocument Document(OutputContext context, Page page) => new(
        page.Id,
        page.Route,
        page.Title,
        context.Site.FindSection(page.Section, page.Language)?.Title ?? "",
        page.Parsed.Body.Shown.Any(hole => hole is BlockHole) ? ShownText(context, page) : WrittenText(page));

    private static IReadOnlyList<SearchSection> WrittenText(Page page) =>
        [.. page.Parsed.Text.Sections.Select(section => new SearchSection(section.Anchor, section.Heading, section.Utf8))];

    private static IReadOnlyList<SearchSection> ShownText(OutputContext context, Page page)
    {
        var html = new HtmlWriter();
        // What is wrong with the page was reported when it was written.
        new PageComposer(context.Site, context.Theme, context.Blocks, new LinkResolver(context.Site), new DiagnosticBag(), page, html).Compose();
        return SectionText.Read(html.ToString());
    }

    /// <summary>True when every query finds its page first.</summary>
    private static bool Ask(OutputContext context, string language, IReadOnlyList<SearchFile> files)
    {
        var queries = context.Records.SearchQueries.Queries.Where(query => query.Language == language).ToList();
        if (queries.Count == 0) return true;
        var isRight = true;
        var byName = files.ToDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);
        var engine = new SearchEngine(new WrittenIndex(language, name => byName[name]));
        foreach (var query in queries)
        {
            if (context.Site.IsUnread(query.Page, language))
                continue;
            if (context.Site.Find(query.Page, language) is null)
            {
                isRight = false;
                context.Diagnostics.AddUnknown(SearchRules.UnknownPage, query.Where, query.Page, context.Site.Pages.Select(page => page.Id).Distinct());
                continue;
            }

            var found = engine.Search(query.Text, 10);
            var place = found.Select(result => result.Id).ToList().IndexOf(query.Page) + 1;
            if (place == 1) continue;
            isRight = false;
            context.Diagnostics.Add(
                SearchRules.QueryMisses, query.Where, query.Text, query.Page, place == 0 ? "-" : place, found.Count == 0 ? "-" : found[0].Id);
        }

        return isRight;
    }
}
