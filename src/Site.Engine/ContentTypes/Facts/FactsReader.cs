using Site.Engine.Yaml;
using Site.Model;

namespace Site.Engine.ContentTypes.Facts;

/// <summary>data/facts.yml to <see cref="FactList"/>.</summary>
public static class FactsReader
{
    public static FactList Read(MapReader r)
    {
        var documents = r.Items("documents", v => v.Object(Document), "The documents that the site rests on, in the order of the page that lists them.", required: true);
        var facts = r.Items("facts", v => v.Object(Fact), "Everything the documents say, one thing at a time, in the site's own words.", required: true);
        var oddities = r.Items("oddities", v => v.Object(Oddity), "Where the documents disagree or stay silent.");
        return new FactList(
            documents.Unique(d => d.Id, d => d.Where, r.Context),
            facts.Unique(f => f.Id, f => f.Where, r.Context),
            oddities.Unique(o => o.Id, o => o.Where, r.Context));
    }

    private static SourceDocument Document(MapReader r)
    {
        var id = r.Id(DataReading.SlugId);
        var year = r.Integer("year", 1900, 2200, "Year of the document; null when it bears no date.");
        var title = r.RequiredLocalized("title", "Title with year or 'undated', as the sources of a page show it.");
        var name = r.RequiredLocalized("name", "Short name for tables.");
        var about = r.RequiredLocalized("about", "One sentence on what it holds.");
        return new SourceDocument(id, year, title, name, about, r.Span("id"));
    }

    private static Fact Fact(MapReader r) => new(
        r.Id(DataReading.UpperId),
        r.RequiredReference("page", "Id of the page that the fact belongs on."),
        r.RequiredLocalized("statement", "The fact in the site's own words."),
        r.Items("sources", v => v.Object(Source), "Where documents state it.", required: true),
        r.Flag("derived", about: "Computed by the site from what the document says."),
        r.Span("id"));

    private static FactSource Source(MapReader r) => new(
        r.RequiredReference("document", "Id of a document above."),
        r.Text("section", "Heading or part of the document."),
        r.Text("lines", "Lines of the document's text, such as 26-27."));

    private static Oddity Oddity(MapReader r) => new(
        r.Id(DataReading.UpperId),
        r.RequiredLocalized("title"),
        r.References("facts", "Ids of the facts concerned."),
        r.RequiredLocalized("note", "What differs or is missing, and what the site does about it."),
        r.Span("id"));
}
