using System.Globalization;
using System.Text;

namespace Site.Bench;

/// <summary>How a peer wants its pages.</summary>
internal enum Flavour
{
    Ours,
    Hugo,
    Eleventy,
}

/// <summary>Pages to build, the same in every flavour.</summary>
internal interface ICorpus
{
    /// <summary>As tables and folders name it: "1000 pages".</summary>
    string Name { get; }

    /// <summary>Writes the pages of a flavour; for ours a whole content folder.</summary>
    void Write(string folder, Flavour flavour);
}

/// <summary>
/// A corpus of N pages, half Dutch and half English: some 500 words each, headings, lists, a table, links, a callout. The same seed gives the same
/// words in every flavour, so that all build the same site.
/// </summary>
internal sealed class Corpus(int pages, int seed = 42) : ICorpus
{
    private static readonly string[] Stems =
        ("werk leer bouw schrijf lees plan meet toets vraag antwoord module toon bewaar stuur open sluit zoek vind deel kies maak teken reken denk voel kijk luister spreek hoor breng "
        + "veld tabel lijst kolom rij bron doel regel stijl vorm kleur maat punt lijn vlak hoek kant deur raam muur vloer dak kamer huis straat stad land water lucht vuur aarde boom blad "
        + "build write plan measure answer lesson show save send close find share choose draw count think feel look listen speak carry table column source goal rule shape colour size").Split(' ');

    private static readonly string[] Before = ["", "", "", "her", "ver", "be", "ont", "over", "onder", "voor", "door", "re", "un", "pre", "inter"];

    private static readonly string[] After = ["", "", "en", "er", "ing", "ingen", "baar", "lijk", "heid", "je", "s", "able", "ness", "ed", "ment", "ful"];

    private static readonly string[] Small = "de het een en of maar want van in op aan met voor door over bij naar uit tot als dat die dit niet ook nog wel zeer meer is zijn was wordt".Split(' ');

    private static readonly string[] Alerts = ["NOTE", "TIP", "WARNING", "IMPORTANT", "CAUTION"];

    private readonly int perLanguage = Math.Max(1, pages / 2);

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{pages} pages");

    private int Sections => Math.Max(1, (int)Math.Round(Math.Sqrt(perLanguage * 2.0)));

    private int PerSection => (int)Math.Ceiling(perLanguage / (double)Sections);

    public void Write(string folder, Flavour flavour)
    {
        foreach (var language in (string[])["nl", "en"])
        {
            WriteFile(PathOf(folder, flavour, language, null, Index(flavour, "home")), FrontMatter(flavour, language, "Home", "The home page of the trial site.", 0) + "Home.\n");
            for (var section = 0; section * PerSection < perLanguage; section++)
            {
                var words = new Words(HashCode(language, -1 - section));
                WriteFile(PathOf(folder, flavour, language, section, Index(flavour, SectionId(section))),
                    FrontMatter(flavour, language, $"{words.Take(1)} {section}", words.Take(8), section + 1) + words.Take(30) + ".\n");
            }
            for (var page = 0; page < perLanguage; page++)
            {
                WriteFile(PathOf(folder, flavour, language, page / PerSection, $"page-{page:00000}"), Page(flavour, language, page));
            }
        }
        if (flavour == Flavour.Ours)
            WriteFile(Path.Combine(folder, "site.yml"), "title: {nl: Proef, en: Trial}\nlanguages: [nl, en]\nbase-url: https://example.org\n");
    }

    private string Page(Flavour flavour, string language, int page)
    {
        var random = new Random(HashCode(language, page));
        var words = new Words(HashCode(language, page));
        var text = new StringBuilder(4096);
        var headings = 0;
        text.Append(FrontMatter(flavour, language, $"{words.Take(random.Next(2, 6))} {page}", words.Take(random.Next(7, 14)), (page % PerSection) + 1));
        text.Append(words.Paragraph());
        Heading(2, 2);
        text.Append(words.Paragraph()).Append("\n\n");
        text.Append(words.Paragraph()).Append(" [").Append(words.Take(1)).Append("](").Append(Link(flavour, language, random.Next(perLanguage))).Append(").");
        Heading(2, 1);
        for (var i = random.Next(4, 7); i > 0; i--)
            text.Append("- ").Append(words.Take(random.Next(4, 10))).Append('\n');
        Heading(3, 1);
        text.Append(words.Paragraph()).Append("\n\n> [!").Append(Alerts[random.Next(Alerts.Length)]).Append("]\n> ").Append(words.Sentence()).Append("\n> ").Append(words.Sentence());
        Heading(2, 2);
        for (var i = 1; i <= 5; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i}. ").Append(words.Take(random.Next(5, 11))).Append('\n');
        Heading(3, 2);
        text.Append("| Naam | Waarde | Uitleg |\n| --- | ---: | --- |\n");
        for (var i = random.Next(4, 8); i > 0; i--)
            text.Append("| ").Append(words.Take(1)).Append(" | ").Append(random.Next(1, 9999)).Append(" | ").Append(words.Take(4)).Append(" |\n");
        text.Append('\n').Append(words.Paragraph());
        Heading(2, 1);
        text.Append(words.Paragraph()).Append("\n\n");
        text.Append("Zie: [").Append(words.Take(1)).Append("](").Append(Link(flavour, language, random.Next(perLanguage))).Append("), <https://example.org/").Append(page).Append(">.\n");
        return text.ToString();

        // With an id, as the editors of our site write them; Hugo reads the same attribute, Eleventy makes ids of its own.
        void Heading(int level, int count)
        {
            text.Append("\n\n").Append('#', level).Append(' ').Append(words.Take(count)).Append(flavour == Flavour.Eleventy ? "" : string.Create(CultureInfo.InvariantCulture, $" {{#part-{++headings}}}")).Append("\n\n");
        }
    }

    private static string FrontMatter(Flavour flavour, string language, string title, string description, int order) =>
        $"---\ntitle: \"{title}\"\ndescription: \"{description}\"\n{(flavour == Flavour.Ours ? "" : $"lang: {language}\n")}{(flavour == Flavour.Ours ? "order" : "weight")}: {order.ToString(CultureInfo.InvariantCulture)}\n---\n\n";

    private string Link(Flavour flavour, string language, int page) => flavour == Flavour.Ours
        ? $"../{SectionId(page / PerSection)}/page-{page:00000}.{language}.md"
        : $"../../{SectionId(page / PerSection)}/page-{page:00000}/";

    private static string SectionId(int section) => $"section-{section:000}";

    private static string Index(Flavour flavour, string ours) => flavour switch
    {
        Flavour.Ours => ours,
        Flavour.Hugo => "_index",
        _ => "index",
    };

    private static string PathOf(string folder, Flavour flavour, string language, int? section, string name)
    {
        var inSection = section is { } s ? SectionId(s) : "";
        return flavour == Flavour.Ours
            ? Path.Combine(folder, "pages", inSection, $"{name}.{language}.md")
            : Path.Combine(folder, "content", language, inSection, name + ".md");
    }

    private int HashCode(string language, int page) => unchecked((seed * 31) + (page * 7919) + (language == "nl" ? 1 : 2));

    private static void WriteFile(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Words in a Zipf-like spread, four in ten of them small ones.</summary>
    private sealed class Words(int seed)
    {
        private readonly Random random = new(seed);

        public string Take(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));

        public string Sentence()
        {
            var words = Enumerable.Range(0, random.Next(7, 18)).Select(_ => Word()).ToArray();
            words[0] = char.ToUpperInvariant(words[0][0]) + words[0][1..];
            var at = random.Next(1, words.Length - 1);
            words[at] = random.Next(100) switch
            {
                < 10 => $"**{words[at]}**",
                < 18 => $"*{words[at]}*",
                < 24 => $"`{words[at]}`",
                _ => words[at],
            };
            return string.Join(' ', words) + ".";
        }

        public string Paragraph() => string.Join(' ', Enumerable.Range(0, random.Next(3, 6)).Select(_ => Sentence()));

        private string Word()
        {
            if (random.Next(100) < 42)
                return Small[random.Next(Small.Length)];
            var rank = (int)(Math.Pow(random.NextDouble(), 3) * Stems.Length * Before.Length * After.Length);
            return Before[rank / 7 % Before.Length] + Stems[rank % Stems.Length] + After[rank / 3 % After.Length];
        }
    }
}
