using Site.Model;

namespace Site.Engine.ContentTypes;

/// <summary>A document that facts come from.</summary>
/// <param name="Year">Null: undated.</param>
public sealed record FactDocument(string Id, LocalizedText Title, int? Year);

/// <summary>A glossary term in one language.</summary>
/// <param name="Name">Term with its abbreviation: "Werk Ontwikkelings Kring (WOK)".</param>
public sealed record TermText(string Id, string Name, string Definition);

/// <summary>All that content/data and content/self-tests hold. A file that is absent leaves its part empty.</summary>
public sealed record SiteData
{
    public static readonly SiteData Empty = new();

    /// <summary>The documents a fact stands in; null for an unknown fact, empty where the site has no facts at all.</summary>
    public Func<string, IReadOnlyList<FactDocument>?> DocumentsOf { get; init; } = static _ => [];

    /// <summary>A term of the glossary by id and language, or null.</summary>
    public Func<string, string, TermText?> Term { get; init; } = static (_, _) => null;

    public Func<IEnumerable<string>> TermIds { get; init; } = static () => [];

    /// <summary>A figure of the data by path and language, as the language writes it with its unit ("2,5 uur"); null for an unknown path.</summary>
    public Func<string, string, string?> Value { get; init; } = static (_, _) => null;

    public Func<IEnumerable<string>> ValuePaths { get; init; } = static () => [];
}
