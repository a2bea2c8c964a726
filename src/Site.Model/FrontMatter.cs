using System.Collections.Immutable;

namespace Site.Model;

public enum TranslationPolicy
{
    /// <summary>The page exists in every language; a missing one is an error.</summary>
    Required,

    /// <summary>Where it is missing, the text of the other language is shown with a notice.</summary>
    Fallback,

    /// <summary>Where it is missing, there is no page.</summary>
    Absent,
}

/// <summary>The YAML block at the start of a page.</summary>
public sealed record FrontMatter
{
    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Last part of the address in this language; null: the page's id.</summary>
    public string? Slug { get; init; }

    /// <summary>Name under /go/; null: the page's id.</summary>
    public string? Short { get; init; }

    public ImmutableArray<string> Audience { get; init; } = [];

    public int? Order { get; init; }

    public TranslationPolicy Translation { get; init; } = TranslationPolicy.Required;

    public DateOnly? Changed { get; init; }

    public DateOnly? ReviewBy { get; init; }

    public bool Draft { get; init; }
}
