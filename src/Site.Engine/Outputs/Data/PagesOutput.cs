using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Site.Engine.Outputs.Data;

/// <summary>/data/pages.json: every page with its address, for those who link to the site.</summary>
public sealed class PagesOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var site = context.Site;
        var bytes = new ArrayBufferWriter<byte>(1024 + (300 * site.Pages.Length));
        // The relaxed encoder keeps é readable; "<" stays escaped by it in no way, so the file is served as JSON with nosniff.
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
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
                json.WriteStartArray("audience");
                foreach (var audience in page.FrontMatter.Audience)
                    json.WriteStringValue(audience);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        yield return new OutputFile("data/pages.json", bytes.WrittenMemory.ToArray());
    }
}
