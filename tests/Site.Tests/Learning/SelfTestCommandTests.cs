using Site.Tests.Support;

namespace Site.Tests.Learning;

/// <summary>Every fault in a self-test, through the command: exit code 1, file, line and column, the line itself, and what to do.</summary>
public sealed class SelfTestCommandTests
{
    private static readonly string Good = $$"""
        === site.yml
        title: {nl: Proef, en: Trial}
        languages: [nl, en]
        suppressions:
          - {code: S0710, reason: the example shows one thing at a time}
        === self-tests.lock
        A 1 m
        B 1 m
        === self-tests/m.yml
        {{Modules.File(Modules.Single(explain: "aap#kop"), Modules.Scenario("B", "aap"))}}
        === pages/deel/aap.nl.md
        ---
        title: Aap
        description: Over de aap.
        ---
        Tekst.

        ## Kop {#kop}

        :::self-test m
        :::
        === pages/deel/aap.en.md
        ---
        title: Monkey
        description: About the monkey.
        slug: monkey
        ---
        Text.

        ## Head {#kop}

        :::self-test m
        :::
        """;

    /// <summary>What is changed into what, the place of the finding, its message, and what to do.</summary>
    private static readonly Dictionary<string, (string From, string To, string Place, string Message, string Hint)> Faults = new(StringComparer.Ordinal)
    {
        ["missing language"] = ("text: {nl: Nee, en: No}", "text: {nl: Nee}", "15:23", "S0110: \"text\" lacks the language en", "add en:"),
        ["no feedback"] = ("text: {nl: Nee, en: No}, feedback: {nl: f, en: f}", "text: {nl: Nee, en: No}", "15:9", "S0104: the key \"feedback\" is missing", "add \"feedback:\""),
        ["link to no page"] = ("aap#kop", "ape#kop", "15:77", "S0804: the explanation refers to a page that does not exist: ape", "did you mean aap ?"),
        ["link to no place"] = ("aap#kop", "aap#kpo", "15:77", "S0805: the page aap has no anchor \"kpo\" in language nl", "did you mean kop ?"),
        ["double id"] = ("- id: B", "- id: A", "16:9", "S0114: the id \"A\" stands here twice; first on line 7", "give one of the two another id"),
        ["double option"] = ("{id: b, text: {nl: Nee", "{id: a, text: {nl: Nee", "15:14", "S0114: the id \"a\" stands here twice; first on line 14", "give one of the two another id"),
        ["vanished id"] = ("- id: B", "- id: C", "1:5", "S0806: question B has vanished from module \"m\"",
            "put the question back, or add B to \"retired:\" of the module, so that its id is never used again"),
        ["retired id"] = ("retired: []", "retired: [A]", "7:9", "S0807: the id A stands under \"retired\" and is used all the same", "give the question a new id"),
        ["unreachable node"] = ("next: two", "next: one", "29:13", "S0811: node \"two\" cannot be reached from the start", "refer to it with \"next: two\", or remove the node"),
        ["node without an end"] = (
            "text: {nl: aa, en: aa}, feedback: {nl: f, en: f}}\n          - {id: b, text: {nl: bb, en: bb}, feedback: {nl: f, en: f}, explain: aap}",
            "text: {nl: aa, en: aa}, feedback: {nl: f, en: f}, next: two}\n          - {id: b, text: {nl: bb, en: bb}, feedback: {nl: f, en: f}, explain: aap, next: two}",
            "29:13", "S0812: from node \"two\" a visitor never reaches the end", "leave out \"next\" with at least one choice"),
        ["unknown start"] = ("start: one", "start: oen", "22:12", "S0813: there is no node \"oen\"", "did you mean one ?"),
        ["unknown node"] = ("next: two", "next: tow", "27:90", "S0813: there is no node \"tow\"", "did you mean two ?"),
        ["identical options"] = ("{nl: Nee, en: No}", "{nl: Ja, en: No}", "15:14", "S0803: this answer reads the same as \"Ja\" (nl)", "give each answer a text of its own"),
        ["no right answer"] = ("correct: true, text: {nl: Ja", "explain: aap, text: {nl: Ja", "14:7", "S0801: question A has no right answer", "put \"correct: true\" with the right answer"),
        ["two right answers"] = ("id: b, text: {nl: Nee, en: No}, feedback: {nl: f, en: f}, explain: aap#kop", "id: b, correct: true, text: {nl: Nee, en: No}, feedback: {nl: f, en: f}",
            "14:7", "S0802: question A has 2 right answers, but only one can be chosen", "make it \"type: multiple\", or make an answer \"defensible\""),
        ["unknown type"] = ("type: single", "type: singel", "9:11", "S0107: \"singel\" is not a value of \"type\"", "did you mean single ?"),
        ["unknown key"] = ("level: 1\n    topic: t\n    stem: {nl: S, en: S}\n    options", "level: 1\n    topic: t\n    hnit: {nl: S, en: S}\n    stem: {nl: S, en: S}\n    options", "12:5", "S0103: unknown key \"hnit\"", "did you mean hint ?"),
    };

    public static TheoryData<string> Names() => [.. Faults.Keys];

    private static Task<(int Code, string Output, string Error)> CheckAsync(SiteFolder site, string command = "check") =>
        site.RunAsync([command, "--messages", "en", "--content", "{content}", "--theme", "{theme}", .. command == "build" ? new[] { "--output", "{output}" } : []]);

    [Fact]
    public async Task The_example_is_clean()
    {
        using var site = SiteFolder.Of(Good);
        var (code, _, error) = await CheckAsync(site);
        Assert.Equal((0, ""), (code, error));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fault_ends_the_command_with_1_and_says_where_and_what_to_do(string name)
    {
        var (from, to, place, message, hint) = Faults[name];
        using var site = SiteFolder.Of(Good);
        site.Change("self-tests/m.yml", from, to);

        var (code, _, error) = await CheckAsync(site);

        Assert.Equal(1, code);
        Assert.Contains($"error {message}\n  --> content/self-tests/m.yml:{place}\n", error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"  = {hint}\n", error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(1, (await CheckAsync(site, "build")).Code);
    }

    /// <summary>A question of every type; whatever line is missing, the command tells of it and never fails itself.</summary>
    [Fact]
    public void No_line_left_out_breaks_the_build()
    {
        const string Types = """
              - id: C
                revision: 1
                type: ordering
                level: 1
                topic: t
                stem: {nl: S, en: S}
                wrong-order: {nl: w, en: w}
                explain: aap
                items:
                  - {id: a, text: {nl: a, en: a}, feedback: {nl: f, en: f}}
                  - {id: b, text: {nl: b, en: b}, feedback: {nl: f, en: f}}
              - id: D
                revision: 1
                type: matching
                level: 1
                topic: t
                stem: {nl: S, en: S}
                pairs:
                  - {id: a, left: {nl: a, en: a}, right: {nl: a, en: a}, feedback: {nl: f, en: f}, explain: aap}
                  - {id: b, left: {nl: b, en: b}, right: {nl: b, en: b}, feedback: {nl: f, en: f}, explain: aap}
              - id: E
                revision: 1
                type: shortanswer
                level: 1
                topic: t
                stem: {nl: S, en: S}
                answers:
                  - {id: a, correct: true, accept: {nl: [a], en: [a]}, feedback: {nl: f, en: f}}
                other: {feedback: {nl: f, en: f}, explain: aap}
              - id: F
                revision: 1
                type: truefalse
                level: 1
                topic: t
                stem: {nl: S, en: S}
                answer: true
                if-true: {feedback: {nl: f, en: f}}
                if-false: {feedback: {nl: f, en: f}, explain: aap}
              - id: G
                revision: 1
                type: framestrip
                level: 1
                topic: t
                stem: {nl: S, en: S}
                task: label
                strip: S1
                frames:
                  - {frame: "1", label: a}
                  - {frame: "2", label: b}
                labels:
                  - {id: a, text: {nl: a, en: a}, feedback: {nl: f, en: f}}
                  - {id: b, text: {nl: b, en: b}, feedback: {nl: f, en: f}}
            """;
        using var site = SiteFolder.Of(Good);
        var lines = (File.ReadAllText(site.At("self-tests/m.yml")).TrimEnd() + "\n" + Types).Split('\n');
        for (var left = 0; left < lines.Length; left++)
        {
            site.Write("self-tests/m.yml", string.Join('\n', lines.Where((_, at) => at != left)));
            Assert.All(site.Build().Report.Diagnostics, d => Assert.NotEqual("", d.Where.File));
        }
    }

    [Fact]
    public async Task A_new_question_is_accepted_by_the_tool_and_guarded_from_then_on()
    {
        using var site = SiteFolder.Of(Good);
        site.Change("self-tests.lock", "B 1 m\n", "");
        var (code, _, error) = await CheckAsync(site);
        Assert.Equal(0, code);
        Assert.Contains("warning S0809: not in self-tests.lock yet: B\n", error.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        Assert.Equal(0, (await site.RunAsync("self-tests", "accept", "--content", "{content}", "--theme", "{theme}")).Code);

        Assert.Equal((0, ""), ((await CheckAsync(site)) is var (again, _, said) ? (again, said) : default));
        site.Change("self-tests/m.yml", "- id: B", "- id: C");
        Assert.Equal(1, (await CheckAsync(site)).Code);
        site.Change("self-tests/m.yml", "retired: []", "retired: [B]");
        Assert.Equal(0, (await CheckAsync(site)).Code);
    }
}
