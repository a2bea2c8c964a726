using Site.Model.Diagnostics;

namespace Site.Engine.Diagnostics;

/// <summary>S01xx: YAML and front matter.</summary>
public static class YamlRules
{
    public static readonly DiagnosticRule Syntax = new("S0101", Severity.Error,
        new("dit is geen geldige YAML: {0}", "this is not valid YAML: {0}"),
        new("kijk naar inspringing, dubbele punten en aanhalingstekens; zet tekst met een dubbele punt tussen aanhalingstekens",
            "look at indentation, colons and quotes; put text that holds a colon between quotes"));

    public static readonly DiagnosticRule DuplicateKey = new("S0102", Severity.Error,
        new("de sleutel \"{0}\" staat er twee keer", "the key \"{0}\" stands here twice"),
        new("verwijder een van de twee", "remove one of the two"));

    public static readonly DiagnosticRule UnknownKey = new("S0103", Severity.Error,
        new("onbekende sleutel \"{0}\"", "unknown key \"{0}\""),
        new("mogelijk zijn: {1}", "possible keys: {1}"));

    public static readonly DiagnosticRule MissingKey = new("S0104", Severity.Error,
        new("de sleutel \"{0}\" ontbreekt", "the key \"{0}\" is missing"),
        new("voeg \"{0}:\" toe", "add \"{0}:\""));

    public static readonly DiagnosticRule WrongShape = new("S0105", Severity.Error,
        new("bij \"{0}\" staat {1}", "\"{0}\" holds {1}"),
        new("verwacht wordt {2}", "expected is {2}"));

    public static readonly DiagnosticRule WrongValue = new("S0106", Severity.Error,
        new("\"{1}\" past niet bij \"{0}\"", "\"{1}\" does not fit \"{0}\""),
        new("verwacht wordt {2}", "expected is {2}"));

    public static readonly DiagnosticRule UnknownChoice = new("S0107", Severity.Error,
        new("\"{0}\" is geen waarde van \"{1}\"", "\"{0}\" is not a value of \"{1}\""),
        new("mogelijk zijn: {2}", "possible values: {2}"));

    public static readonly DiagnosticRule TooDeep = new("S0108", Severity.Error,
        new("de YAML is meer dan {0} niveaus diep", "the YAML is more than {0} levels deep"),
        new("maak de YAML vlakker; de grens is in te stellen met --limit yaml-depth", "make the YAML flatter; the limit is set with --limit yaml-depth"));

    public static readonly DiagnosticRule TooManyAliases = new("S0109", Severity.Error,
        new("verwijzingen (*naam) voegen meer dan {0} knopen toe", "aliases (*name) add more than {0} nodes"),
        new("schrijf de waarden uit; de grens is in te stellen met --limit yaml-aliases", "write the values out; the limit is set with --limit yaml-aliases"));

    public static readonly DiagnosticRule MissingLanguage = new("S0110", Severity.Error,
        new("bij \"{0}\" ontbreekt de taal {1}", "\"{0}\" lacks the language {1}"),
        new("voeg {1}: toe", "add {1}:"));

    public static readonly DiagnosticRule NoFrontMatter = new("S0111", Severity.Error,
        new("de pagina begint niet met een YAML-blok", "the page does not begin with a YAML block"),
        new("zet helemaal bovenaan een regel ---, dan title: en een regel ---", "put a line --- at the very top, then title: and a line ---"));

    public static readonly DiagnosticRule OpenFrontMatter = new("S0112", Severity.Error,
        new("het YAML-blok bovenaan wordt niet afgesloten", "the YAML block at the top is not closed"),
        new("zet onder de laatste sleutel een regel met ---", "put a line with --- below the last key"));

    public static readonly DiagnosticRule Empty = new("S0113", Severity.Error,
        new("\"{0}\" is leeg", "\"{0}\" is empty"),
        new("vul een waarde in of verwijder de sleutel", "give a value or remove the key"));

    public static readonly DiagnosticRule DuplicateId = new("S0114", Severity.Error,
        new("de id \"{0}\" staat er twee keer; de eerste op regel {1}", "the id \"{0}\" stands here twice; first on line {1}"),
        new("geef een van de twee een andere id", "give one of the two another id"));
}
