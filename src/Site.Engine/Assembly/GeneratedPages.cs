using Site.Engine.ContentTypes.Pages;
using Site.Engine.Markdown;
using Site.Engine.Sources;
using Site.Engine.Theming;
using Site.Model;

namespace Site.Engine.Assembly;

/// <summary>Pages that every site has and no file needs to describe: search, and a home page where there is none.</summary>
internal static class GeneratedPages
{
    public static IEnumerable<(ParsedPage Page, PageKind Kind)> Missing(SiteConfiguration configuration, IReadOnlyCollection<ParsedPage> parsed, ThemeStrings strings)
    {
        var home = configuration.Languages.Where(l => !parsed.Any(p => p.Id == "home" && p.Language == l)).ToList();
        // One written home page means that the editors make it: what is missing then is a translation, not a page of ours.
        if (home.Count == configuration.Languages.Length)
        {
            foreach (var language in home)
                yield return (Make("home", language, configuration.Title[language], null, configuration.Description?[language]), PageKind.GeneratedHome);
        }
        if (parsed.Any(p => p.Id == "search"))
            yield break;
        foreach (var language in configuration.Languages)
        {
            yield return (
                Make("search", language, strings.Text("search.title", language), strings.Text("search.slug", language), strings.Text("search.description", language)),
                PageKind.Search);
        }
    }

    /// <summary>The page that is shown for an address that does not exist.</summary>
    public static Page NotFound(SiteContent site, string language, ThemeStrings strings) =>
        new("404", language, "", site.Home(language) + "404.html",
            Make("404", language, strings.Text("lost.title", language), null, strings.Text("lost.text", language)), PageKind.NotFound);

    private static ParsedPage Make(string id, string language, string title, string? slug, string? description)
    {
        var path = $"pages/{id}.{language}.md";
        var source = new SourceFile(path, path, "", SourceKind.Page, 0, DateTime.UnixEpoch);
        return new ParsedPage(source, id, "", language, new FrontMatter { Title = title, Slug = slug, Description = description ?? title }, PageContent.Of(ParsedBody.Empty, PageText.Empty));
    }
}
