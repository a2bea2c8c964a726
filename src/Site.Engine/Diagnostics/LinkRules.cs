using Site.Model.Diagnostics;

namespace Site.Engine.Diagnostics;

/// <summary>S051x and S052x: addresses that were published, and where they moved.</summary>
public static class LinkRules
{
    public static readonly DiagnosticRule AddressDropped = new("S0510", Severity.Error,
        new("het gepubliceerde adres {0} zou verdwijnen", "the published address {0} would disappear"),
        new("zet in content/redirects.yml:   - {{from: {0}, to: {1}}}", "put into content/redirects.yml:   - {{from: {0}, to: {1}}}"));

    public static readonly DiagnosticRule BadAddress = new("S0511", Severity.Error,
        new("\"{0}\" is geen adres van deze site", "\"{0}\" is not an address of this site"),
        new("schrijf het adres vanaf de hoofdmap, met een schuine streep aan het eind: /pagina/, /pagina/#plek of /go/naam",
            "write the address from the root, with a slash at the end: /page/, /page/#place or /go/name"));

    public static readonly DiagnosticRule DuplicateFrom = new("S0512", Severity.Error,
        new("het adres {0} wordt al doorgestuurd op regel {1}", "the address {0} is already redirected on line {1}"),
        new("verwijder een van de twee regels", "remove one of the two lines"));

    public static readonly DiagnosticRule TargetMissing = new("S0513", Severity.Error,
        new("de doorverwijzing leidt naar een adres dat niet bestaat: {0}", "the redirect leads to an address that does not exist: {0}"),
        new("stuur door naar een pagina die er is", "redirect to a page that is there"));

    public static readonly DiagnosticRule Loop = new("S0514", Severity.Error,
        new("de doorverwijzing van {0} komt bij zichzelf terug: {1}", "the redirect of {0} comes back to itself: {1}"),
        new("laat een van de regels naar een pagina leiden die er is", "let one of the lines lead to a page that is there"));

    public static readonly DiagnosticRule Chain = new("S0515", Severity.Error,
        new("de doorverwijzing leidt naar {0}, dat zelf wordt doorgestuurd", "the redirect leads to {0}, which is itself redirected"),
        new("stuur meteen door naar {1}", "redirect to {1} at once"));

    public static readonly DiagnosticRule SourceExists = new("S0516", Severity.Error,
        new("het adres {0} wordt doorgestuurd, maar bestaat nog", "the address {0} is redirected but still exists"),
        new("verwijder de regel, of haal de pagina of plek weg", "remove the line, or take the page or place away"));

    public static readonly DiagnosticRule AnchorDropped = new("S0517", Severity.Error,
        new("de gepubliceerde plek {0} zou verdwijnen", "the published place {0} would disappear"),
        new("zet de id terug bij de kop, of zet in content/redirects.yml:   - {{from: \"{0}\", to: \"{1}\"}}",
            "put the id back on the heading, or put into content/redirects.yml:   - {{from: \"{0}\", to: \"{1}\"}}"));

    public static readonly DiagnosticRule ShortDropped = new("S0518", Severity.Error,
        new("het korte adres {0} zou verdwijnen", "the short address {0} would disappear"),
        new("zet short: {2} bij een pagina, of zet in content/redirects.yml:   - {{from: {0}, to: {1}}}",
            "put short: {2} on a page, or put into content/redirects.yml:   - {{from: {0}, to: {1}}}"));

    public static readonly DiagnosticRule LedgerLine = new("S0519", Severity.Error,
        new("deze regel is geen adres", "this line is not an address"),
        new("links.lock wordt door het programma geschreven: voer uit site links accept", "links.lock is written by the program: run site links accept"));

    public static readonly DiagnosticRule NotRecorded = new("S0520", Severity.Warning,
        new("nog niet vastgelegde adressen en plekken: {0}, waaronder {1}", "addresses and places that are not recorded yet: {0}, among them {1}"),
        new("voer uit: site links accept", "run: site links accept"));
}
