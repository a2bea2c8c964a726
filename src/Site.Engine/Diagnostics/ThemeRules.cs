using Site.Model.Diagnostics;

namespace Site.Engine.Diagnostics;

/// <summary>S06xx: themes, templates and interface strings.</summary>
public static class ThemeRules
{
    public static readonly DiagnosticRule Syntax = new("S0601", Severity.Error,
        new("dit sjabloon klopt niet: {0}", "this template is not right: {0}"),
        new("kijk in ARCHITECTURE.md bij sjablonen welke vormen er zijn", "see ARCHITECTURE.md under templates for the forms there are"));

    public static readonly DiagnosticRule UnknownName = new("S0602", Severity.Error,
        new("onbekende naam \"{0}\" in {1}", "unknown name \"{0}\" in {1}"),
        new("mogelijk zijn: {2}", "possible names: {2}"));

    public static readonly DiagnosticRule UnknownPartial = new("S0603", Severity.Error,
        new("onbekend deelsjabloon \"{0}\"", "unknown partial \"{0}\""),
        new("deelsjablonen staan in partials/: {1}", "partials lie in partials/: {1}"));

    public static readonly DiagnosticRule MissingLayout = new("S0604", Severity.Error,
        new("het thema mist layouts/{0}.hbs", "the theme lacks layouts/{0}.hbs"),
        new("kopieer het bestand uit themes/ait", "copy the file from themes/ait"));

    public static readonly DiagnosticRule UnknownAsset = new("S0605", Severity.Error,
        new("het thema heeft geen bestand \"{0}\"", "the theme has no file \"{0}\""),
        new("paden zijn vanaf de themamap, zoals css/site.css", "paths are from the theme's folder, such as css/site.css"));

    public static readonly DiagnosticRule UnknownIcon = new("S0606", Severity.Error,
        new("het thema heeft geen pictogram \"{0}\"", "the theme has no icon \"{0}\""),
        new("pictogrammen staan in icons/: {1}", "icons lie in icons/: {1}"));

    public static readonly DiagnosticRule UnknownString = new("S0607", Severity.Error,
        new("onbekende tekst \"{0}\"", "unknown string \"{0}\""),
        new("voeg de sleutel toe aan strings/{1}.yml", "add the key to strings/{1}.yml"));

    public static readonly DiagnosticRule UnusedString = new("S0608", Severity.Warning,
        new("de tekst \"{0}\" wordt nergens gebruikt", "the string \"{0}\" is used nowhere"),
        new("verwijder de sleutel", "remove the key"));

    public static readonly DiagnosticRule StringArguments = new("S0609", Severity.Error,
        new("de tekst \"{0}\" vraagt {1} waarden", "the string \"{0}\" asks for {1} values"),
        new("het sjabloon geeft er {2}", "the template gives {2}"));

    public static readonly DiagnosticRule RawText = new("S0610", Severity.Error,
        new("\"{0}\" is tekst en mag niet tussen drie accolades", "\"{0}\" is text and may not stand between three braces"),
        new("schrijf {{{{{0}}}}}: tekst wordt altijd veilig gemaakt", "write {{{{{0}}}}}: text is always escaped"));

    public static readonly DiagnosticRule NotText = new("S0611", Severity.Error,
        new("\"{0}\" is {1} en kan hier niet", "\"{0}\" is {1} and cannot stand here"),
        new("verwacht wordt {2}", "expected is {2}"));

    public static readonly DiagnosticRule MissingFolder = new("S0612", Severity.Error,
        new("de themamap bestaat niet", "the theme folder does not exist"),
        new("geef met --theme een map met layouts/, partials/, css/ en strings/", "give --theme a folder with layouts/, partials/, css/ and strings/"));

    public static readonly DiagnosticRule MissingStrings = new("S0613", Severity.Error,
        new("het thema heeft geen teksten voor de taal {0}", "the theme has no strings for the language {0}"),
        new("maak in het thema strings/{0}.yml", "make strings/{0}.yml in the theme"));

    public static readonly DiagnosticRule IncludeDepth = new("S0614", Severity.Error,
        new("\"{0}\" sluit zichzelf in, of deelsjablonen zijn meer dan {1} niveaus diep", "\"{0}\" includes itself, or partials are more than {1} levels deep"),
        new("haal het deelsjabloon uit zijn eigen tekst; de grens is in te stellen met --limit include-depth", "take the partial out of its own text; the limit is set with --limit include-depth"));
}
