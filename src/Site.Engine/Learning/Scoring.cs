using System.Text;
using Site.Model.Learning;

namespace Site.Engine.Learning;

/// <summary>
/// The reference for scoring; themes/ait/js/self-test-scoring.js does the same in the browser. One point at most for every question:
/// single choice and text all or nothing; multiple the share of right decisions; order and match the share in place; a scenario the share of
/// good decisions on the path taken. A defensible answer costs nothing: alone it earns the point, among several it counts
/// neither way. An answer that was not given earns nothing.
/// </summary>
public static class Scoring
{
    /// <exception cref="ArgumentException">The response is of another kind than the interaction.</exception>
    public static Score Score(Interaction interaction, Response response) => (interaction, response) switch
    {
        (ChoiceInteraction { Multiple: false } choice, ChoiceResponse chosen) => Single(choice, chosen),
        (ChoiceInteraction choice, ChoiceResponse chosen) => Multiple(choice, chosen),
        (OrderInteraction order, OrderResponse given) => Order(order, given),
        (MatchInteraction match, MatchResponse given) => Match(match, given),
        (TextInteraction text, TextResponse given) => Text(text, given),
        (ScenarioInteraction scenario, ScenarioResponse path) => Scenario(scenario, path),
        _ => throw new ArgumentException($"{response.GetType().Name} does not answer {interaction.GetType().Name}.", nameof(response)),
    };

    private static Score Single(ChoiceInteraction choice, ChoiceResponse chosen)
    {
        if (choice.Choices.FirstOrDefault(c => chosen.Chosen.Contains(c.Id)) is not { } picked)
            return Site.Model.Learning.Score.Unanswered(1);
        return new Score(picked.Verdict == Verdict.Wrong ? 0 : 1, 1, Answered: true);
    }

    private static Score Multiple(ChoiceInteraction choice, ChoiceResponse chosen)
    {
        var counted = choice.Choices.Where(c => c.Verdict != Verdict.Defensible).ToList();
        if (!choice.Choices.Any(c => chosen.Chosen.Contains(c.Id)))
            return Site.Model.Learning.Score.Unanswered(counted.Count);
        var right = counted.Count(c => chosen.Chosen.Contains(c.Id) == (c.Verdict == Verdict.Right));
        return new Score(right, counted.Count, Answered: true);
    }

    private static Score Order(OrderInteraction order, OrderResponse given)
    {
        if (given.Order.IsEmpty)
            return Site.Model.Learning.Score.Unanswered(order.Items.Length);
        var inPlace = order.Items.Where((item, i) => i < given.Order.Length && given.Order[i] == item.Id).Count();
        return new Score(inPlace, order.Items.Length, Answered: true);
    }

    private static Score Match(MatchInteraction match, MatchResponse given)
    {
        var answered = match.Sources.Where(s => match.Targets.Any(t => t.Id == given.Targets.GetValueOrDefault(s.Id))).ToList();
        if (answered.Count == 0)
            return Site.Model.Learning.Score.Unanswered(match.Sources.Length);
        return new Score(answered.Count(s => given.Targets[s.Id] == s.Target), match.Sources.Length, Answered: true);
    }

    private static Score Text(TextInteraction text, TextResponse given)
    {
        var folded = Fold(given.Text);
        if (folded.Length == 0)
            return Site.Model.Learning.Score.Unanswered(1);
        var verdict = Answer(text, given.Text)?.Verdict ?? Verdict.Wrong;
        return new Score(verdict == Verdict.Wrong ? 0 : 1, 1, Answered: true);
    }

    /// <summary>The known answer that accepts a text, or null.</summary>
    public static TextAnswer? Answer(TextInteraction text, string given)
    {
        var folded = Fold(given);
        return text.Answers.FirstOrDefault(a => a.Accept.Any(accepted => Fold(accepted) == folded));
    }

    private static Score Scenario(ScenarioInteraction scenario, ScenarioResponse path)
    {
        var good = 0;
        var steps = 0;
        var node = scenario.Start;
        foreach (var id in path.Path)
        {
            if (node is null || scenario.Node(node).Choices.FirstOrDefault(c => c.Id == id) is not { } choice)
                break;
            steps++;
            good += choice.Verdict == Verdict.Wrong ? 0 : 1;
            node = choice.Next;
        }
        return steps == 0 ? Site.Model.Learning.Score.Unanswered(1) : new Score(good, steps, Answered: true);
    }

    /// <summary>
    /// A typed text without what does not matter: case, accents, punctuation and double spaces. What is left are a-z, 0-9 and single
    /// spaces, so that C# and JavaScript cannot differ on the letters of other alphabets.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Decompose(text))
        {
            var lower = letter is >= 'A' and <= 'Z' ? (char)(letter + 32) : letter;
            if (lower is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                folded.Append(lower);
            else if (lower is >= '\u0300' and <= '\u036F' or '\'' or '\u2019')
                continue;
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd(' ');
    }

    /// <summary>Compatibility decomposition; a lone surrogate or U+FFFE, which have none, becomes a space.</summary>
    private static string Decompose(string text)
    {
        var whole = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                whole.Append(text[i]).Append(text[++i]);
            else
                whole.Append(char.IsSurrogate(text[i]) || text[i] == '\uFFFE' ? ' ' : text[i]);
        }
        return whole.ToString().Normalize(NormalizationForm.FormKD);
    }
}
