using Site.Model.Diagnostics;

namespace Site.Engine.Diagnostics;

/// <summary>S00xx: files and folders.</summary>
public static class FileRules
{
    public static readonly DiagnosticRule NotUtf8 = new("S0001", Severity.Error,
        new("het bestand is geen UTF-8 (byte {0})", "the file is not UTF-8 (byte {0})"),
        new("bewaar het bestand als UTF-8", "save the file as UTF-8"));

    public static readonly DiagnosticRule NulByte = new("S0002", Severity.Error,
        new("het bestand bevat een NUL-teken", "the file contains a NUL character"),
        new("verwijder het teken; is dit wel een tekstbestand?", "remove the character; is this a text file at all?"));

    public static readonly DiagnosticRule TooLarge = new("S0003", Severity.Error,
        new("het bestand is {0} groot; de grens is {1}", "the file is {0} in size; the limit is {1}"),
        new("splits het bestand; de grens is in te stellen met --limit {2}", "split the file; the limit is set with --limit {2}"));

    public static readonly DiagnosticRule Unreadable = new("S0004", Severity.Error,
        new("het bestand kan niet worden gelezen: {0}", "the file cannot be read: {0}"),
        new("kijk of het bestand bestaat en of u het mag lezen", "see that the file exists and that you may read it"));

    public static readonly DiagnosticRule LinkLeavesContent = new("S0005", Severity.Error,
        new("deze snelkoppeling wijst naar iets buiten de inhoudsmap, of naar niets", "this symbolic link points outside the content folder, or to nothing"),
        new("zet het bestand zelf in de map", "put the file itself into the folder"));

    public static readonly DiagnosticRule FolderLink = new("S0006", Severity.Error,
        new("een snelkoppeling naar een map wordt niet gevolgd", "a symbolic link to a folder is not followed"),
        new("zet de bestanden zelf in de map", "put the files themselves into the folder"));

    public static readonly DiagnosticRule FolderTooDeep = new("S0007", Severity.Error,
        new("mappen zijn meer dan {0} niveaus diep", "folders are more than {0} levels deep"),
        new("maak de mappen ondieper; de grens is in te stellen met --limit folder-depth", "make the folders less deep; the limit is set with --limit folder-depth"));

    public static readonly DiagnosticRule UnknownFolder = new("S0008", Severity.Warning,
        new("onbekend bestand of onbekende map: {0}", "unknown file or folder: {0}"),
        new("de inhoudsmap kent site.yml, pages, data, self-tests en media", "the content folder knows site.yml, pages, data, self-tests and media"));

    public static readonly DiagnosticRule NoSiteFile = new("S0009", Severity.Error,
        new("site.yml ontbreekt", "site.yml is missing"),
        new("maak een site.yml met minstens title en languages", "make a site.yml with at least title and languages"));

    public static readonly DiagnosticRule PageName = new("S0010", Severity.Error,
        new("de bestandsnaam \"{0}\" is geen paginanaam", "the file name \"{0}\" is not a page name"),
        new("verwacht wordt <id>.<taal>.md, met kleine letters, cijfers en streepjes, zoals wok.nl.md; talen van deze site: {1}",
            "expected is <id>.<language>.md in lower-case letters, digits and hyphens, such as wok.nl.md; languages of this site: {1}"));

    public static readonly DiagnosticRule UnknownLanguage = new("S0011", Severity.Error,
        new("onbekende taal \"{0}\" in de bestandsnaam", "unknown language \"{0}\" in the file name"),
        new("talen van deze site: {1}", "languages of this site: {1}"));

    public static readonly DiagnosticRule PageDepth = new("S0012", Severity.Error,
        new("een pagina staat in pages/<sectie>/, niet dieper", "a page lies in pages/<section>/, not deeper"),
        new("verplaats het bestand naar een map direct onder pages", "move the file to a folder directly under pages"));

    public static readonly DiagnosticRule SectionName = new("S0013", Severity.Error,
        new("de mapnaam \"{0}\" is geen sectienaam", "the folder name \"{0}\" is not a section name"),
        new("gebruik kleine letters, cijfers en streepjes", "use lower-case letters, digits and hyphens"));

    public static readonly DiagnosticRule MediaType = new("S0014", Severity.Error,
        new("dit soort bestand wordt niet gepubliceerd: {0}", "this kind of file is not published: {0}"),
        new("in media mogen svg, png, jpg, webp, avif, pdf, csv en txt", "media may hold svg, png, jpg, webp, avif, pdf, csv and txt"));

    public static readonly DiagnosticRule UnsafeSvg = new("S0015", Severity.Error,
        new("de tekening bevat {0}", "the drawing contains {0}"),
        new("een SVG mag geen script, stijl, verwijzing naar buiten of gebeurtenis bevatten", "an SVG may hold no script, style, outside reference or event"));

    public static readonly DiagnosticRule ControlCharacter = new("S0016", Severity.Error,
        new("de tekst bevat het stuurteken U+{0}", "the text contains the control character U+{0}"),
        new("verwijder het teken; alleen tabs en regeleinden mogen", "remove the character; only tabs and line ends are allowed"));

    public static readonly DiagnosticRule MediaName = new("S0017", Severity.Error,
        new("\"{0}\" is geen goede naam voor een bestand in media", "\"{0}\" is not a good name for a file in media"),
        new("gebruik letters zonder accent, cijfers, punten, streepjes en liggende streepjes", "use letters without accents, digits, full stops, hyphens and underscores"));

    public static readonly DiagnosticRule CaseClash = new("S0018", Severity.Error,
        new("deze naam verschilt alleen in hoofdletters van {0}", "this name differs from {0} in capitals only"),
        new("geef een van de twee een andere naam: niet elke schijf houdt ze uit elkaar", "give one of the two another name: not every disk tells them apart"));

    public static readonly DiagnosticRule NotAFile = new("S0019", Severity.Error,
        new("dit is geen gewoon bestand", "this is not an ordinary file"),
        new("verwijder het uit de inhoudsmap", "remove it from the content folder"));

    public static readonly DiagnosticRule MergeConflict = new("S0020", Severity.Error,
        new("hier staan twee versies van dezelfde tekst, van Git: van {0} tot en met {1}", "two versions of the same text stand here, left by Git: from {0} to {1}"),
        new("houd de goede versie, en haal de andere weg met de regels <<<<<<<, ======= en >>>>>>>", "keep the right version, and take the other away with the lines <<<<<<<, ======= and >>>>>>>"));

    public static readonly DiagnosticRule EmptyFile = new("S0021", Severity.Error,
        new("het bestand is leeg", "the file is empty"),
        new("vul het bestand of verwijder het", "fill the file or remove it"));

    public static readonly DiagnosticRule NoWordList = new("S0022", Severity.Error,
        new("de woordenlijst {0} bestaat niet", "the word list {0} does not exist"),
        new("zet het bestand in content, of haal het weg bij word-lists", "put the file into content, or take it out of word-lists"));
}
