using Site.Engine;
using Site.Engine.Markdown;
using Site.Engine.Sources;
using Site.Model.Diagnostics;
using Site.Tests.ContentTypes;
using Site.Tests.Learning;
using Site.Tests.Rules;
using Site.Tests.Support;

namespace Site.Tests.Diagnostics;

/// <summary>The kinds of fault that cannot stand together in the folder of faults, each in a small site of its own, to the letter in both languages.</summary>
public sealed class RareFaultsTests
{
    private static readonly string Folder = Repository.At("tests", "Site.Tests", "Diagnostics", "Rare");

    private static readonly Lazy<IReadOnlyList<(string Name, IReadOnlyList<Diagnostic> Findings)>> All = new(Findings);

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Each_is_told_to_the_letter(string language) => Snapshots.Match(Path.Combine(Folder, language), new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["findings.txt"] = string.Concat(All.Value.Select(f =>
            $"{f.Name}\n{string.Concat(f.Findings.Select(d => $"  {d.Where.File}:{d.Where.Line}:{d.Where.Column} {d.Rule.Code} {d.Message(language)} = {d.Hint(language)}\n"))}")),
    });

    [Fact]
    public void Together_with_the_folder_of_faults_they_show_every_code()
    {
        var common = File.ReadLines(Repository.At("tests", "Site.Tests", "Checks", "Faults", "expected", "nl", "findings.txt")).Select(l => l.Split(' ').First(w => w.StartsWith('S') && w.Length == 5));
        var shown = common.Concat(All.Value.SelectMany(f => f.Findings).Select(d => d.Rule.Code)).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], DiagnosticRulesTests.All.Select(r => r.Rule.Code).Where(c => !shown.Contains(c)).Distinct());
    }

    private static List<(string, IReadOnlyList<Diagnostic>)> Findings() =>
    [
        Site("a file too large", s => { using var file = new FileStream(s.At("media/groot.png"), FileMode.Create); file.SetLength(100L << 20); }),
        ("a file that cannot be read", Bag(b => SourceReader.ReadText(new SourceFile("content/site.yml", "site.yml", "/er/niet/site.yml", SourceKind.Configuration, 1, DateTime.UnixEpoch), b))),
        Site("a link out of the folder", s => File.CreateSymbolicLink(s.At("media/uit.svg"), "/etc/passwd")),
        Site("a link to a folder", s => Directory.CreateSymbolicLink(s.At("media/lus"), s.At("data"))),
        Site("folders too deep", s => s.Write($"media/{string.Concat(Enumerable.Repeat("a/", 30))}b.png", "x")),
        Site("no site.yml", s => s.Delete("site.yml")),
        Site("a control character", s => s.Change("pages/proef.nl.md", "Tekst.", "Tekst\u0007.")),
        Site("a bad name in media", s => s.Write("media/mijn foto.png", "x")),
        Site("names that differ in capitals", s => { s.Write("media/A.png", "x"); s.Write("media/a.png", "x"); }),
        Site("no ordinary file", s => Pipe(s.At("media/pijp.png"))),
        Site("a conflict that git left", s => s.Change("pages/proef.nl.md", "Tekst.", "<<<<<<< HEAD\nTekst.\n=======\nWoorden.\n>>>>>>> voorstel")),
        Site("an empty page", s => s.Write("pages/proef.nl.md", "")),
        Site("a draft in one language", s => s.Change("pages/proef.en.md", "title: Trial", "title: Trial\ndraft: true")),
        Text("a link without an address", "[woord]()"),
        Text("a picture elsewhere", "![Een kring](https://elders.example/kring.png)"),
        Text("a link with a blank in its address", "Zie [de proef](proef twee.nl.md)."),
        Text("a link with a gap", "Zie [de proef] (proef.nl.md)."),
        Text("a link turned round", "Zie (de proef)[proef.nl.md]."),
        Text("a link that is not closed", "Zie [de proef](proef.nl.md"),
        Text("marks that are not closed", "Feit. {fact=\"VHT-001}"),
        Text("marks in round brackets", "Feit. (fact=\"VHT-001\")"),
        Text("an id in round brackets", "## Kop (#kop)"),
        Text("an id that is not closed", "## Kop {#kop"),
        Text("an id without its sign", "## Kop {kop}"),
        Text("an id in capitals", "## Kop {#Kop}"),
        Text("a heading without a blank", "##Kop"),
        Text("a heading without words", "## {#kop}"),
        Text("a table without its line", "| a | b |\n| 1 | 2 |"),
        Text("a row too long", "| a | b |\n|---|---|\n| 1 | 2 | 3 |"),
        Text("a note without its text", "Woord.[^1]"),
        Text("a callout in words", "> [!LET OP]\n> Tekst."),
        Text("a callout misspelt", "> [!TIPP]\n> Tekst."),
        Text("a block left open", ":::steps\n1. Een\n\n:::cards\n- [Proef](proef.nl.md) zin\n:::"),
        Text("blocks of as many colons", ":::tabs\n:::tab Een\nA\n:::\n:::tab Twee\nB\n:::\n:::"),
        Text("an end without a beginning", "::steps\n1. Een\n:::"),
        Text("an address of the site", "[Proef](https://proef.example/proef/#plek)"),
        Text("an address without its scheme", "[elders](www.aitnl.org) of [post](info@proef.example)"),
        Text("a path as Windows writes it", "![Een](..\\media\\strips\\een.svg)"),
        Text("marks that are meant to be read", "\\[woord](x) en `[woord] (x.md)` en \\{#id}"),
        Site("a picture that is no XML", s => s.Write("media/strips/een.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>")),
        Site("YAML too deep", s => s.Write("data/sectors.yml", "sectors: " + new string('[', 60) + new string(']', 60) + "\n")),
        Site("too many aliases", s => s.Write("data/sectors.yml", $"a: &a [{Many("x", 200)}]\nb: &b [{Many("*a", 200)}]\nsectors: [{Many("*b", 200)}]\n")),
        Site("a text too deep", s => s.Change("pages/proef.nl.md", "Tekst.", new string('>', 300) + " Tekst.")),
        ("a text that takes too long", Bag(b => new MarkdownReader(BlockRegistry.Create(), new Limits { PageTime = 0 }).Read(new string('a', 100_000), 0, "content/pages/proef.nl.md", isHome: false, b))),
        Time("a figure that differs", "[6 uur](value:wok_per_person.total)"),
        Site("no pages", s => Directory.Delete(s.At("pages"), recursive: true)),
        Site("a place that disappears", s => s.Write("links.lock", "/\n/proef/ /go/proef\n/proef/#plek\n/en/\n/en/proef/ /go/proef\n/zoeken/\n/en/search/\n/go/proef\n")),
        Theme("a template that is not closed", "{{#if draft}}", "{{#if draft}}{{#each toc}}"),
        Theme("an unknown name in a template", "{{documentTitle}}", "{{documentTitel}}"),
        Theme("an unknown partial", "{{documentTitle}}", "{{> heder}}"),
        Site("a missing layout", s => File.Delete(Path.Combine(s.Theme, "layouts", "search.hbs"))),
        Theme("an unknown asset", "{{documentTitle}}", "{{asset \"css/weg.css\"}}"),
        Theme("an unknown icon", "{{documentTitle}}", "{{icon \"weg\"}}"),
        Theme("an unknown string", "{{documentTitle}}", "{{t \"page.weg\"}}"),
        Site("an unused string", s => { foreach (var l in (string[])["nl", "en"]) File.AppendAllText(Path.Combine(s.Theme, "strings", l + ".yml"), "page.over: \"x\"\n"); }),
        Theme("a string without its value", "{{documentTitle}}", "{{t \"page.minutes\"}}"),
        Theme("a text between three braces", "{{documentTitle}}", "{{{documentTitle}}}"),
        Theme("a list as a text", "{{documentTitle}}", "{{toc}}"),
        Site("partials without end", s => { Directory.CreateDirectory(Path.Combine(s.Theme, "partials")); File.WriteAllText(Path.Combine(s.Theme, "partials", "lus.hbs"), "{{> lus}}"); s.ChangeTheme("layouts/home.hbs", "{{documentTitle}}", "{{> lus}}"); }),
        Site("no theme", s => s.Theme = "/er/niet"),
        Site("a theme without a language", s => File.Delete(Path.Combine(s.Theme, "strings", "en.yml"))),
        Site("a language misspelt", s => s.Change("site.yml", "[nl, en]", "[nl, eng]")),
        Site("a language in words", s => s.Change("site.yml", "[nl, en]", "[nl, English]")),
        Site("a language twice", s => s.Change("site.yml", "[nl, en]", "[nl, en, nl]")),
        Site("no languages", s => s.Change("site.yml", "languages: [nl, en]\n", "")),
        Site("languages without any", s => s.Change("site.yml", "[nl, en]", "[]")),
        Site("languages without a value", s => s.Change("site.yml", "[nl, en]", "")),
        Site("languages as a text", s => s.Change("site.yml", "[nl, en]", "nl")),
        Site("a code that is none", s => s.Change("site.yml", "base-url", "errors: [S0303, S9999]\nbase-url")),
        Site("an error left out", s => s.Change("site.yml", "reason: the example shows one thing at a time}", "reason: a}\n  - {code: S0203, reason: b}")),
        Site("a word list that is not there", s => { s.Write("woorden.txt", "rooster\n"); s.Change("site.yml", "base-url", "search: {word-lists: [woord.txt]}\nbase-url"); }),
        Site("a page that was renamed", s => { s.Change("data/facts.yml", "facts:\n", "facts:\n" + string.Concat(Enumerable.Range(11, 4).Select(i => $"  - {{id: X-0{i}, page: weg, statement: {{nl: a, en: b}}, sources: [{{document: wok-2019}}]}}\n"))); }),
        Site("an unknown pattern", s => s.Change("data/principles.yml", "maps-to: [C1, C1.1]", "maps-to: [C1, C1.2]")),
        Site("an unknown public source", s => s.Change("data/principles.yml", "provenance: {public: [PUB-A]}", "provenance: {public: [PUB-B]}")),
        Site("nothing to show", s => { s.Delete("data/sectors.yml"); s.Change("pages/proef.nl.md", "Tekst.", "Tekst.\n\n:::sectors\n:::\n"); }),
        Site("a fact on another page", s => s.Change("data/facts.yml", "page: proef", "page: home")),
        Site("long sentences", s => { s.Change("site.yml", "base-url", "audiences:\n  - {id: parents, name: {nl: Ouders, en: Parents}, sentence-length: 5}\nbase-url"); s.Change("pages/proef.nl.md", "title: Proef", "title: Proef\naudience: [parents]"); s.Change("pages/proef.nl.md", "Tekst.", string.Concat(Enumerable.Repeat("Dit is een zin van acht woorden lang. ", 9))); }),
        Test("two right answers", "- {id: b, ", "- {id: b, correct: true, "),
        Test("the same answer twice", "{nl: Nee, en: No}", "{nl: Ja, en: No}"),
        Test("an unknown place of an explanation", "explain: proef", "explain: \"proef#weg\""),
        Site("a question that vanished", s => { Module(s); s.Write("self-tests.lock", "A 1 m\nB 1 m\n"); }),
        Test("a retired id in use", "retired: []", "retired: [A]"),
        Site("a revision that went down", s => { Module(s); s.Write("self-tests.lock", "A 3 m\n"); }),
        Site("a question that is not recorded", s => { Module(s); s.Delete("self-tests.lock"); }),
        Site("an odd line of the lock", s => { Module(s); s.Write("self-tests.lock", "A 1 m\nQ02 one methods\n"); }),
        Scenario("a node out of reach", "next: two", "next: one"),
        Scenario("a node without an end", "en: b}, feedback: {nl: f, en: f}, explain: proef}", "en: b}, feedback: {nl: f, en: f}, explain: proef, next: one}", "en: aa}, feedback: {nl: f, en: f}}", "en: aa}, feedback: {nl: f, en: f}, next: two}", "en: bb}, feedback: {nl: f, en: f}, explain: proef}", "en: bb}, feedback: {nl: f, en: f}, explain: proef, next: two}"),
        Scenario("an unknown node", "next: two", "next: twoo"),
        Site("the longest is right", s => Module(s, Modules.File([.. Enumerable.Range(0, 4).Select(i => Modules.Single($"A{i}", explain: "proef").Replace("{nl: Ja, en: Yes}", "{nl: Een lang antwoord, en: A long answer}", StringComparison.Ordinal) + "\n      - {id: c, text: {nl: Ook, en: Too}, feedback: {nl: f, en: f}, explain: proef}")]), "A0 1 m\nA1 1 m\nA2 1 m\nA3 1 m\n")),
        Test("no explanation", ", explain: proef", ""),
        Test("an unknown principle", "topic: t\n    stem", "principles: [C1.9]\n    stem"),
        Test("no topic", "    topic: t\n    stem", "    stem"),
        Test("an unknown frame", "type: single", "type: framestrip\n    task: spot\n    strip: STRIP-1", "    options:\n", "    frames:\n", "{id: a, correct: true, text: {nl: Ja, en: Yes}, ", "{frame: \"1\", correct: true, ", "{id: b, text: {nl: Nee, en: No}, ", "{frame: \"9\", "),
        Test("an unknown label", "type: single", "type: framestrip\n    task: label\n    strip: STRIP-1\n    labels:\n      - {id: wait, text: {nl: Wacht, en: Wait}, feedback: {nl: f, en: f}, explain: proef}\n      - {id: look, text: {nl: Kijkt, en: Looks}, feedback: {nl: f, en: f}, explain: proef}", "    options:\n", "    frames:\n", "{id: a, correct: true, text: {nl: Ja, en: Yes}, feedback: {nl: f, en: f}}", "{frame: \"1\", label: wiat}", "{id: b, text: {nl: Nee, en: No}, feedback: {nl: f, en: f}, explain: proef}", "{frame: \"2\", label: look}"),
        Test("another name than the file", "id: m", "id: n"),
        Test("one answer only", "      - {id: b, text: {nl: Nee, en: No}, feedback: {nl: f, en: f}, explain: proef}\n", ""),
        Test("one text with two answers", "type: single", "type: shortanswer", "    options:\n", "    answers:\n", "text: {nl: Ja, en: Yes}", "accept: {nl: [drie], en: [three]}", "text: {nl: Nee, en: No}", "accept: {nl: [Drie], en: [four]}", ", explain: proef}\n", ", explain: proef}\n    other: {feedback: {nl: f, en: f}, explain: proef}\n"),
        Test("right and defensible", "correct: true, ", "correct: true, defensible: {nl: r, en: r}, "),
        Time("an unknown time table", ":::table wok_per_persoon\n:::"),
        Time("an unknown mode", ":::calculator wokk\n:::"),
        Time("an odd chart", ":::chart timeline wok_per_person\n:::"),
        Table("an unknown value", "{value: qa_individual.supervision_prep.each}", "{value: qa_individual.supervision_pre.each}"),
        Table("a sum that is wrong", "total: {sum: 40,", "total: {sum: 41,"),
        Table("a row without a time", "{id: welcome, minutes: 5,", "{id: welcome,"),
        Table("an odd factor", "product: [{parameter: woks}, {value: qa_individual.wok.each}]", "product: [{parameter: woks, number: 2}]"),
        Table("an option left out", ", \"3\": {value: qa_group_3.supervision.each}", ""),
        Table("a division by zero", "default: 3\n        min: 1", "default: 3\n        min: 0"),
        Table("a default out of range", "default: 3\n        min: 1", "default: 9\n        min: 1"),
        Table("a worked case that differs", "result: {total: 43}}", "result: {total: 44}}"),
        Table("a worked case that is refused", "inputs: {group: 2}", "inputs: {group: 4}"),
        Table("no total", "      - id: total\n        label: {nl: \"Totaal\", en: \"Total\"}\n        sum: [coaching]", "      - id: hours\n        label: {nl: \"Totaal\", en: \"Total\"}\n        sum: [coaching]"),
        Site("a query that finds another page first", s => s.Write("search-queries.yml", "queries:\n  - {q: thuis, first: proef, language: nl}\n")),
        Site("a query for no page", s => s.Write("search-queries.yml", "queries:\n  - {q: proef, first: preof, language: nl}\n")),
    ];

    private static string Question => Modules.File(Modules.Single(explain: "proef"));

    /// <summary>The small site with all its data and one change.</summary>
    private static (string, IReadOnlyList<Diagnostic>) Site(string name, Action<SiteFolder> change)
    {
        using var site = DataSite.Create();
        site.Write("pages/home.nl.md", "---\ntitle: Thuis\ndescription: Een bladzijde.\n---\n![Een tekening](../media/strips/een.svg)\n");
        site.Write("pages/home.en.md", "---\ntitle: Home\ndescription: A page.\n---\nText.\n");
        change(site);
        return (name, [.. site.Build().Report.Diagnostics.Select(d => d with { Where = d.Where with { File = d.Where.File.Replace(site.Root, "", StringComparison.Ordinal) } })]);
    }

    private static (string, IReadOnlyList<Diagnostic>) Text(string name, string markdown) => Site(name, s => s.Change("pages/proef.nl.md", "Tekst.", "Tekst.\n\n" + markdown + "\n\nTekst."));

    private static (string, IReadOnlyList<Diagnostic>) Theme(string name, string old, string now) => Site(name, s => s.ChangeTheme("layouts/home.hbs", old, now));

    /// <summary>With a self-test in which each old text is changed into the new one after it.</summary>
    private static (string, IReadOnlyList<Diagnostic>) Test(string name, params string[] changes) => Site(name, s => Module(s, Changed(Question, changes)));

    private static (string, IReadOnlyList<Diagnostic>) Scenario(string name, params string[] changes) => Site(name, s => Module(s, Changed(Modules.File(Modules.Scenario(explain: "proef")), changes)));

    private static (string, IReadOnlyList<Diagnostic>) Time(string name, string markdown) => Site(name, s =>
    {
        s.Write("data/time-investment.yml", RealTables());
        s.Change("pages/proef.nl.md", "Tekst.", "Tekst.\n\n" + markdown + "\n");
    });

    private static (string, IReadOnlyList<Diagnostic>) Table(string name, string old, string now) =>
        Site(name, s => s.Write("data/time-investment.yml", Changed(RealTables(), old, now)));

    private static void Module(SiteFolder site, string? yaml = null, string locked = "A 1 m\n")
    {
        site.Write("self-tests/m.yml", yaml ?? Question);
        site.Write("self-tests.lock", locked);
    }

    private static string RealTables() => File.ReadAllText(Repository.At("content", "data", "time-investment.yml"));

    private static string Changed(string text, params string[] changes)
    {
        foreach (var change in changes.Chunk(2))
        {
            Assert.Contains(change[0], text, StringComparison.Ordinal);
            var at = text.IndexOf(change[0], StringComparison.Ordinal);
            text = text[..at] + change[1] + text[(at + change[0].Length)..];
        }
        return text;
    }

    private static List<Diagnostic> Bag(Action<DiagnosticBag> read)
    {
        var bag = new DiagnosticBag();
        read(bag);
        return [.. bag.Sorted()];
    }

    private static string Many(string what, int count) => string.Join(", ", Enumerable.Repeat(what, count));

    private static void Pipe(string path)
    {
        using var made = System.Diagnostics.Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}
