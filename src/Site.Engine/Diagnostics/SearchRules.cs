using Site.Model.Diagnostics;

namespace Site.Engine.Diagnostics;

/// <summary>S10xx: search.</summary>
public static class SearchRules
{
    public static readonly DiagnosticRule QueryMisses = new("S1001", Severity.Warning,
        new("\"{0}\" vindt eerst {3}; de pagina {1} staat op plaats {2}", "\"{0}\" finds {3} first; the page {1} is at place {2}"),
        new("gebruik de woorden van de lezer in de titel of een kop, of zet een synoniem in data/glossary.yml",
            "use the reader's words in the title or a heading, or put a synonym into data/glossary.yml"));

    public static readonly DiagnosticRule UnknownPage = new("S1002", Severity.Error,
        new("er is geen pagina met de id \"{0}\"", "there is no page with the id \"{0}\""),
        new("noem een pagina van deze taal", "name a page of this language"));
}
