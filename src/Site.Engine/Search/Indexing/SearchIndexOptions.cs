namespace Site.Engine.Search.Indexing;

/// <summary>
/// Weights of the similarity: BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 Extension to Multiple Weighted Fields", 2004).
/// A field's term frequency is divided by 1 - b + b * length / average length, multiplied by the field's weight, and summed;
/// the sum w counts as w / (w + saturation).
/// </summary>
public sealed record SearchIndexOptions
{
    public FieldWeight Title { get; init; } = new(8, 0.5);

    public FieldWeight Heading { get; init; } = new(2, 0.3);

    public FieldWeight Body { get; init; } = new(1, 0.9);

    /// <summary>What headings and body together can weigh at most; they come near it slowly.</summary>
    public double TextLimit { get; init; } = 6;

    /// <summary>What a part of a compound weighs, as a share of the whole word.</summary>
    public double CompoundPart { get; init; } = 0.3;

    public double Saturation { get; init; } = 1.6;

    /// <summary>Words that the compound splitter may take for parts although the site does not use them on their own.</summary>
    public IReadOnlyList<string> CompoundWords { get; init; } = [];

    /// <summary>Size, in bytes before compression, at which a shard of the lexicon is closed.</summary>
    public int ShardBytes { get; init; } = 2_500;

    /// <summary>The same for a small lexicon, where fewer requests count more than fewer bytes.</summary>
    public int SmallShardBytes { get; init; } = 12_000;

    /// <summary>Size, in bytes before compression, below which a lexicon is small.</summary>
    public int SmallLexiconBytes { get; init; } = 160_000;
}

/// <summary>Weight of a field and how strongly its length counts (0 not at all, 1 fully).</summary>
public sealed record FieldWeight(double Weight, double B);
