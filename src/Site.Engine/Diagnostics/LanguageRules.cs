using Site.Model.Diagnostics;

namespace Site.Engine.Diagnostics;

/// <summary>S0305 and on: translations that stayed behind. Those that are missing stand in <see cref="SiteRules"/>.</summary>
public static class LanguageRules
{
    public static readonly DiagnosticRule Behind = new("S0305", Severity.Warning,
        new("het deel \"{0}\" van {1} is veranderd na deze vertaling", "the section \"{0}\" of {1} has changed since this translation"),
        new("werk de vertaling bij en voer dan uit: site translations accept {2}", "bring the translation up to date, then run: site translations accept {2}"));

    public static readonly DiagnosticRule NotCompared = new("S0306", Severity.Warning,
        new("van deze vertaling is niet vastgelegd dat zij bij {0} past", "that this translation fits {0} was never recorded"),
        new("vergelijk de twee en voer dan uit: site translations accept {1}", "compare the two, then run: site translations accept {1}"));

    public static readonly DiagnosticRule DraftDiffers = new("S0308", Severity.Error,
        new("deze pagina is geen concept, maar {0} wel", "this page is no draft, but {0} is"),
        new("zet in elke taal hetzelfde achter draft:, of laat de regel in elke taal weg", "put the same after draft: in each language, or leave the line out of each"));

    public static readonly DiagnosticRule LedgerLine = new("S0307", Severity.Error,
        new("deze regel is geen deel van een pagina", "this line is no section of a page"),
        new("translations.lock wordt door het programma geschreven: voer uit site translations accept", "translations.lock is written by the program: run site translations accept"));
}
