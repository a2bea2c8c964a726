using System.Collections.Frozen;
using System.Collections.Immutable;
using Site.Model.Diagnostics;

namespace Site.Model;

/// <summary>What a term is called and means in one language.</summary>
/// <param name="Abbreviation">Null when there is none.</param>
public sealed record TermText(string Term, string? Abbreviation, ImmutableArray<string> Synonyms, string Definition)
{
    /// <summary>The term with its abbreviation in brackets, unless they are the same or the one holds the other.</summary>
    public string Full => Abbreviation is null || Term.Contains(Abbreviation, StringComparison.Ordinal) ? Term : $"{Term} ({Abbreviation})";
}

/// <summary>Where a definition comes from.</summary>
public enum TermBasis
{
    /// <summary>The documents that the site rests on.</summary>
    Documents,

    /// <summary>Public pages, named under the term.</summary>
    Public,

    /// <summary>The two together.</summary>
    Both,
}

/// <summary>A word of the field.</summary>
/// <param name="PublicNote">What is known from elsewhere only, or null.</param>
/// <param name="Sources">Addresses of the public pages.</param>
/// <param name="Where">Place of the id in glossary.yml.</param>
public sealed record GlossaryTerm(
    string Id,
    FrozenDictionary<string, TermText> Texts,
    TermBasis Basis,
    ImmutableArray<Reference> Facts,
    LocalizedText? PublicNote,
    ImmutableArray<string> Sources,
    SourceSpan Where)
{
    /// <summary>The term in a language of the site.</summary>
    public TermText In(string language) => Texts[language];
}

/// <summary>data/glossary.yml.</summary>
public sealed class Glossary
{
    public static readonly Glossary Empty = new([]);

    private readonly FrozenDictionary<string, GlossaryTerm> byId;

    public Glossary(ImmutableArray<GlossaryTerm> terms)
    {
        Terms = terms;
        byId = terms.ToFrozenDictionary(t => t.Id, StringComparer.Ordinal);
    }

    public ImmutableArray<GlossaryTerm> Terms { get; }

    public IEnumerable<string> Ids => byId.Keys;

    public GlossaryTerm? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Per term the words that mean the same in a language: term, abbreviation, synonyms. Only groups of two or more.</summary>
    public ImmutableArray<ImmutableArray<string>> SynonymGroups(string language) =>
    [
        .. Terms.Select(t => t.In(language))
            .Select(t => (string[])[t.Term, .. t.Abbreviation is null ? [] : (string[])[t.Abbreviation], .. t.Synonyms])
            .Select(words => words.Distinct(StringComparer.OrdinalIgnoreCase).ToImmutableArray())
            .Where(words => words.Length > 1),
    ];
}
