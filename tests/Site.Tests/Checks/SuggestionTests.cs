using System.Globalization;
using System.Text;
using Site.Engine;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Tests.Support;

namespace Site.Tests.Checks;

/// <summary>"Did you mean": names of the real site, misspelt a hundred times of each kind by one or two edits, in one build of the real content.</summary>
public sealed class SuggestionTests
{
    private const int Cases = 100;

    private static readonly SiteBuild Real = SiteBuild.OfRealContent();

    private static readonly Lazy<Dictionary<string, List<(string Name, string Typed, string? Hint)>>> Answers = new(Ask);

    [Theory]
    [InlineData("key")]
    [InlineData("page")]
    [InlineData("anchor")]
    [InlineData("term")]
    [InlineData("fact")]
    [InlineData("strip")]
    [InlineData("self-test")]
    [InlineData("time table")]
    [InlineData("document")]
    [InlineData("principle")]
    [InlineData("audience")]
    [InlineData("media")]
    public void The_right_name_is_offered_for_at_least_95_of_100_misspellings(string kind)
    {
        var answers = Answers.Value[kind];

        var misses = answers.Where(a => a.Hint is null || !Offered(a.Hint).Contains(a.Name)).Select(a => $"{a.Typed} for {a.Name}: {a.Hint}").ToList();
        Assert.Equal(Cases, answers.Count);
        Assert.True(misses.Count <= 5, string.Join('\n', misses));
    }

    [Fact]
    public void A_misspelt_question_is_told_by_the_name_that_was_published()
    {
        var random = new Random(20261122);
        using var site = SiteFolder.Of("=== pages/home.nl.md\n---\ntitle: T\ndescription: T\n---\n:::self-test m\n:::\n=== site.yml\n" + SiteFolder.Dutch);
        var ids = Enumerable.Range(1, Cases).Select(i => "Q" + i.ToString("00", CultureInfo.InvariantCulture)).ToList();
        site.Write("self-tests.lock", string.Concat(ids.Select(i => $"{i} 1 m\n")));
        site.Write("self-tests/m.yml", "id: m\ntitle: T\nintro: T\ntopics: [{id: t, title: T}]\nquestions:\n" + string.Concat(ids.Select((id, i) =>
            $"  - {{id: {Misspelt(id, 1 + (i % 2), random)}, revision: 1, type: truefalse, level: 1, topic: t, stem: S, answer: true, if-true: {{feedback: f}}, if-false: {{feedback: f}}}}\n")));

        var told = site.Build().Report.Diagnostics.Where(d => d.Rule.Code == "S0806").Select(d => (string)d.Arguments[0]).ToHashSet(StringComparer.Ordinal);

        Assert.InRange(ids.Count(told.Contains), 95, Cases);
    }

    [Theory]
    [InlineData("zzzzzz")]
    [InlineData("x")]
    public void Nothing_is_offered_for_what_is_like_no_name(string typed) => Assert.Null(Suggestions.Nearest(typed, Real.Names["key"]));

    [Fact]
    public void As_near_names_are_all_offered_in_order() =>
        Assert.Equal(["VHT-001", "VHT-002", "VHT-003"], Suggestions.All("VHT-00x", ["VHT-003", "VHT-001", "WOK-001", "VHT-002", "VHT-010"]));

    /// <summary>The names of a hint: of a path the file, of a file of a page its id.</summary>
    private static HashSet<string> Offered(string hint) =>
    [
        .. hint.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(w => w[(w.LastIndexOf('/') + 1)..])
            .Select(w => w.EndsWith(".nl.md", StringComparison.Ordinal) ? w[..^".nl.md".Length] : w),
    ];

    private static Dictionary<string, List<(string, string, string?)>> Ask()
    {
        var random = new Random(20261122);
        var typed = Real.Names.ToDictionary(n => n.Key, n => Misspellings([.. n.Value], random), StringComparer.Ordinal);
        using var temp = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(Repository.At("content"), "*", SearchOption.AllDirectories))
            temp.Write(Path.Combine("content", Path.GetRelativePath(Repository.At("content"), file)), File.ReadAllBytes(file));
        foreach (var (kind, misspellings) in typed)
        {
            foreach (var (i, (_, word)) in misspellings.Index())
                Write(temp, kind, i, word);
        }
        var findings = new SiteBuilder(new BuildOptions(temp.At("content"), PlainTheme.Write(temp), null, IncludesDrafts: false, new DateOnly(2026, 11, 22))).Build(openSink: null).Diagnostics;
        var hints = findings.GroupBy(d => Path.GetFileName(d.Where.File), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        return typed.ToDictionary(
            t => t.Key,
            t => t.Value.Select((w, i) => (w.Name, w.Typed, hints.GetValueOrDefault(FileOf(t.Key, i))?.Find(d => d.Arguments is [string found, ..] && found.Contains(w.Typed, StringComparison.Ordinal))?.Hint("en"))).ToList(),
            StringComparer.Ordinal);
    }

    private static string FileOf(string kind, int number) => kind == "document"
        ? "sectors.yml"
        : $"x-{kind.Replace(' ', '-')}-{number.ToString(CultureInfo.InvariantCulture)}.{(kind == "principle" ? "yml" : "nl.md")}";

    /// <summary>Writes the place where an author would have written the name.</summary>
    private static void Write(TempFolder temp, string kind, int number, string word)
    {
        if (kind == "document")
        {
            // The list of other sectors stands last in its file.
            File.AppendAllText(temp.At("content/data/sectors.yml"), $"  - {{id: x{number.ToString(CultureInfo.InvariantCulture)}, name: {{nl: T, en: T}}, fact: ORG-010, vht: [{word}], vib: []}}\n");
            return;
        }
        if (kind == "principle")
        {
            temp.Write("content/self-tests/" + FileOf(kind, number), Encoding.UTF8.GetBytes(
                $"id: {FileOf(kind, number)[..^4]}\ntitle: {{nl: T, en: T}}\nintro: {{nl: T, en: T}}\nquestions:\n  - id: X{number.ToString(CultureInfo.InvariantCulture)}\n    revision: 1\n    type: single\n    level: 1\n    principles: [\"{word}\"]\n    stem: {{nl: T, en: T}}\n    options: []\n"));
            return;
        }
        var body = kind switch
        {
            "page" => $"[x](../quality/{word}.nl.md)",
            "anchor" => $"[x](../quality/wok.nl.md#{word})",
            "term" => $"[x](term:{word})",
            "fact" => $"Een zin. {{fact=\"{word}\"}}",
            "strip" => $":::strip {word}\n:::",
            "self-test" => $":::self-test {word}\n:::",
            "time table" => $":::table {word}\n:::",
            "audience" => $":::audience {word}\nTekst.\n:::",
            "media" => $"![x](../../media/strips/{word})",
            _ => "Tekst.",
        };
        var key = kind == "key" ? $"{word}: x\n" : "";
        temp.Write("content/pages/about/" + FileOf(kind, number), Encoding.UTF8.GetBytes($"---\ntitle: T\ndescription: T\ntranslation: absent\n{key}---\n{body}\n"));
    }

    /// <summary>Each a name with one or two edits that is no name itself.</summary>
    private static List<(string Name, string Typed)> Misspellings(List<string> names, Random random)
    {
        var typed = new List<(string, string)>();
        while (typed.Count < Cases)
        {
            var name = names[random.Next(names.Count)];
            var word = Misspelt(name, 1 + (typed.Count % 2), random);
            if (!names.Contains(word, StringComparer.OrdinalIgnoreCase) && word.Length > 0)
                typed.Add((name, word));
        }
        return typed;
    }

    private static string Misspelt(string name, int edits, Random random)
    {
        var letters = name.ToList();
        for (var i = 0; i < edits; i++)
        {
            var at = random.Next(letters.Count);
            switch (random.Next(4))
            {
                case 0 when letters.Count > 1:
                    letters.RemoveAt(at);
                    break;
                case 1:
                    letters.Insert(at, (char)('a' + random.Next(26)));
                    break;
                case 2 when at + 1 < letters.Count:
                    (letters[at], letters[at + 1]) = (letters[at + 1], letters[at]);
                    break;
                default:
                    letters[at] = (char)('a' + random.Next(26));
                    break;
            }
        }
        return new string([.. letters]);
    }

    /// <summary>The real names by kind.</summary>
    private sealed record SiteBuild(Dictionary<string, List<string>> Names)
    {
        public static SiteBuild OfRealContent()
        {
            var report = new SiteBuilder(new BuildOptions(Repository.At("content"), Repository.At("themes", "ait"), null, IncludesDrafts: false, new DateOnly(2026, 11, 22))).Build(openSink: null);
            var (site, addresses) = (report.Site!, report.Addresses!);
            var keys = new SchemaObject();
            FrontMatterReader.Read(MapReader.Describing(new YamlContext("", ["nl", "en"], new DiagnosticBag()), keys));
            return new SiteBuild(new Dictionary<string, List<string>>(StringComparer.Ordinal)
            {
                ["key"] = [.. keys.ToJson()["properties"]!.AsObject().Select(p => p.Key)],
                ["page"] = [.. site.Pages.Where(p => p.Language == "nl" && p.Section.Length > 0).Select(p => p.Id)],
                ["anchor"] = [.. addresses.AnchorsOf(site.Find("wok", "nl")!)],
                ["term"] = [.. site.Data.Glossary.Ids],
                ["fact"] = [.. site.Data.Facts.Ids],
                ["strip"] = [.. site.Data.Strips.Ids],
                ["self-test"] = [.. site.Data.SelfTests.Select(t => t.Id)],
                ["time table"] = [.. site.Data.TimeInvestment!.Tables.Select(t => t.Id)],
                ["document"] = [.. site.Data.Facts.Documents.Select(d => d.Id)],
                ["principle"] = [.. site.Data.Principles.Names],
                ["audience"] = [.. site.Configuration.Audiences.Select(a => a.Id)],
                ["media"] = [.. site.Media.Keys.Where(m => m.StartsWith("media/strips/", StringComparison.Ordinal)).Select(m => m["media/strips/".Length..])],
            });
        }
    }
}
