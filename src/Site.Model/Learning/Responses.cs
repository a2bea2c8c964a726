using System.Collections.Immutable;

namespace Site.Model.Learning;

/// <summary>What a visitor answered, without words of any language.</summary>
public abstract record Response;

public sealed record ChoiceResponse(ImmutableArray<string> Chosen) : Response;

/// <param name="Order">Ids of all items, first to last.</param>
public sealed record OrderResponse(ImmutableArray<string> Order) : Response;

/// <param name="Targets">Source id to target id; a source may be left out.</param>
public sealed record MatchResponse(ImmutableSortedDictionary<string, string> Targets) : Response;

public sealed record TextResponse(string Text) : Response;

/// <param name="Path">Ids of the choices taken, from the start.</param>
public sealed record ScenarioResponse(ImmutableArray<string> Path) : Response;

/// <summary>Points as an exact share: <paramref name="Parts"/> out of <paramref name="Of"/>.</summary>
/// <param name="Answered">False: nothing was filled in, and the share is nought.</param>
public readonly record struct Score(int Parts, int Of, bool Answered)
{
    public bool IsFull => Answered && Parts == Of;

    public static Score Unanswered(int of) => new(0, of, Answered: false);
}
