using System.Collections.Immutable;
using Site.Model.Diagnostics;

namespace Site.Model.Learning;

/// <summary>One file of content/self-tests/: a module of questions in every language of the site.</summary>
/// <param name="Topics">Rows of the result for questions that rest on no principle.</param>
/// <param name="Retired">Ids of questions that were published once and are no longer asked.</param>
public sealed record SelfTest(
    string Id,
    LocalizedText Title,
    LocalizedText Introduction,
    ImmutableArray<Topic> Topics,
    ImmutableArray<Retired> Retired,
    ImmutableArray<Question> Questions,
    SourceSpan Where)
{
    /// <summary>Ids of questions that could not be read: why was reported, and they are not missing.</summary>
    public ImmutableArray<string> Unread { get; init; } = [];
}

public sealed record Topic(string Id, LocalizedText Title);

public sealed record Retired(string Id, SourceSpan Where);

/// <param name="Id">Unique in the whole site and never used again: progress is kept under it.</param>
/// <param name="Revision">Goes up when the question asks something else; progress of the older revision is then dropped.</param>
/// <param name="Type">Name of the question type: how it was written. What is asked of the visitor is the interaction.</param>
/// <param name="Level">1 getting to know, 2 understanding, 3 applying.</param>
/// <param name="Topic">Id of a topic of the module, for a question without principles.</param>
/// <param name="Principles">Ids of patterns or clusters of the principles, such as C2.1.</param>
/// <param name="Facts">Ids of the facts it rests on.</param>
public sealed record Question(
    string Id,
    int Revision,
    string Type,
    int Level,
    string? Topic,
    ImmutableArray<PrincipleReference> Principles,
    ImmutableArray<string> Facts,
    LocalizedText Stem,
    LocalizedText? Hint,
    Interaction Interaction,
    SourceSpan Where);

public sealed record PrincipleReference(string Id, SourceSpan Where)
{
    /// <summary>The cluster: C2 of C2.1.</summary>
    public string Cluster => Id.Split('.')[0];
}

public enum Verdict
{
    Right,

    /// <summary>Also defensible: not what was looked for, but with a reason that holds. It costs no point.</summary>
    Defensible,

    Wrong,
}

/// <summary>What a visitor is told about an answer.</summary>
/// <param name="Text">Why it is right or wrong.</param>
/// <param name="Defensible">The reason why it can be defended; given with <see cref="Verdict.Defensible"/> only.</param>
/// <param name="Explain">The section that explains it.</param>
public sealed record Feedback(LocalizedText Text, LocalizedText? Defensible, ExplainLink? Explain);

/// <summary>A section of a page: <c>page-id#anchor</c>.</summary>
public sealed record ExplainLink(string Page, string? Anchor, SourceSpan Where);

/// <summary>A frame of a strip in data/strips.yml.</summary>
public sealed record FrameReference(string Strip, string Frame, SourceSpan Where);
