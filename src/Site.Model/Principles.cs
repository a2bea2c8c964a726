using System.Collections.Frozen;
using System.Collections.Immutable;
using Site.Model.Diagnostics;

namespace Site.Model;

/// <summary>A public page or paper that the principles draw on.</summary>
public sealed record PublicSource(string Id, LocalizedText Title, string Url, LocalizedText Gives, SourceSpan Where);

/// <summary>What the documents themselves say on basic communication.</summary>
public sealed record CoreStatement(string Id, LocalizedText Statement, ImmutableArray<Reference> Facts, SourceSpan Where);

/// <summary>What a cluster or pattern rests on.</summary>
/// <param name="Document">Ids of core statements or facts.</param>
/// <param name="Public">Ids of public sources.</param>
/// <param name="Background">General knowledge of the field, not checked in a source.</param>
public sealed record Provenance(ImmutableArray<Reference> Document, ImmutableArray<Reference> Public, bool Background)
{
    public static readonly Provenance None = new([], [], Background: false);
}

public enum BehaviourBasis
{
    Document,
    Public,

    /// <summary>General knowledge of the field, not checked in a source.</summary>
    Background,
}

/// <summary>Something one can see a person do.</summary>
public sealed record Behaviour(string Id, LocalizedText Text, BehaviourBasis Basis, ImmutableArray<Reference> Facts, SourceSpan Where);

public sealed record InteractionPattern(string Id, LocalizedText Name, Provenance Provenance, ImmutableArray<Behaviour> Behaviours, SourceSpan Where);

public sealed record PrincipleCluster(string Id, LocalizedText Name, LocalizedText Idea, Provenance Provenance, ImmutableArray<InteractionPattern> Patterns, SourceSpan Where);

/// <summary>A step or principle of another scheme, with the clusters and patterns it comes nearest to.</summary>
public sealed record MappedPrinciple(string Id, LocalizedText Name, ImmutableArray<Reference> MapsTo, SourceSpan Where);

/// <summary>Another scheme set beside the site's own.</summary>
public sealed record OtherScheme(LocalizedText Name, ImmutableArray<Reference> Sources, ImmutableArray<MappedPrinciple> Parts);

/// <summary>data/principles.yml: basic communication as the site sets it out.</summary>
public sealed class PrincipleSet
{
    public static readonly PrincipleSet Empty = new(null, [], [], [], null, null);

    private readonly FrozenDictionary<string, LocalizedText> names;
    private readonly FrozenDictionary<string, PublicSource> sources;

    public PrincipleSet(
        LocalizedText? provenance,
        ImmutableArray<PublicSource> sources,
        ImmutableArray<CoreStatement> core,
        ImmutableArray<PrincipleCluster> clusters,
        OtherScheme? circle,
        OtherScheme? vig)
    {
        Provenance = provenance;
        Sources = sources;
        Core = core;
        Clusters = clusters;
        Circle = circle;
        Vig = vig;
        this.sources = sources.ToFrozenDictionary(s => s.Id, StringComparer.Ordinal);
        names = clusters.Select(c => KeyValuePair.Create(c.Id, c.Name))
            .Concat(clusters.SelectMany(c => c.Patterns).Select(p => KeyValuePair.Create(p.Id, p.Name)))
            .DistinctBy(p => p.Key)
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Where the clusters come from and whose they are not.</summary>
    public LocalizedText? Provenance { get; }

    public ImmutableArray<PublicSource> Sources { get; }

    public ImmutableArray<CoreStatement> Core { get; }

    public ImmutableArray<PrincipleCluster> Clusters { get; }

    /// <summary>The communication circle of Dutch childcare.</summary>
    public OtherScheme? Circle { get; }

    /// <summary>The principles of Video Interaction Guidance.</summary>
    public OtherScheme? Vig { get; }

    /// <summary>Ids of clusters and patterns.</summary>
    public IEnumerable<string> Names => names.Keys;

    /// <summary>Name of a cluster ("C1") or pattern ("C1.1").</summary>
    public LocalizedText? NameOf(string id) => names.GetValueOrDefault(id);

    public PublicSource? FindSource(string id) => sources.GetValueOrDefault(id);

    /// <summary>Id of a cluster, pattern or behaviour on its page: "C1.1a" is "c1-1a".</summary>
    public static string Anchor(string id) => id.ToLowerInvariant().Replace('.', '-');
}
