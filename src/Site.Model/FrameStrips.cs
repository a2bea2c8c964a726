using System.Collections.Frozen;
using System.Collections.Immutable;
using Site.Model.Diagnostics;

namespace Site.Model;

/// <summary>One drawn still of a strip.</summary>
/// <param name="Picture">File in content/media/strips.</param>
/// <param name="Alt">What is seen: posture, gaze, hands, objects. Never names the principle.</param>
/// <param name="Principle">Pattern that the still is about, or null.</param>
/// <param name="GoesWell">False: the pattern is the one that is missing.</param>
public sealed record StripFrame(string Id, Reference Picture, LocalizedText Alt, LocalizedText Caption, Reference? Principle, bool GoesWell);

/// <summary>Drawn stills that tell one small story.</summary>
/// <param name="Reading">The sentence under the strip.</param>
/// <param name="Clusters">Clusters of principles that a self-test may ask about.</param>
public sealed record FrameStrip(
    string Id,
    LocalizedText Title,
    ImmutableArray<Reference> Facts,
    LocalizedText Reading,
    ImmutableArray<Reference> Clusters,
    ImmutableArray<StripFrame> Frames,
    SourceSpan Where)
{
    /// <summary>Id of the strip on a page.</summary>
    public string Anchor => Id.ToLowerInvariant();
}

/// <summary>data/strips.yml.</summary>
public sealed class StripList
{
    public static readonly StripList Empty = new([]);

    private readonly FrozenDictionary<string, FrameStrip> byId;

    public StripList(ImmutableArray<FrameStrip> all)
    {
        All = all;
        byId = all.ToFrozenDictionary(s => s.Id, StringComparer.Ordinal);
    }

    public ImmutableArray<FrameStrip> All { get; }

    public IEnumerable<string> Ids => byId.Keys;

    public FrameStrip? Find(string id) => byId.GetValueOrDefault(id);
}
