using Site.Model.Diagnostics;

namespace Site.Engine.TimeInvestment;

/// <summary>S09xx: content/data/time-investment.yml.</summary>
public static class TimeInvestmentRules
{
    public static readonly DiagnosticRule UnknownReference = new("S0901", Severity.Error,
        new("{1} \"{0}\" bestaat niet", "{1} \"{0}\" does not exist"),
        new("bekend zijn: {2}", "known are: {2}"));

    public static readonly DiagnosticRule WrongSum = new("S0902", Severity.Error,
        new("de regels van \"{0}\" tellen op tot {1}, maar er staat {2}", "the rows of \"{0}\" add up to {1}, but {2} stands here"),
        new("verbeter de regels of het totaal", "mend the rows or the total"));

    public static readonly DiagnosticRule RowWithoutAmount = new("S0903", Severity.Error,
        new("de regel \"{0}\" heeft geen tijd", "the row \"{0}\" has no time"),
        new("geef {1}", "give {1}"));

    public static readonly DiagnosticRule OddFactor = new("S0904", Severity.Error,
        new("dit is geen factor: {0}", "this is not a factor: {0}"),
        new("schrijf precies een van parameter:, number:, value:, of by: met of:", "write exactly one of parameter:, number:, value:, or by: with of:"));

    public static readonly DiagnosticRule MissingOption = new("S0905", Severity.Error,
        new("bij \"by: {0}\" ontbreekt de keuze \"{1}\"", "\"by: {0}\" lacks the option \"{1}\""),
        new("geef elke keuze van \"{0}\" een waarde", "give every option of \"{0}\" a value"));

    public static readonly DiagnosticRule DivisionByZero = new("S0906", Severity.Error,
        new("hier kan door nul worden gedeeld: \"{0}\" mag 0 zijn", "this can divide by zero: \"{0}\" may be 0"),
        new("zet het minimum van \"{0}\" op 1 of meer", "set the minimum of \"{0}\" to 1 or more"));

    public static readonly DiagnosticRule Range = new("S0907", Severity.Error,
        new("de standaardwaarde van \"{0}\" past niet binnen min, max en step", "the default of \"{0}\" does not fit min, max and step"),
        new("kies een waarde van {1} tot en met {2}", "choose a value from {1} to {2}"));

    public static readonly DiagnosticRule WorkedCaseDiffers = new("S0908", Severity.Error,
        new("het rekenvoorbeeld {0} geeft voor \"{1}\" {2}, verwacht was {3}", "worked case {0} gives {2} for \"{1}\", expected was {3}"),
        new("verbeter de formule of het voorbeeld; controleer eerst het document", "mend the formula or the case; look in the document first"));

    public static readonly DiagnosticRule WorkedCaseRefused = new("S0909", Severity.Error,
        new("het rekenvoorbeeld {0} vult bij \"{1}\" iets in dat niet mag", "worked case {0} fills in something that \"{1}\" does not allow"),
        new("kies een waarde die de rekenhulp toestaat", "choose a value that the calculator allows"));

    public static readonly DiagnosticRule NoTotal = new("S0910", Severity.Error,
        new("\"{0}\" heeft geen uitkomst met id total", "\"{0}\" has no output with id total"),
        new("voeg een uitkomst met id: total toe", "add an output with id: total"));

    public static readonly DiagnosticRule UnknownTable = new("S0911", Severity.Error,
        new("er is geen tijdtabel \"{0}\"", "there is no time table \"{0}\""),
        new("bekend zijn: {1}", "known are: {1}"));

    public static readonly DiagnosticRule UnknownMode = new("S0912", Severity.Error,
        new("de rekenhulp heeft geen stand \"{0}\"", "the calculator has no mode \"{0}\""),
        new("bekend zijn: {1}", "known are: {1}"));

    public static readonly DiagnosticRule OddChart = new("S0913", Severity.Error,
        new("deze grafiek kan niet: {0}", "this chart cannot be made: {0}"),
        new("schrijf :::chart timeline TABEL (minuten), :::chart course TABEL (contacten) of :::chart bars TABEL TABEL ... (uren, dezelfde regels)",
            "write :::chart timeline TABLE (minutes), :::chart course TABLE (contacts) or :::chart bars TABLE TABLE ... (hours, the same rows)"));

    public static readonly DiagnosticRule NoData = new("S0914", Severity.Error,
        new("\"{0}\" vraagt om data/time-investment.yml, en dat bestand is er niet", "\"{0}\" asks for data/time-investment.yml, and there is no such file"),
        new("maak het bestand of verwijder het blok", "make the file or remove the block"));
}
