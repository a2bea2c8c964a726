using Site.Engine.Assembly;
using Site.Engine.Html;
using Site.Model;

namespace Site.Engine.Markdown.Blocks.GlossaryList;

/// <summary><c>:::glossary</c>: all terms from A to Z, with a filter that the script shows.</summary>
public sealed class GlossaryBlock : ISiteBlock
{
    public string Name => "glossary";

    public IReadOnlyList<string> StringKeys { get; } =
        ["glossary.filter", "glossary.none", "glossary.one", "glossary.many", "glossary.letters", "glossary.also", "glossary.other", "glossary.note", "glossary.elsewhere", "link.external"];

    public void Write(BlockScope scope) => scope.Leave();

    public string? DataFile(BlockHole hole) => "data/glossary.yml";

    public IEnumerable<string> Anchors(BlockHole hole, SiteContent site)
    {
        // Letters differ between languages; those of one language are enough to link to, the terms are the same in all.
        var terms = site.Data.Glossary.Terms;
        return terms.Select(t => t.Id)
            .Concat(site.Configuration.Languages.SelectMany(l => terms.Select(t => LetterId(Letter(t.In(l))))).Distinct(StringComparer.Ordinal));
    }

    public void Compose(BlockHole hole, ComposeScope scope)
    {
        var terms = scope.Site.Data.Glossary.Terms;
        if (!scope.Has(!terms.IsEmpty, hole, "glossary.yml"))
            return;
        // Slugs order the words without accents, and the same way on every machine.
        var letters = terms
            .OrderBy(t => Slugs.From(t.In(scope.Language).Term), StringComparer.Ordinal)
            .GroupBy(t => Letter(t.In(scope.Language)), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        scope.Needs("js/glossary.js");
        var html = scope.Html;
        html.Open("site-glossary", hole, "glossary").Raw("\n<p class=\"filter\" hidden><label for=\"glossary-filter\">"u8).Text(scope.Text("glossary.filter"))
            .Raw("</label><input type=\"search\" id=\"glossary-filter\" autocomplete=\"off\"><output for=\"glossary-filter\""u8)
            .Attribute("data-none", scope.Text("glossary.none"))
            .Attribute("data-one", scope.Text("glossary.one"))
            .Attribute("data-many", scope.Text("glossary.many", "{0}")).Raw("></output></p>\n<nav class=\"letters\""u8)
            .Attribute("aria-label", scope.Text("glossary.letters")).Raw("><ul>"u8);
        foreach (var letter in letters)
            html.Raw("<li><a"u8).Attribute("href", "#" + LetterId(letter.Key)).Raw(">"u8).Text(letter.Key).Raw("</a></li>"u8);
        html.Raw("</ul></nav>\n"u8);
        foreach (var letter in letters)
        {
            html.Raw("<section class=\"letter\">"u8).Heading(hole.HeadingLevel, letter.Key, LetterId(letter.Key)).Raw("<dl>\n"u8);
            foreach (var term in letter)
                Entry(term, scope);
            html.Raw("</dl></section>\n"u8);
        }
        html.Raw("</site-glossary>\n"u8);
    }

    private static void Entry(GlossaryTerm term, ComposeScope scope)
    {
        var text = term.In(scope.Language);
        var html = scope.Html.Raw("<div class=\"entry\""u8).Attribute("id", term.Id).Raw("><dt>"u8).Text(text.Term);
        if (text.Abbreviation is { } abbreviation && abbreviation != text.Term)
            html.Raw(" <abbr>"u8).Text(abbreviation).Raw("</abbr>"u8);
        html.Raw("</dt><dd>"u8).Text(text.Definition);
        scope.References(term.Facts.Ids());
        html.Raw("</dd>"u8);
        if (!text.Synonyms.IsEmpty)
            html.Raw("<dd class=\"also\">"u8).Text(scope.Text("glossary.also", string.Join(", ", text.Synonyms))).Raw("</dd>"u8);
        foreach (var language in scope.Site.Configuration.Languages)
        {
            if (language != scope.Language)
            {
                html.Raw("<dd class=\"other\">"u8).Text(scope.Text("glossary.other")).Raw(": <span"u8).Attribute("lang", language).Raw(">"u8)
                    .Text(term.In(language).Term).Raw("</span></dd>"u8);
            }
        }
        Elsewhere(term, scope);
        html.Raw("</div>\n"u8);
    }

    /// <summary>What comes from elsewhere than the documents, with its sources.</summary>
    private static void Elsewhere(GlossaryTerm term, ComposeScope scope)
    {
        if (term.PublicNote is null && term.Sources.IsEmpty)
            return;
        var html = scope.Html.Raw("<dd class=\"other elsewhere\">"u8).Text(scope.Text(term.PublicNote is null ? "glossary.elsewhere" : "glossary.note")).Raw(":"u8);
        if (term.PublicNote is { } note)
            html.Raw(" "u8).Text(note[scope.Language]);
        foreach (var source in term.Sources)
            html.Raw(" "u8).External(source, Uri.TryCreate(source, UriKind.Absolute, out var uri) ? uri.Host : source, scope);
        html.Raw("</dd>"u8);
    }

    /// <summary>The letter that a term stands under: A to Z, or # for a digit.</summary>
    private static string Letter(TermText text)
    {
        var first = char.ToUpperInvariant(Slugs.From(text.Term)[0]);
        return char.IsAsciiLetter(first) ? first.ToString() : "#";
    }

    private static string LetterId(string letter) => "letter-" + (letter == "#" ? "0" : letter.ToLowerInvariant());
}
