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

    public FieldWeight Body { get; init; } = new(1, 0.75);

    /// <summary>What a part of a compound weighs, as a share of the whole word.</summary>
    public double CompoundPart { get; init; } = 0.3;

    public double Saturation { get; init; } = 1.6;

    /// <summary>Size, in bytes before compression, at which a shard of the lexicon is closed.</summary>
    public int ShardBytes { get; init; } = 2_500;
}

/// <summary>Weight of a field and how strongly its length counts (0 not at all, 1 fully).</summary>
public sealed record FieldWeight(double Weight, double B);
