using System.Collections.Frozen;
using System.Collections.Immutable;
using Site.Engine.Yaml;
using Site.Model;

namespace Site.Engine.ContentTypes.Glossary;

/// <summary>data/glossary.yml to <see cref="Site.Model.Glossary"/>.</summary>
public static class GlossaryReader
{
    private static readonly ImmutableArray<string> Bases = ["documents", "public", "both"];

    public static Model.Glossary Read(MapReader r) =>
        new(r.Items("terms", v => v.Object(Term), "The words of the field.", required: true).Unique(t => t.Id, t => t.Where, r.Context));

    private static GlossaryTerm? Term(MapReader r)
    {
        var id = r.Id(DataReading.SlugId);
        var texts = new Dictionary<string, TermText>(StringComparer.Ordinal);
        foreach (var language in r.Context.Languages)
        {
            if (r.Object(language, Text, "The term in this language.", required: true) is { } text)
                texts[language] = text;
        }
        var basis = r.Choice("basis", Bases, "Where the definition comes from: the documents, public pages, or both.", required: true) switch
        {
            "public" => TermBasis.Public,
            "both" => TermBasis.Both,
            _ => TermBasis.Documents,
        };
        var facts = r.References("facts", "Ids of the facts that the definition rests on.");
        var note = r.Localized("public-note", "What is known from elsewhere only.");
        var sources = r.Items("source", v => v.WebAddress(), "Addresses of the public pages.");
        // A term that lacks a language was reported; without all its texts it can be shown nowhere.
        return texts.Count < r.Context.Languages.Length ? null
            : new GlossaryTerm(id, texts.ToFrozenDictionary(StringComparer.Ordinal), basis, facts, note, sources, r.Span("id"));
    }

    private static TermText Text(MapReader r)
    {
        var term = r.RequiredText("term");
        var abbreviation = r.Text("abbr", "Abbreviation; empty when there is none.");
        return new TermText(
            term,
            string.IsNullOrEmpty(abbreviation) ? null : abbreviation,
            r.Texts("synonyms", "Other words for the same, for search."),
            r.RequiredText("definition", "One sentence."));
    }
}
