namespace Site.Engine.Search.Querying;

/// <summary>What a match counts by the way it came about. They stand in the manifest, so that every client ranks alike.</summary>
public sealed record QueryWeights
{
    public double Peer { get; init; } = 0.9;

    /// <summary>Added to a word's idf when the covered share of the query is counted, so that common words count too.</summary>
    public double Coverage { get; init; } = 1;

    /// <summary>Times the share of the word that was typed.</summary>
    public double Prefix { get; init; } = 0.8;

    public double Synonym { get; init; } = 0.95;

    public double Distance1 { get; init; } = 0.7;

    public double Distance2 { get; init; } = 0.5;

    /// <summary>
    /// Scores of at least this share of the best one are a draw, and then the later address comes first: where addresses carry numbers
    /// or years they put the newest last. 1 where they do not.
    /// </summary>
    public double Draw { get; init; } = 1;

    /// <summary>Parts of a word that the lexicon does not know.</summary>
    public double Split { get; init; } = 0.7;
}
