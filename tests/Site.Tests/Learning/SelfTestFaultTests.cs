using Site.Engine.Learning;
using Site.Model.Diagnostics;
using Xunit;

namespace Site.Tests.Learning;

/// <summary>Every authoring fault is told once, where it stands, with what to do.</summary>
public sealed class SelfTestFaultTests
{
    private static readonly string Single = Modules.Single();
    private static readonly string Scenario = Modules.Scenario();

    private static void Says(string yaml, string expected) => Assert.Equal(expected, Modules.Read(yaml).Findings);

    private static string With(string yaml, string old, string now)
    {
        Assert.Contains(old, yaml, StringComparison.Ordinal);
        return yaml.Replace(old, now, StringComparison.Ordinal);
    }

    [Fact]
    public void The_examples_are_clean()
    {
        Says(Single, "");
        Says(Scenario, "");
    }

    [Fact]
    public void Missing_language() => Says(
        With(Single, "text: {nl: Nee, en: No}", "text: {nl: Nee}"),
        "14:23 S0110 \"text\" lacks the language en = add en:");

    [Fact]
    public void No_feedback() => Says(
        With(Single, "text: {nl: Nee, en: No}, feedback: {nl: f, en: f}", "text: {nl: Nee, en: No}"),
        "14:9 S0104 the key \"feedback\" is missing = add \"feedback:\"");

    [Fact]
    public void Double_option() => Says(
        With(Single, "{id: b", "{id: a"),
        "14:14 S0114 the id \"a\" stands here twice; first on line 13 = give one of the two another id");

    [Fact]
    public void Double_question() => Says(
        Single + "\n" + Single,
        "15:9 S0114 the id \"A\" stands here twice; first on line 6 = give one of the two another id");

    [Fact]
    public void No_right_answer() => Says(
        With(Single, "correct: true", "explain: p"),
        "13:7 S0801 question A has no right answer = put \"correct: true\" with the right answer");

    [Fact]
    public void Two_right_answers() => Says(
        With(Single, "id: b, text: {nl: Nee, en: No}, feedback: {nl: f, en: f}, explain: p", "id: b, correct: true, text: {nl: Nee, en: No}, feedback: {nl: f, en: f}"),
        "13:7 S0802 question A has 2 right answers, but only one can be chosen = make it \"type: multiple\", or make an answer \"defensible\"");

    [Fact]
    public void Identical_options_in_one_language() => Says(
        With(Single, "{nl: Nee, en: No}", "{nl: Nee, en: ' yes'}"),
        "14:14 S0803 this answer reads the same as \" yes\" (en) = give each answer a text of its own");

    [Fact]
    public void Right_and_defensible() => Says(
        With(Single, "correct: true,", "correct: true, defensible: {nl: r, en: r},"),
        "13:44 S0825 this answer is right and \"defensible\" too = remove \"correct\" or \"defensible\"");

    [Fact]
    public void Wrong_answer_without_explanation() => Says(
        With(Single, ", explain: p", ""),
        "14:9 S0815 this wrong answer has no link to an explanation = add \"explain: page-id#anchor\"");

    [Fact]
    public void Unknown_type_is_told_once_with_a_suggestion() => Says(
        With(Single, "type: single", "type: singel"),
        "8:11 S0107 \"singel\" is not a value of \"type\" = did you mean single ?");

    [Fact]
    public void No_topic_and_no_principle() => Says(
        With(Single, "    topic: t\n", ""),
        "6:9 S0818 question A names no principle and no topic, so it counts in no result = add \"principles: [C2.1]\" or \"topic: ...\"");

    [Fact]
    public void Unknown_topic() => Says(
        With(Single, "topic: t", "topic: exchange"),
        "10:12 S0817 the module has no topic \"exchange\" = topics of this module: t");

    [Fact]
    public void Unreachable_node() => Says(
        With(Scenario, "next: two", "next: one"),
        "19:13 S0811 node \"two\" cannot be reached from the start = refer to it with \"next: two\", or remove the node");

    [Fact]
    public void Node_that_cannot_be_left() => Says(
        With(
            With(Scenario, "text: {nl: aa, en: aa}, feedback: {nl: f, en: f}}", "text: {nl: aa, en: aa}, feedback: {nl: f, en: f}, next: two}"),
            "text: {nl: bb, en: bb}, feedback: {nl: f, en: f}, explain: p}", "text: {nl: bb, en: bb}, feedback: {nl: f, en: f}, explain: p, next: two}"),
        "19:13 S0812 from node \"two\" a visitor never reaches the end = leave out \"next\" with at least one choice");

    [Fact]
    public void Unknown_node() => Says(
        With(Scenario, "next: two", "next: twoo"),
        "17:90 S0813 there is no node \"twoo\" = did you mean two ?\n"
        + "19:13 S0811 node \"two\" cannot be reached from the start = refer to it with \"next: two\", or remove the node");

    [Fact]
    public void Retired_id_in_use()
    {
        var (_, findings) = Modules.ReadFile(
            "id: m\ntitle: {nl: T, en: T}\nintro: {nl: I, en: I}\ntopics: [{id: t, title: {nl: T, en: T}}]\nretired: [A]\nquestions:\n" + Single, "m");
        Assert.Equal("7:9 S0807 the id A stands under \"retired\" and is used all the same = give the question a new id", findings);
    }

    [Fact]
    public void File_name_and_id_differ()
    {
        var (_, findings) = Modules.ReadFile("id: other\ntitle: {nl: T, en: T}\nintro: {nl: I, en: I}\nquestions: []\n", "m");
        Assert.Equal("1:5 S0821 the module is called \"other\", the file \"m\" = give the file and \"id:\" the same name", findings);
    }

    [Fact]
    public void The_longest_answer_is_always_right()
    {
        var questions = string.Join("\n", Enumerable.Range(0, 4).Select(i =>
            With(With(Single, "id: A", $"id: A{i}"), "text: {nl: Ja, en: Yes}", "text: {nl: Ja zeker wel, en: Yes}")
            + "\n      - {id: c, text: {nl: Ook, en: Neither}, feedback: {nl: f, en: f}, explain: p}"));
        Says(questions, "1:5 S0814 in all 4 choice questions the right answer is the longest (nl) = make some wrong answers longer or right ones shorter");
    }

    [Fact]
    public void The_same_text_with_two_answers() => Says(
        """
          - id: A
            revision: 1
            type: shortanswer
            level: 1
            topic: t
            stem: {nl: S, en: S}
            answers:
              - {id: r, correct: true, accept: {nl: [drie], en: [three]}, feedback: {nl: f, en: f}}
              - {id: w, accept: {nl: [acht, Drie], en: [eight]}, feedback: {nl: f, en: f}, explain: p}
            other: {feedback: {nl: f, en: f}, explain: p}
        """,
        "14:14 S0823 \"Drie\" stands with the answer \"r\" too = leave the text with one answer");

    [Fact]
    public void Label_that_is_not_there() => Says(
        """
          - id: A
            revision: 1
            type: framestrip
            level: 1
            topic: t
            stem: {nl: S, en: S}
            task: label
            strip: STRIP-1
            frames:
              - {frame: "1", label: help}
              - {frame: "2", label: wiat}
            labels:
              - {id: help, text: {nl: a, en: a}, feedback: {nl: f, en: f}}
              - {id: wait, text: {nl: b, en: b}, feedback: {nl: f, en: f}}
        """,
        "16:29 S0820 there is no label \"wiat\" = did you mean wait ?");

    [Fact]
    public void A_lock_line_that_cannot_be_read()
    {
        var bag = new DiagnosticBag();
        var read = SelfTestLockFile.Read("# note\nQ01 1 methods\nQ02 one methods\n", "content/self-tests.lock", bag);
        Assert.Equal("Q01", Assert.Single(read.Questions).Id);
        Assert.Equal("3:1 S0810 this line cannot be read: Q02 one methods = run: site self-tests accept", Modules.Show(Assert.Single(bag.Sorted())));
    }

    [Fact]
    public void The_lock_keeps_what_was_published()
    {
        var old = SelfTestLockFile.Read("A 1 m\nZ 3 m\n", "content/self-tests.lock", new DiagnosticBag());
        var module = Modules.Read(With(Single, "revision: 1", "revision: 2")).Module!;
        Assert.Equal("# Questions that were published. Written by: site self-tests accept\nA 2 m\nZ 3 m\n", SelfTestLockFile.Write(old, [module]));
    }
}
