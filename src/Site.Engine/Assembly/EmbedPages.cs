using Site.Engine.ContentTypes.Pages;
using Site.Engine.Markdown;
using Site.Engine.Sources;
using Site.Engine.Theming;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.Assembly;

/// <summary>Pages that other sites may frame: nothing but one block. They lie under /embed/ and are not listed.</summary>
internal static class EmbedPages
{
    public static IEnumerable<Page> All(SiteContent site, ThemeStrings strings)
    {
        if (site.Data.TimeInvestment is null)
            yield break;
        foreach (var language in site.Configuration.Languages)
        {
            var title = strings.Text("calculator.title", language);
            var path = $"embed/time-investment.{language}.md";
            var hole = new BlockHole("calculator", "", "", 2, SourceSpan.Whole(path));
            var body = ParsedBody.Empty with { Shown = [hole] };
            var parsed = new ParsedPage(
                new SourceFile(path, path, "", SourceKind.Page, 0, DateTime.UnixEpoch), "time-investment", "", language,
                new FrontMatter { Title = title, Description = title }, PageContent.Of(body, PageText.Empty with { Holes = [new PlacedHole(0, hole)] }));
            // The id is that of the page with the whole story: it is the canonical one.
            yield return new Page("time-investment", language, "", $"{site.Home(language)}embed/{strings.Text("calculator.slug", language)}/", parsed, PageKind.Embed);
        }
    }
}
