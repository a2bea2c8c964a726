namespace Site.Engine.Search.Querying;

/// <summary>What a match counts by the way it came about. They stand in the manifest, so that every client ranks alike.</summary>
public sealed record QueryWeights
{
    public double Peer { get; init; } = 0.7;

    /// <summary>Times the share of the word that was typed.</summary>
    public double Prefix { get; init; } = 0.8;

    public double Synonym { get; init; } = 0.8;

    public double Distance1 { get; init; } = 0.7;

    public double Distance2 { get; init; } = 0.5;

    /// <summary>Parts of a word that the lexicon does not know.</summary>
    public double Split { get; init; } = 0.7;
}
