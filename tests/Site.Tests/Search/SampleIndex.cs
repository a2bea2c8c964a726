using Site.Engine.Search.Indexing;
using Site.Engine.Search.Querying;

namespace Site.Tests.Search;

/// <summary>A small site in Dutch, and what is found in it.</summary>
internal static class SampleIndex
{
    public static readonly IReadOnlyList<SearchDocument> Documents =
    [
        Page("what-is-vht", "Wat is video-hometraining?", ("", "", "Bij VHT bekijkt u samen korte filmpjes van thuis."), ("who", "Voor wie?", "Voor gezinnen met vragen over opvoeden. De VHT'er filmt.")),
        Page("time-investment", "Tijdsinvestering", ("", "", "Hoeveel uren kost een bijeenkomst?"), ("wok", "Per WOK", "Vijf uur: voorbereiding en contacturen.")),
        Page("wok", "Werk Ontwikkelings Kring (WOK)", ("", "", "In een WOK leren professionals van elkaars beelden."), ("many", "Hoe vaak?", "Er zijn vier bijeenkomsten in een jaar. Investeringen in scholing.")),
        Page("certificate", "Uw certificaat verlengen", ("", "", "Het steunpunt tekent de kwaliteitskaart."), ("pause", "Stoppen en bevriezen", "Tijdens zwangerschap kan het certificaat stilstaan.")),
        Page("photos", "Foto's en beeldanalyse", ("", "", "Een coördinator bekijkt de café-opnames. Schoolvakanties tellen niet.")),
    ];

    public static readonly IReadOnlyList<IReadOnlyList<string>> Synonyms = [["video-hometraining", "VHT"], ["Werk Ontwikkelings Kring", "WOK", "werkontwikkelingskring"]];

    public static IReadOnlyList<SearchFile> Files(IReadOnlyList<SearchDocument>? documents = null, SearchIndexOptions? options = null) =>
        SearchIndexWriter.Write("nl", documents ?? Documents, Synonyms, options);

    public static SearchEngine Open(IReadOnlyList<SearchFile> files)
    {
        var byName = files.ToDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);
        return new SearchEngine(new WrittenIndex("nl", name => byName.TryGetValue(name, out var bytes) ? bytes : throw new FileNotFoundException(name)));
    }

    private static SearchDocument Page(string id, string title, params (string Anchor, string Heading, string Text)[] sections) =>
        new(id, $"/{id}/", title, "", [.. sections.Select(section => new SearchSection(section.Anchor, section.Heading, section.Text))]);
}
