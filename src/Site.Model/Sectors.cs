using System.Collections.Immutable;
using Site.Model.Diagnostics;

namespace Site.Model;

/// <summary>A field of work, and which documents name it.</summary>
/// <param name="Vht">Documents that name it for VHT.</param>
/// <param name="Vib">Documents that name it for VIB.</param>
public sealed record Sector(string Id, LocalizedText Name, Reference Fact, ImmutableArray<Reference> Vht, ImmutableArray<Reference> Vib, SourceSpan Where)
{
    /// <summary>Id of the sector on its page.</summary>
    public string Anchor => "sector-" + Id;
}

/// <summary>data/sectors.yml.</summary>
/// <param name="Main">The list of one document.</param>
/// <param name="Others">Fields that only other documents name.</param>
public sealed record SectorList(ImmutableArray<Sector> Main, ImmutableArray<Sector> Others)
{
    public static readonly SectorList Empty = new([], []);

    public IEnumerable<Sector> All => Main.Concat(Others);
}
