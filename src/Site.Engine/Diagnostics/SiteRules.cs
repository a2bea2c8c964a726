using Site.Model.Diagnostics;

namespace Site.Engine.Diagnostics;

/// <summary>S02xx: links. S03xx: languages. S05xx: addresses.</summary>
public static class SiteRules
{
    public static readonly DiagnosticRule LinkToNothing = new("S0203", Severity.Error,
        new("link naar een pagina die niet bestaat: {0}", "link to a page that does not exist: {0}"),
        new("link naar een bestand in content/pages, zoals ../methods/wok.nl.md", "link to a file in content/pages, such as ../methods/wok.en.md"));

    public static readonly DiagnosticRule LinkToNoAnchor = new("S0204", Severity.Error,
        new("de pagina {1} heeft geen plek \"#{0}\"", "the page {1} has no place \"#{0}\""),
        new("mogelijk zijn: {2}", "possible places: {2}"));

    public static readonly DiagnosticRule LinkScheme = new("S0205", Severity.Error,
        new("dit soort adres is niet toegestaan: {0}", "this kind of address is not allowed: {0}"),
        new("toegestaan zijn https, http, mailto, tel en links naar bestanden", "allowed are https, http, mailto, tel and links to files"));

    public static readonly DiagnosticRule LinkOtherLanguage = new("S0206", Severity.Warning,
        new("link naar een andere taal ({1}), terwijl {0} ook in deze taal bestaat", "link to another language ({1}), while {0} exists in this one too"),
        new("link naar het bestand van dezelfde taal", "link to the file of the same language"));

    public static readonly DiagnosticRule LinkFromRoot = new("S0207", Severity.Error,
        new("een link naar een adres van de site zelf: {0}", "a link to an address of the site itself: {0}"),
        new("link naar het bronbestand, dan volgt het adres vanzelf", "link to the source file, and the address follows by itself"));

    public static readonly DiagnosticRule MediaMissing = new("S0208", Severity.Error,
        new("het bestand {0} bestaat niet", "the file {0} does not exist"),
        new("zet het bestand in content/media", "put the file into content/media"));

    public static readonly DiagnosticRule MediaUnused = new("S0209", Severity.Warning,
        new("geen pagina gebruikt het bestand {0}", "no page uses the file {0}"),
        new("toon het op een pagina of link ernaar, of verwijder het", "show it on a page or link to it, or remove it"));

    public static readonly DiagnosticRule LinkWithoutAddress = new("S0210", Severity.Error,
        new("deze link heeft geen adres", "this link has no address"),
        new("schrijf tussen de ronde haken waar de link heen gaat, zoals ../methods/wok.nl.md", "write between the brackets where the link goes, such as ../methods/wok.en.md"));

    public static readonly DiagnosticRule PictureElsewhere = new("S0211", Severity.Error,
        new("deze afbeelding staat op een andere site: {0}", "this picture is on another site: {0}"),
        new("zet het bestand in content/media: de site vraagt nooit iets van een andere", "put the file into content/media: this site never asks anything of another"));

    public static readonly DiagnosticRule MissingTranslation = new("S0301", Severity.Error,
        new("de pagina \"{0}\" ontbreekt in de taal {1}", "the page \"{0}\" is missing in the language {1}"),
        new("maak {2}, of zet translation: fallback of absent in deze pagina", "make {2}, or put translation: fallback or absent into this page"));

    public static readonly DiagnosticRule HeadingsDiffer = new("S0302", Severity.Warning,
        new("de id \"{0}\" van deze kop ontbreekt in {1}", "the id \"{0}\" of this heading is missing in {1}"),
        new("geef dezelfde kop in elke taal dezelfde id", "give the same heading the same id in each language"));

    public static readonly DiagnosticRule PolicyDiffers = new("S0303", Severity.Error,
        new("translation verschilt van die in {0}", "translation differs from that in {0}"),
        new("zet in elke taal hetzelfde", "put the same into each language"));

    public static readonly DiagnosticRule MissingDescription = new("S0304", Severity.Warning,
        new("de pagina heeft geen beschrijving", "the page has no description"),
        new("voeg description: toe, één zin van 50 tot 160 tekens", "add description:, one sentence of 50 to 160 characters"));

    public static readonly DiagnosticRule DuplicateRoute = new("S0501", Severity.Error,
        new("het adres {0} is ook dat van {1}", "the address {0} is also that of {1}"),
        new("geef een van de twee een andere slug", "give one of the two another slug"));

    public static readonly DiagnosticRule DuplicatePage = new("S0502", Severity.Error,
        new("de id \"{0}\" is ook die van {1}", "the id \"{0}\" is also that of {1}"),
        new("een id is uniek in de hele site: hernoem een van de twee bestanden", "an id is unique in the whole site: rename one of the two files"));

    public static readonly DiagnosticRule BadSlug = new("S0503", Severity.Error,
        new("\"{0}\" is geen goede slug", "\"{0}\" is not a good slug"),
        new("gebruik kleine letters, cijfers en streepjes", "use lower-case letters, digits and hyphens"));

    public static readonly DiagnosticRule ReservedSlug = new("S0504", Severity.Error,
        new("het adres {0} is van de site zelf", "the address {0} belongs to the site itself"),
        new("kies een andere slug", "choose another slug"));

    public static readonly DiagnosticRule UnknownSection = new("S0505", Severity.Error,
        new("de navigatie noemt een sectie die niet bestaat: \"{0}\"", "the navigation names a section that does not exist: \"{0}\""),
        new("secties zijn de mappen onder pages: {1}", "sections are the folders under pages: {1}"));

    public static readonly DiagnosticRule DuplicateShort = new("S0506", Severity.Error,
        new("het korte adres /go/{0} is ook dat van {1}", "the short address /go/{0} is also that of {1}"),
        new("geef een van de twee een andere short", "give one of the two another short"));

    public static readonly DiagnosticRule ReviewDue = new("S0507", Severity.Warning,
        new("de pagina moest voor {0} worden nagekeken", "the page was due for review by {0}"),
        new("kijk de pagina na en zet review-by verder", "review the page and move review-by on"));

    public static readonly DiagnosticRule NoPages = new("S0508", Severity.Error,
        new("er staan geen pagina's in pages/", "there are no pages in pages/"),
        new("maak pages/home.{0}.md", "make pages/home.{0}.md"));

    public static readonly DiagnosticRule BadBaseUrl = new("S0509", Severity.Error,
        new("\"{0}\" is geen adres van een site", "\"{0}\" is not the address of a site"),
        new("verwacht wordt iets als https://voorbeeld.nl", "expected is something like https://example.org"));
}
