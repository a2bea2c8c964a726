using System.Collections.Immutable;

namespace Site.Model.Learning;

/// <summary>
/// What a visitor does. A closed set, named after QTI 3 (choice, order, match, text entry; a scenario is a chain of choices): pages, scoring and
/// the browser know these only, however many question types there are.
/// </summary>
public abstract record Interaction;

/// <summary>Pick one, or any number.</summary>
/// <param name="Choices">In the order they are shown.</param>
public sealed record ChoiceInteraction(bool Multiple, ImmutableArray<Choice> Choices) : Interaction;

/// <param name="Frame">A picture to pick instead of a text, or null.</param>
public sealed record Choice(string Id, Verdict Verdict, LocalizedText? Text, FrameReference? Frame, Feedback Feedback);

/// <summary>Put in order.</summary>
/// <param name="Items">In the right order.</param>
/// <param name="Shown">Their ids in the order they are first shown; never the right one.</param>
public sealed record OrderInteraction(ImmutableArray<OrderItem> Items, ImmutableArray<string> Shown, Feedback WrongOrder) : Interaction;

public sealed record OrderItem(string Id, LocalizedText Text, LocalizedText Feedback);

/// <summary>Give each source one target. A target may fit no source.</summary>
/// <param name="Sources">In the order they are shown.</param>
/// <param name="Targets">In the order they are offered.</param>
public sealed record MatchInteraction(ImmutableArray<MatchSource> Sources, ImmutableArray<MatchTarget> Targets) : Interaction;

/// <param name="Target">Id of the target that fits.</param>
public sealed record MatchSource(string Id, LocalizedText? Text, FrameReference? Frame, string Target);

public sealed record MatchTarget(string Id, LocalizedText Text, Feedback Feedback);

/// <summary>Type a word or a number.</summary>
/// <param name="Answers">Known answers, right and wrong; the first that accepts the text counts.</param>
/// <param name="Other">Said of every other text.</param>
public sealed record TextInteraction(ImmutableArray<TextAnswer> Answers, Feedback Other) : Interaction;

/// <param name="Accept">Texts of all languages together: an answer holds after switching the language.</param>
/// <param name="Shown">The answer as it is printed, per language.</param>
public sealed record TextAnswer(string Id, Verdict Verdict, ImmutableArray<string> Accept, LocalizedText Shown, Feedback Feedback);

/// <summary>Decide at each step; every decision leads to the next step or to the end.</summary>
public sealed record ScenarioInteraction(string Start, ImmutableArray<ScenarioNode> Nodes) : Interaction
{
    public ScenarioNode Node(string id) => Nodes.First(n => n.Id == id);
}

public sealed record ScenarioNode(string Id, LocalizedText Text, ImmutableArray<ScenarioChoice> Choices);

/// <param name="Next">Id of the next node; null: the end.</param>
public sealed record ScenarioChoice(string Id, Verdict Verdict, LocalizedText Text, Feedback Feedback, string? Next);
