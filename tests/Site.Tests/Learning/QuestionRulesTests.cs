using System.Collections.Immutable;
using Site.Engine.Learning;
using Site.Model.Learning;

namespace Site.Tests.Learning;

/// <summary>What each type of question makes of its YAML, and each fault that its type alone can have.</summary>
public sealed class QuestionRulesTests
{
    private const string F = "feedback: {nl: f, en: f}";

    private static string Question(string type, string rest, string id = "A") =>
        $"  - id: {id}\n    revision: 1\n    type: {type}\n    level: 1\n    topic: t\n    stem: {{nl: S, en: S}}\n{rest}";

    private static string Says(string type, string rest) => Modules.Read(Question(type, rest)).Findings;

    private static T Read<T>(string type, string rest, string id = "A")
        where T : Interaction => Assert.IsType<T>(Modules.Interaction(Question(type, rest, id)));

    // Single and multiple

    [Fact]
    public void Options_may_not_be_left_out() => Assert.Contains("S0104 the key \"options\" is missing", Says("single", ""), StringComparison.Ordinal);

    [Theory]
    [InlineData("single", "options")]
    [InlineData("multiple", "options")]
    [InlineData("shortanswer", "answers")]
    [InlineData("ordering", "items")]
    [InlineData("matching", "pairs")]
    [InlineData("framestrip", "frames")]
    public void A_list_without_anything_is_told_once(string type, string key)
    {
        var says = Says(type, $"    {key}:\n");
        Assert.Contains($"S0113 \"{key}\" is empty", says, StringComparison.Ordinal);
        Assert.DoesNotContain("S0801", says, StringComparison.Ordinal);
        Assert.DoesNotContain("S0822", says, StringComparison.Ordinal);
    }

    [Fact]
    public void One_option_is_too_few() =>
        Assert.Equal("13:7 S0822 question A has only 1: answers = give at least two", Says("single", $"    options:\n      - {{id: a, correct: true, text: {{nl: a, en: a}}, {F}}}\n"));

    [Theory]
    [InlineData("p", "p", null)]
    [InlineData("p#a", "p", "a")]
    [InlineData("p#a#b", "p", "a#b")]
    [InlineData("'#a'", "", "a")]
    public void An_explanation_names_a_page_and_a_place(string explain, string page, string? anchor)
    {
        var choice = Read<ChoiceInteraction>("single", $"    options:\n      - {{id: a, correct: true, text: {{nl: a, en: a}}, {F}}}\n      - {{id: b, text: {{nl: b, en: b}}, {F}, explain: {explain}}}\n");
        var link = choice.Choices.Single(c => c.Id == "b").Feedback.Explain!;
        Assert.Equal((page, anchor), (link.Page, link.Anchor));
    }

    [Fact]
    public void Options_are_shuffled_unless_the_module_says_not_to()
    {
        var options = "    options:\n" + string.Concat("abcdefgh".Select(c => $"      - {{id: {c}, {(c == 'a' ? "correct: true" : "explain: p")}, text: {{nl: {c}, en: {c}}}, {F}}}\n"));
        string Order(string id, string extra = "") => string.Concat(Read<ChoiceInteraction>("single", extra + options, id).Choices.Select(c => c.Id));
        Assert.Equal(Shuffled("A"), Order("A"));
        Assert.Equal(Shuffled("Q17"), Order("Q17"));
        Assert.Equal("abcdefgh", Order("A", "    shuffle: false\n"));
    }

    /// <summary>Fisher and Yates with xorshift32, written out anew.</summary>
    private static string Shuffled(string seed)
    {
        var state = 0x811C9DC5u;
        foreach (var letter in seed) state = unchecked((state ^ letter) * 0x01000193u);
        var letters = "abcdefgh".ToCharArray();
        for (var left = letters.Length; left > 1; left--)
        {
            state = unchecked(state ^ (state * 8192));
            state ^= state / 131072;
            state = unchecked(state ^ (state * 32));
            var at = (int)(state % (uint)left);
            (letters[left - 1], letters[at]) = (letters[at], letters[left - 1]);
        }
        return new string(letters);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("Q17")]
    [InlineData("")]
    public void A_shuffle_is_the_same_everywhere(string seed) => Assert.Equal(Shuffled(seed), string.Concat(Shuffle.Of(seed, [.. "abcdefgh"])));

    [Fact]
    public void A_shuffle_away_is_never_the_order_given()
    {
        Assert.Empty(Shuffle.Away<string>("A", []));
        Assert.Equal(["a"], Shuffle.Away<string>("A", ["a"]));
        foreach (var seed in Enumerable.Range(0, 40).Select(i => $"Q{i}"))
        {
            Assert.Equal(["b", "a"], Shuffle.Away<string>(seed, ["a", "b"]));
            ImmutableArray<string> three = ["a", "b", "c"];
            var plain = Shuffle.Of(seed, three);
            Assert.Equal(plain.SequenceEqual(three) ? ["b", "c", "a"] : plain, Shuffle.Away(seed, three));
        }
    }

    // True or false

    private const string If = "    if-true: {feedback: {nl: t, en: t}EXPLAIN}\n    if-false: {feedback: {nl: n, en: n}, explain: p}\n";

    [Theory]
    [InlineData("true", "", Verdict.Right, Verdict.Wrong)]
    [InlineData("false", ", explain: p", Verdict.Wrong, Verdict.Right)]
    [InlineData("false", ", defensible: {nl: r, en: r}, explain: p", Verdict.Defensible, Verdict.Right)]
    public void A_statement_has_two_answers_in_a_fixed_order(string answer, string explain, Verdict first, Verdict second)
    {
        var choice = Read<ChoiceInteraction>("truefalse", $"    answer: {answer}\n" + If.Replace("EXPLAIN", explain, StringComparison.Ordinal));
        Assert.False(choice.Multiple);
        Assert.Equal([("true", first, "Waar", "True", "t"), ("false", second, "Niet waar", "False", "n")], choice.Choices.Select(c => (c.Id, c.Verdict, c.Text!["nl"]!, c.Text["en"]!, c.Feedback.Text["nl"]!)));
    }

    [Fact]
    public void A_statement_lacks_nothing()
    {
        Assert.Contains("S0104 the key \"answer\" is missing", Says("truefalse", If.Replace("EXPLAIN", ", explain: p", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("S0815 this wrong answer has no link to an explanation", Says("truefalse", "    answer: false\n" + If.Replace("EXPLAIN", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("", Says("truefalse", "    answer: true\n" + If.Replace("EXPLAIN", "", StringComparison.Ordinal)));
        Assert.Contains("S0104 the key \"if-true\" is missing", Says("truefalse", "    answer: true\n    if-false: {feedback: {nl: n, en: n}, explain: p}\n"), StringComparison.Ordinal);
    }

    // Ordering and matching

    [Fact]
    public void Steps_are_two_or_more_different_ones_with_an_explanation()
    {
        const string wrong = "    wrong-order: {nl: w, en: w}\n";
        Assert.Contains("S0104 the key \"items\" is missing", Says("ordering", wrong + "    explain: p\n"), StringComparison.Ordinal);
        Assert.Equal("6:5 S0815 this wrong answer has no link to an explanation = add \"explain: page-id#anchor\"",
            Says("ordering", wrong + $"    items:\n      - {{id: a, text: {{nl: a, en: a}}, {F}}}\n      - {{id: b, text: {{nl: b, en: b}}, {F}}}\n"));
        Assert.Contains("S0822 question A has only 1", Says("ordering", wrong + $"    explain: p\n    items:\n      - {{id: a, text: {{nl: a, en: a}}, {F}}}\n"), StringComparison.Ordinal);
        Assert.Contains("S0803", Says("ordering", wrong + $"    explain: p\n    items:\n      - {{id: a, text: {{nl: a, en: a}}, {F}}}\n      - {{id: b, text: {{nl: A, en: b}}, {F}}}\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_are_two_or_more_different_ones()
    {
        string Pairs(params string[] pairs) => "    pairs:\n" + string.Concat(pairs.Select((p, i) => $"      - {{id: {(char)('a' + i)}, {p}, {F}}}\n"));
        Assert.Contains("S0104 the key \"pairs\" is missing", Says("matching", ""), StringComparison.Ordinal);
        Assert.Contains("S0822 question A has only 1", Says("matching", Pairs("left: {nl: a, en: a}, right: {nl: ra, en: ra}", "right: {nl: rb, en: rb}")), StringComparison.Ordinal);
        Assert.Contains("S0803", Says("matching", Pairs("left: {nl: a, en: a}, right: {nl: ra, en: ra}", "left: {nl: a, en: b}, right: {nl: rb, en: rb}")), StringComparison.Ordinal);
        Assert.Contains("S0803", Says("matching", Pairs("left: {nl: a, en: a}, right: {nl: r, en: ra}", "left: {nl: b, en: b}, right: {nl: r, en: rb}")), StringComparison.Ordinal);
        var match = Read<MatchInteraction>("matching", Pairs("left: {nl: a, en: a}, right: {nl: ra, en: ra}", "left: {nl: b, en: b}, right: {nl: rb, en: rb}", "right: {nl: rc, en: rc}"));
        Assert.Equal([("a", "a"), ("b", "b")], match.Sources.Select(s => (s.Id, s.Target)));
        Assert.Equal(["a", "b", "c"], match.Targets.Select(t => t.Id).Order());
    }

    // Frame strips

    private const string Spot = "    task: spot\n    strip: S1\n    frames:\n      - {frame: \"1\", correct: true, feedback: {nl: f, en: f}}\n      - {frame: \"2\", feedback: {nl: g, en: g}, explain: p}\n";
    private const string Labels = "    task: label\n    strip: S1\n    frames:\n      - {frame: \"1\", label: x}\n      - {frame: \"2\", label: y}\n    labels:\n      - {id: x, text: {nl: a, en: a}, feedback: {nl: f, en: f}}\n      - {id: y, text: {nl: b, en: b}, feedback: {nl: f, en: f}}\n";

    [Fact]
    public void A_frame_to_find_is_a_choice_of_one()
    {
        var choice = Read<ChoiceInteraction>("framestrip", Spot);
        Assert.False(choice.Multiple);
        Assert.Equal([("1", Verdict.Right, "S1", "1"), ("2", Verdict.Wrong, "S1", "2")], choice.Choices.Select(c => (c.Id, c.Verdict, c.Frame!.Strip, c.Frame.Frame)));
        Assert.Equal((15, 17), (choice.Choices[0].Frame!.Where.Line, choice.Choices[0].Frame!.Where.Column));
        Assert.Contains("S0801 question A has no right answer", Says("framestrip", Spot.Replace("correct: true", "explain: p", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("S0802 question A has 2 right answers", Says("framestrip", Spot.Replace("\"2\",", "\"2\", correct: true,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("S0104 the key \"task\" is missing", Says("framestrip", Spot.Replace("    task: spot\n", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("S0104 the key \"frames\" is missing", Says("framestrip", "    task: spot\n    strip: S1\n"), StringComparison.Ordinal);
        Assert.Contains("S0822 question A has only 1", Says("framestrip", Spot[..Spot.IndexOf("      - {frame: \"2\"", StringComparison.Ordinal)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_to_label_are_a_match()
    {
        var match = Read<MatchInteraction>("framestrip", Labels);
        Assert.Equal([("1", "x", "S1"), ("2", "y", "S1")], match.Sources.Select(s => (s.Id, s.Target, s.Frame!.Strip)));
        Assert.Equal(["x", "y"], match.Targets.Select(t => t.Id).Order());
        Assert.Contains("S0822 question A has only 1", Says("framestrip", Labels[..Labels.IndexOf("      - {id: y", StringComparison.Ordinal)].Replace("label: y", "label: x", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("S0803", Says("framestrip", Labels.Replace("nl: b", "nl: a", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("16:17 S0114 the id \"1\" stands here twice; first on line 15 = give one of the two another id", Says("framestrip", Labels.Replace("frame: \"2\"", "frame: \"1\"", StringComparison.Ordinal)));
    }

    // Short answer

    private const string Typed = "    answers:\n      - {id: r, correct: true, accept: {nl: [drie, 3], en: [three]}, feedback: {nl: f, en: f}}\n      - {id: w, accept: {nl: [acht], en: [eight]}, feedback: {nl: f, en: f}, explain: p}\n    other: {feedback: {nl: f, en: f}, explain: p}\n";

    [Fact]
    public void A_typed_answer_is_known_in_every_language_and_its_first_text_is_printed()
    {
        var text = Read<TextInteraction>("shortanswer", Typed);
        Assert.Equal(["drie", "3", "three"], text.Answers[0].Accept);
        Assert.Equal(("drie", "three"), (text.Answers[0].Shown["nl"], text.Answers[0].Shown["en"]));
        Assert.Equal("f", text.Other.Text["nl"]);
        Assert.Equal("w", Scoring.Answer(text, "Eight!")!.Id);
        Assert.Null(Scoring.Answer(text, "zes"));
    }

    [Theory]
    [InlineData("    answers:\n", "    antwoorden:\n", "S0104 the key \"answers\" is missing")]
    [InlineData("    other: {feedback: {nl: f, en: f}, explain: p}\n", "", "S0104 the key \"other\" is missing")]
    [InlineData("    other: {feedback: {nl: f, en: f}, explain: p}\n", "    other: {feedback: {nl: f, en: f}}\n", "S0815 this wrong answer has no link")]
    [InlineData("correct: true,", "explain: p,", "S0801 question A has no right answer")]
    [InlineData("accept: {nl: [acht], en: [eight]}, ", "", "S0104 the key \"accept\" is missing")]
    [InlineData("accept: {nl: [acht], en: [eight]}", "accept: {nl: [acht]}", "S0104 the key \"en\" is missing")]
    public void A_typed_answer_lacks_nothing(string old, string now, string finding)
    {
        Assert.Contains(old, Typed, StringComparison.Ordinal);
        Assert.Contains(finding, Says("shortanswer", Typed.Replace(old, now, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_typed_answers_may_be_right() =>
        Assert.Equal("", Says("shortanswer", Typed.Replace("id: w,", "id: w, correct: true,", StringComparison.Ordinal)));

    // Scenario

    private const string Nodes = "    start: one\n    nodes:\n      - id: one\n        text: {nl: o, en: o}\n        choices:\n          - {id: a, correct: true, text: {nl: a, en: a}, feedback: {nl: f, en: f}, next: two}\n          - {id: b, text: {nl: b, en: b}, feedback: {nl: f, en: f}, explain: p, next: two}\n" +
        "      - id: two\n        text: {nl: o, en: o}\n        choices:\n          - {id: a, correct: true, text: {nl: a, en: a}, feedback: {nl: f, en: f}, next: three}\n          - {id: b, text: {nl: b, en: b}, feedback: {nl: f, en: f}, explain: p, next: three}\n" +
        "      - id: three\n        text: {nl: o, en: o}\n        choices:\n          - {id: a, correct: true, text: {nl: a, en: a}, feedback: {nl: f, en: f}}\n          - {id: b, text: {nl: b, en: b}, feedback: {nl: f, en: f}, explain: p}\n";

    [Theory]
    [InlineData("", "", "")]
    [InlineData("start: one", "start: oen", "S0813 there is no node \"oen\" = did you mean one ?")]
    [InlineData("    nodes:", "    knopen:", "S0104 the key \"nodes\" is missing")]
    [InlineData("        choices:\n          - {id: a, correct: true, text: {nl: a, en: a}, feedback: {nl: f, en: f}}", "        keuzes:\n          - {id: a, correct: true, text: {nl: a, en: a}, feedback: {nl: f, en: f}}", "S0104 the key \"choices\" is missing")]
    [InlineData("{id: a, correct: true, text: {nl: a, en: a}, feedback: {nl: f, en: f}}", "{id: a, explain: p, text: {nl: a, en: a}, feedback: {nl: f, en: f}}", "S0801 question A has no right answer")]
    [InlineData("text: {nl: b, en: b}", "text: {nl: a, en: b}", "S0803 this answer reads the same as \"a\" (nl)")]
    public void A_scenario_lacks_nothing(string old, string now, string finding)
    {
        var findings = Says("scenario", old.Length == 0 ? Nodes : Nodes.Replace(old, now, StringComparison.Ordinal));
        if (finding.Length == 0)
            Assert.Equal("", findings);
        else
            Assert.Contains(finding, findings, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_decisions_of_a_scenario_may_be_right() =>
        Assert.Equal("", Says("scenario", Nodes.Replace("{id: b, ", "{id: b, correct: true, ", StringComparison.Ordinal)));

    [Fact]
    public void An_empty_scenario_is_told_as_such_only() =>
        Assert.DoesNotContain("S0813", Says("scenario", "    start: one\n    nodes: []\n"), StringComparison.Ordinal);

    // Folding of typed answers

    [Theory]
    [InlineData("AZ az 09", "az az 09")]
    [InlineData("@[`{/:", "")]
    [InlineData("a@z[0/9:", "a z 0 9")]
    [InlineData("a\u0300b\u036Fc\u0370d", "abc d")]
    [InlineData("a\u02FFb", "a b")]
    [InlineData("foto's foto’s", "fotos fotos")]
    [InlineData("'a", "a")]
    [InlineData("\uD835\uDC00\uD835\uDC19", "az")]
    [InlineData("a\uD83D\uDE00b", "a b")]
    [InlineData("a\uD83D", "a")]
    [InlineData("\uD83Da", "a")]
    [InlineData("a\uFFFEb", "a b")]
    [InlineData("a\uD83D\uFFFEb", "a b")]
    [InlineData("½", "1 2")]
    public void Letters_digits_and_single_spaces_are_left(string text, string folded) => Assert.Equal(folded, Scoring.Fold(text));
}
