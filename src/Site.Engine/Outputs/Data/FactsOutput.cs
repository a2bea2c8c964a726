using System.Text.Json;
using Site.Model;

namespace Site.Engine.Outputs.Data;

/// <summary>/data/facts.json: the documents, and every fact with its place in them and the page that states it.</summary>
public sealed class FactsOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var facts = context.Site.Data.Facts;
        if (facts.All.IsEmpty)
            yield break;
        var languages = context.Site.Configuration.Languages;
        yield return DataJson.File("data/facts.json", json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("documents");
            foreach (var document in facts.Documents)
                Document(json, document, languages);
            json.WriteEndArray();
            json.WriteStartArray("facts");
            foreach (var fact in facts.All)
                Fact(json, fact, languages, context);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Document(Utf8JsonWriter json, SourceDocument document, IReadOnlyList<string> languages)
    {
        json.WriteStartObject();
        json.WriteString("id", document.Id);
        if (document.Year is { } year)
            json.WriteNumber("year", year);
        else
            json.WriteNull("year");
        json.PerLanguage("title", languages, document.Title);
        json.WriteEndObject();
    }

    private static void Fact(Utf8JsonWriter json, Fact fact, IReadOnlyList<string> languages, OutputContext context)
    {
        json.WriteStartObject();
        json.WriteString("id", fact.Id);
        json.PerLanguage("statement", languages, fact.Statement);
        json.WriteBoolean("derived", fact.Derived);
        json.WriteStartArray("sources");
        foreach (var source in fact.Sources)
        {
            json.WriteStartObject();
            json.WriteString("document", source.Document.Id);
            if (source.Section is not null)
                json.WriteString("section", source.Section);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.PerLanguage("url", languages, language => context.Site.Find(fact.Page.Id, language) is { } page ? context.Site.Absolute(page.Route) : null);
        json.WriteEndObject();
    }
}
