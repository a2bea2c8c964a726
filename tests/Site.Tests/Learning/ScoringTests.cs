using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Site.Engine.Learning;
using Site.Model.Learning;
using Xunit;

namespace Site.Tests.Learning;

public sealed class ScoringTests
{
    private const string Choice = """
          - id: A
            revision: 1
            type: multiple
            level: 1
            topic: t
            stem: {nl: S, en: S}
            options:
              - {id: a, correct: true, text: {nl: a, en: a}, feedback: {nl: f, en: f}}
              - {id: b, correct: true, text: {nl: b, en: b}, feedback: {nl: f, en: f}}
              - {id: c, text: {nl: c, en: c}, feedback: {nl: f, en: f}, explain: p}
              - {id: d, text: {nl: d, en: d}, feedback: {nl: f, en: f}, defensible: {nl: r, en: r}}
        """;

    private const string Order = """
          - id: A
            revision: 1
            type: ordering
            level: 1
            topic: t
            stem: {nl: S, en: S}
            wrong-order: {nl: w, en: w}
            explain: p
            items:
              - {id: a, text: {nl: a, en: a}, feedback: {nl: f, en: f}}
              - {id: b, text: {nl: b, en: b}, feedback: {nl: f, en: f}}
              - {id: c, text: {nl: c, en: c}, feedback: {nl: f, en: f}}
        """;

    private const string Match = """
          - id: A
            revision: 1
            type: matching
            level: 1
            topic: t
            stem: {nl: S, en: S}
            pairs:
              - {id: a, left: {nl: a, en: a}, right: {nl: ra, en: ra}, feedback: {nl: f, en: f}}
              - {id: b, left: {nl: b, en: b}, right: {nl: rb, en: rb}, feedback: {nl: f, en: f}}
              - {id: x, right: {nl: rx, en: rx}, feedback: {nl: f, en: f}}
        """;

    private const string Text = """
          - id: A
            revision: 1
            type: shortanswer
            level: 1
            topic: t
            stem: {nl: S, en: S}
            answers:
              - {id: r, correct: true, accept: {nl: ["tweeënhalf uur", "2,5"], en: ["2.5"]}, feedback: {nl: f, en: f}}
              - {id: d, accept: {nl: ["150"], en: ["150"]}, feedback: {nl: f, en: f}, defensible: {nl: r, en: r}}
              - {id: w, accept: {nl: ["110"], en: ["110"]}, feedback: {nl: f, en: f}, explain: p}
            other: {feedback: {nl: f, en: f}, explain: p}
        """;

    private const string Scenario = """
          - id: A
            revision: 1
            type: scenario
            level: 1
            topic: t
            stem: {nl: S, en: S}
            start: one
            nodes:
              - id: one
                text: {nl: o, en: o}
                choices:
                  - {id: a, correct: true, text: {nl: a, en: a}, feedback: {nl: f, en: f}, next: two}
                  - {id: b, text: {nl: b, en: b}, feedback: {nl: f, en: f}, explain: p, next: two}
              - id: two
                text: {nl: o, en: o}
                choices:
                  - {id: a, correct: true, text: {nl: a, en: a}, feedback: {nl: f, en: f}}
                  - {id: b, text: {nl: b, en: b}, feedback: {nl: f, en: f}, defensible: {nl: r, en: r}}
                  - {id: c, text: {nl: c, en: c}, feedback: {nl: f, en: f}, explain: p}
        """;

    private static Score Chosen(string yaml, params string[] ids) => Scoring.Score(Modules.Interaction(yaml), new ChoiceResponse([.. ids]));

    [Fact]
    public void Single_choice_is_all_or_nothing_and_a_defensible_answer_counts()
    {
        var single = Choice.Replace("multiple", "single", StringComparison.Ordinal).Replace("id: b, correct: true", "id: b, explain: p", StringComparison.Ordinal);
        Assert.Equal(new Score(1, 1, true), Chosen(single, "a"));
        Assert.Equal(new Score(0, 1, true), Chosen(single, "b"));
        Assert.Equal(new Score(1, 1, true), Chosen(single, "d"));
        Assert.Equal(new Score(0, 1, false), Chosen(single));
        Assert.Equal(new Score(0, 1, false), Chosen(single, "unknown"));
    }

    [Fact]
    public void Multiple_is_the_share_of_right_decisions_and_a_defensible_option_counts_neither_way()
    {
        Assert.Equal(new Score(3, 3, true), Chosen(Choice, "a", "b"));
        Assert.Equal(new Score(3, 3, true), Chosen(Choice, "a", "b", "d"));
        Assert.Equal(new Score(2, 3, true), Chosen(Choice, "a"));
        Assert.Equal(new Score(2, 3, true), Chosen(Choice, "a", "b", "c"));
        Assert.Equal(new Score(0, 3, true), Chosen(Choice, "c"));
        Assert.Equal(new Score(1, 3, true), Chosen(Choice, "d"));
        Assert.Equal(new Score(0, 3, false), Chosen(Choice));
    }

    [Fact]
    public void Order_is_the_share_in_place()
    {
        var order = Modules.Interaction(Order);
        Score Of(params string[] ids) => Scoring.Score(order, new OrderResponse([.. ids]));
        Assert.Equal(new Score(3, 3, true), Of("a", "b", "c"));
        Assert.Equal(new Score(1, 3, true), Of("a", "c", "b"));
        Assert.Equal(new Score(0, 3, true), Of("b", "c", "a"));
        Assert.Equal(new Score(1, 3, true), Of("a"));
        Assert.Equal(new Score(0, 3, false), Of());
    }

    [Fact]
    public void An_order_is_never_shown_in_the_right_order()
    {
        for (var i = 0; i < 50; i++)
        {
            var order = (OrderInteraction)Modules.Interaction(Order.Replace("id: A", $"id: A{i}", StringComparison.Ordinal));
            Assert.NotEqual(["a", "b", "c"], order.Shown);
            Assert.Equal(["a", "b", "c"], order.Shown.Sort());
        }
    }

    [Fact]
    public void Match_is_the_share_of_pairs()
    {
        var match = Modules.Interaction(Match);
        Score Of(params (string Source, string Target)[] pairs) =>
            Scoring.Score(match, new MatchResponse(pairs.ToImmutableSortedDictionary(p => p.Source, p => p.Target)));
        Assert.Equal(new Score(2, 2, true), Of(("a", "a"), ("b", "b")));
        Assert.Equal(new Score(1, 2, true), Of(("a", "a"), ("b", "x")));
        Assert.Equal(new Score(1, 2, true), Of(("b", "b")));
        Assert.Equal(new Score(0, 2, true), Of(("a", "b"), ("b", "a")));
        Assert.Equal(new Score(0, 2, false), Of(("a", "nothing"), ("x", "x")));
        Assert.Equal(new Score(0, 2, false), Of());
    }

    [Theory]
    [InlineData("2,5", 1, true)]
    [InlineData(" 2.5 ", 1, true)]
    [InlineData("TWEEENHALF  UUR!", 1, true)]
    [InlineData("Tweee\u0308nhalf uur", 1, true)]
    [InlineData("150", 1, true)]
    [InlineData("110", 0, true)]
    [InlineData("25", 0, true)]
    [InlineData("", 0, false)]
    [InlineData(" . ", 0, false)]
    public void A_text_is_compared_without_case_accents_and_punctuation(string given, int parts, bool answered) =>
        Assert.Equal(new Score(parts, 1, answered), Scoring.Score(Modules.Interaction(Text), new TextResponse(given)));

    [Fact]
    public void A_scenario_is_the_share_of_good_decisions_on_the_path()
    {
        var scenario = Modules.Interaction(Scenario);
        Score Of(params string[] path) => Scoring.Score(scenario, new ScenarioResponse([.. path]));
        Assert.Equal(new Score(2, 2, true), Of("a", "a"));
        Assert.Equal(new Score(2, 2, true), Of("a", "b"));
        Assert.Equal(new Score(1, 2, true), Of("b", "a"));
        Assert.Equal(new Score(0, 2, true), Of("b", "c"));
        Assert.Equal(new Score(1, 1, true), Of("a"));
        Assert.Equal(new Score(2, 2, true), Of("a", "a", "a"));
        Assert.Equal(new Score(0, 1, false), Of("nothing"));
    }

    [Fact]
    public void A_response_of_another_kind_is_refused()
    {
        var thrown = Assert.Throws<ArgumentException>(() => Scoring.Score(Modules.Interaction(Order), new TextResponse("a")));
        Assert.StartsWith("TextResponse does not answer OrderInteraction.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folding_wild_text_never_fails_and_folds_once() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
        {
            var folded = Scoring.Fold(text ?? "");
            return folded == Scoring.Fold(folded) && folded.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or ' ') && folded == folded.Trim();
        }).QuickCheckThrowOnFailure();

    // No inline data: attributes are kept as UTF-8, in which half a pair cannot stand.
    [Fact]
    public void Broken_text_folds_to_what_is_left()
    {
        Assert.Equal("", Scoring.Fold("\uD800"));
        Assert.Equal("x", Scoring.Fold("x\uD83D"));
        Assert.Equal("a b", Scoring.Fold("a\uDC00b\uFFFE"));
        Assert.Equal("a b", Scoring.Fold("a\uD83D\uDE00b"));
        Assert.Equal("a b", Scoring.Fold("a\uD83Db"));
    }
}
