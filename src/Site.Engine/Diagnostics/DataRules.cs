using Site.Model.Diagnostics;

namespace Site.Engine.Diagnostics;

/// <summary>S07xx: data files, facts and reading level.</summary>
public static class DataRules
{
    public static readonly DiagnosticRule Unused = new("S0710", Severity.Warning,
        new("geen pagina toont {0} \"{1}\"", "no page shows {0} \"{1}\""),
        new("zet op een pagina {2}, of verwijder het", "put {2} on a page, or remove it"));

    public static readonly DiagnosticRule UnknownFile = new("S0701", Severity.Error,
        new("onbekend gegevensbestand \"{0}\"", "unknown data file \"{0}\""),
        new("mogelijk zijn: {1}", "possible files: {1}"));

    public static readonly DiagnosticRule UnknownFact = MarkdownRules.UnknownFact;

    public static readonly DiagnosticRule UnknownDocument = new("S0702", Severity.Error,
        new("onbekend document \"{0}\"", "unknown document \"{0}\""),
        new("documenten staan bovenaan in content/data/facts.yml", "documents stand at the top of content/data/facts.yml"));

    public static readonly DiagnosticRule UnknownPattern = new("S0703", Severity.Error,
        new("onbekende groep of onbekend patroon \"{0}\"", "unknown cluster or pattern \"{0}\""),
        new("groepen en patronen staan in content/data/principles.yml", "clusters and patterns stand in content/data/principles.yml"));

    public static readonly DiagnosticRule UnknownSource = new("S0704", Severity.Error,
        new("onbekende openbare bron \"{0}\"", "unknown public source \"{0}\""),
        new("openbare bronnen staan onder sources in content/data/principles.yml", "public sources stand under sources in content/data/principles.yml"));

    public static readonly DiagnosticRule NoData = new("S0705", Severity.Error,
        new("het blok \":::{0}\" heeft niets te tonen", "the block \":::{0}\" has nothing to show"),
        new("het toont content/data/{1}, en dat bestand ontbreekt of is leeg", "it shows content/data/{1}, and that file is missing or empty"));

    public static readonly DiagnosticRule FactNowhere = new("S0706", Severity.Error,
        new("het feit {0} staat in de taal {1} op geen enkele pagina", "the fact {0} stands on no page in the language {1}"),
        new("zet {{fact=\"{0}\"}} achter de zin op de pagina \"{2}\" die het feit noemt",
            "put {{fact=\"{0}\"}} after the sentence on the page \"{2}\" that states the fact"));

    public static readonly DiagnosticRule FactElsewhere = new("S0707", Severity.Warning,
        new("het feit {0} hoort op de pagina \"{2}\", maar staat in de taal {1} alleen op: {3}",
            "the fact {0} belongs on the page \"{2}\", but in the language {1} it stands only on: {3}"),
        new("noem het feit op zijn eigen pagina, of verander page in facts.yml", "state the fact on its own page, or change page in facts.yml"));

    public static readonly DiagnosticRule FactPage = new("S0708", Severity.Error,
        new("{1} op een pagina die niet bestaat: \"{0}\"", "{1} on a page that does not exist: \"{0}\""),
        new("geef de id van een pagina in content/pages", "give the id of a page in content/pages"));

    public static readonly DiagnosticRule LongSentences = new("S0709", Severity.Warning,
        new("de zinnen op deze pagina zijn gemiddeld {0} woorden lang; de grens voor \"{1}\" is {2}",
            "sentences on this page are {0} words long on average; the limit for \"{1}\" is {2}"),
        new("maak van lange zinnen twee korte; mik op 15 woorden of minder", "make two short sentences of a long one; aim at 15 words or fewer"));
}
