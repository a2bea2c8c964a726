using Site.Model.Diagnostics;

namespace Site.Engine.Diagnostics;

/// <summary>S04xx: what stands in the text of a page.</summary>
public static class MarkdownRules
{
    public static readonly DiagnosticRule RawHtml = new("S0401", Severity.Error,
        new("HTML-element <{0}> is niet toegestaan", "the HTML element <{0}> is not allowed"),
        new("gebruik Markdown; toegestaan zijn abbr, br, kbd, mark, sub, sup, details en summary", "use Markdown; allowed are abbr, br, kbd, mark, sub, sup, details and summary"));

    public static readonly DiagnosticRule RawHtmlAttribute = new("S0402", Severity.Error,
        new("attribuut {1} van <{0}> is niet toegestaan", "the attribute {1} of <{0}> is not allowed"),
        new("laat het attribuut weg", "leave the attribute out"));

    public static readonly DiagnosticRule RawHtmlOpen = new("S0403", Severity.Error,
        new("<{0}> wordt niet op dezelfde plek geopend en gesloten", "<{0}> is not opened and closed in the same place"),
        new("sluit het element in dezelfde alinea of hetzelfde blok", "close the element in the same paragraph or block"));

    public static readonly DiagnosticRule Attribute = new("S0404", Severity.Error,
        new("attribuut \"{0}\" is niet toegestaan", "the attribute \"{0}\" is not allowed"),
        new("toegestaan zijn #id, .class, fact, lang, dir, title, start en data-*", "allowed are #id, .class, fact, lang, dir, title, start and data-*"));

    public static readonly DiagnosticRule UnknownBlock = new("S0405", Severity.Error,
        new("onbekend blok \":::{0}\"", "unknown block \":::{0}\""),
        new("mogelijk zijn: {1}", "possible blocks: {1}"));

    public static readonly DiagnosticRule OpenBlock = new("S0406", Severity.Error,
        new("het blok \":::{0}\" wordt niet afgesloten", "the block \":::{0}\" is not closed"),
        new("zet onder het blok een regel met evenveel dubbele punten als erboven", "put a line below the block with as many colons as above it"));

    public static readonly DiagnosticRule BlockArgument = new("S0407", Severity.Error,
        new("het blok \":::{0}\" mist een naam", "the block \":::{0}\" lacks a name"),
        new("schrijf {1}", "write {1}"));

    public static readonly DiagnosticRule BlockContent = new("S0408", Severity.Error,
        new("in het blok \":::{0}\" hoort {1}", "the block \":::{0}\" should hold {1}"),
        new("kijk in docs/content-format.md bij {0}", "see docs/content-format.md under {0}"));

    public static readonly DiagnosticRule HeadingLevel = new("S0409", Severity.Warning,
        new("kop van niveau {0} na een kop van niveau {1}", "heading of level {0} after a heading of level {1}"),
        new("sla geen niveau over; verwacht wordt niveau {2}", "skip no level; expected is level {2}"));

    public static readonly DiagnosticRule HeadingOne = new("S0410", Severity.Error,
        new("een kop van niveau 1 in de tekst", "a heading of level 1 in the text"),
        new("de titel van de pagina is de kop van niveau 1; begin met ##", "the page's title is the heading of level 1; begin with ##"));

    public static readonly DiagnosticRule HeadingIdMissing = new("S0411", Severity.Warning,
        new("de kop \"{0}\" heeft geen eigen id", "the heading \"{0}\" has no id of its own"),
        new("schrijf achter de kop {{#{1}}}, in elke taal hetzelfde", "write {{#{1}}} after the heading, the same in each language"));

    public static readonly DiagnosticRule HeadingIdTwice = new("S0412", Severity.Error,
        new("de id \"{0}\" staat twee keer op deze pagina", "the id \"{0}\" stands twice on this page"),
        new("geef een van de twee een andere id", "give one of the two another id"));

    public static readonly DiagnosticRule ImageText = new("S0413", Severity.Error,
        new("de afbeelding {0} heeft geen beschrijving", "the picture {0} has no description"),
        new("beschrijf tussen de haken wat te zien is: ![beschrijving](...)", "describe between the brackets what is seen: ![description](...)"));

    public static readonly DiagnosticRule TooDeep = new("S0414", Severity.Error,
        new("de tekst is meer dan {0} niveaus diep genest", "the text is nested more than {0} levels deep"),
        new("maak lijsten en citaten minder diep; de grens is in te stellen met --limit markdown-depth", "make lists and quotes less deep; the limit is set with --limit markdown-depth"));

    public static readonly DiagnosticRule TooSlow = new("S0422", Severity.Error,
        new("het lezen van deze tekst duurt langer dan {0} seconden", "reading this text takes longer than {0} seconds"),
        new("splits de pagina, of kijk waar zij honderden haken, sterretjes of aanhalingstekens op een rij heeft; de grens is in te stellen met --limit page-time", "split the page, or see where it has hundreds of brackets, asterisks or quotes in a row; the limit is set with --limit page-time"));

    public static readonly DiagnosticRule BadId = new("S0415", Severity.Error,
        new("\"{0}\" is geen goede id", "\"{0}\" is not a good id"),
        new("gebruik kleine letters, cijfers en streepjes, minstens twee tekens", "use lower-case letters, digits and hyphens, at least two characters"));

    public static readonly DiagnosticRule HeroPlace = new("S0416", Severity.Error,
        new("het blok \":::hero\" hoort alleen boven aan de startpagina", "the block \":::hero\" belongs at the top of the home page only"),
        new("verwijder het blok hier", "remove the block here"));

    public static readonly DiagnosticRule UnknownFact = new("S0417", Severity.Error,
        new("onbekend feit \"{0}\"", "unknown fact \"{0}\""),
        new("feiten staan in content/data/facts.yml", "facts stand in content/data/facts.yml"));

    public static readonly DiagnosticRule UnknownTerm = new("S0418", Severity.Error,
        new("onbekend begrip \"{0}\"", "unknown term \"{0}\""),
        new("begrippen staan in content/data/glossary.yml", "terms stand in content/data/glossary.yml"));

    public static readonly DiagnosticRule UnknownData = new("S0419", Severity.Error,
        new("onbekende naam \"{0}\" bij {1}", "unknown name \"{0}\" for {1}"),
        new("mogelijk zijn: {2}", "possible names: {2}"));

    public static readonly DiagnosticRule ValueDiffers = new("S0420", Severity.Error,
        new("de tekst zegt \"{0}\", de gegevens zeggen \"{1}\"", "the text says \"{0}\", the data say \"{1}\""),
        new("pas de tekst aan de gegevens aan, of de gegevens aan de bron", "make the text follow the data, or the data its source"));

    public static readonly DiagnosticRule UnknownAudience = new("S0421", Severity.Error,
        new("onbekende doelgroep \"{0}\"", "unknown audience \"{0}\""),
        new("doelgroepen staan in site.yml: {1}", "audiences stand in site.yml: {1}"));

    public static readonly DiagnosticRule Leftover = new("S0423", Severity.Warning,
        new("\"{0}\" komt zo, leesbaar, op de pagina: het is {1} geworden", "\"{0}\" would be read on the page as it is: it became {1}"),
        new("schrijf {2}", "write {2}"));

    public static readonly DiagnosticRule UnknownCallout = new("S0424", Severity.Error,
        new("er is geen kader \"{0}\"", "there is no callout \"{0}\""),
        new("mogelijk zijn: {1}", "possible callouts: {1}"));

    public static readonly DiagnosticRule TableColumns = new("S0425", Severity.Warning,
        new("deze rij van de tabel heeft meer vakken dan er koppen zijn", "this row of the table has more cells than there are headings"),
        new("geef elke rij evenveel strepen | als de eerste, of voeg boven de kolom een kop toe", "give each row as many bars | as the first, or add a heading above the column"));

    public static readonly DiagnosticRule BlockInBlock = new("S0426", Severity.Error,
        new("het blok \":::{0}\" is nog open op regel {2}, waar \":::{1}\" begint", "the block \":::{0}\" is still open on line {2}, where \":::{1}\" begins"),
        new("sluit het voor die regel met {3}; hoort het om het andere blok heen, begin en eindig het dan met {4}", "close it before that line with {3}; if it belongs around the other block, begin and end it with {4}"));

    public static readonly DiagnosticRule StrayEnd = new("S0427", Severity.Error,
        new("hier eindigt een blok dat niet was begonnen", "a block ends here that was not begun"),
        new("haal de regel weg, of begin het blok met een regel als :::steps", "take the line away, or begin the block with a line such as :::steps"));

    public static readonly DiagnosticRule EmptyHeading = new("S0428", Severity.Error,
        new("deze kop heeft geen woorden", "this heading has no words"),
        new("schrijf de kop achter de hekjes, of haal de regel weg", "write the heading after the number signs, or take the line away"));
}
