using System.Text.Json;
using Site.Model;

namespace Site.Engine.Outputs.Data;

/// <summary>/data/glossary.json: every term in each language, with its address on the glossary page.</summary>
public sealed class GlossaryOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        var glossary = context.Site.Data.Glossary;
        if (glossary.Terms.IsEmpty)
            yield break;
        yield return DataJson.File("data/glossary.json", json =>
        {
            json.WriteStartArray();
            foreach (var term in glossary.Terms)
                Term(json, term, context);
            json.WriteEndArray();
        });
    }

    private static void Term(Utf8JsonWriter json, GlossaryTerm term, OutputContext context)
    {
        json.WriteStartObject();
        json.WriteString("id", term.Id);
        foreach (var language in context.Site.Configuration.Languages)
        {
            var text = term.In(language);
            json.WriteStartObject(language);
            json.WriteString("term", text.Term);
            if (text.Abbreviation is not null)
                json.WriteString("abbr", text.Abbreviation);
            json.Texts("synonyms", text.Synonyms);
            json.WriteString("definition", text.Definition);
            if (context.Site.Find("glossary", language) is { } page)
                json.WriteString("url", $"{context.Site.Absolute(page.Route)}#{term.Id}");
            json.WriteEndObject();
        }
        json.WriteString("basis", term.Basis.ToString().ToLowerInvariant());
        json.Texts("facts", term.Facts.Select(f => f.Id));
        json.Texts("sources", term.Sources);
        json.WriteEndObject();
    }
}
