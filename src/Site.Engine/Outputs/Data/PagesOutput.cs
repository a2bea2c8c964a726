namespace Site.Engine.Outputs.Data;

/// <summary>/data/pages.json: every page with its address, for those who link to the site.</summary>
public sealed class PagesOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var site = context.Site;
        yield return DataJson.File("data/pages.json", json =>
        {
            json.WriteStartArray();
            foreach (var page in site.Pages)
            {
                if (!context.Views.IsIndexed(page))
                    continue;
                json.WriteStartObject();
                json.WriteString("id", page.Id);
                json.WriteString("language", page.Language);
                json.WriteString("url", site.Absolute(page.Route));
                json.WriteString("title", page.Title);
                json.WriteString("description", page.FrontMatter.Description ?? "");
                json.Texts("audience", page.FrontMatter.Audience);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }, 384 * (site.Pages.Length + 1));
    }
}
