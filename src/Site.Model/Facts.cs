using System.Collections.Frozen;
using System.Collections.Immutable;
using Site.Model.Diagnostics;

namespace Site.Model;

/// <summary>A name of something that stands elsewhere, with the place where it is named.</summary>
public sealed record Reference(string Id, SourceSpan Where);

/// <summary>A document that the site rests on.</summary>
/// <param name="Year">Year of the document, or null when it bears no date.</param>
/// <param name="Title">Title with year or "undated", as the sources of a page show it.</param>
/// <param name="Name">Short name for tables.</param>
/// <param name="About">One sentence on what it holds.</param>
/// <param name="Where">Place of the id in facts.yml.</param>
public sealed record SourceDocument(string Id, int? Year, LocalizedText Title, LocalizedText Name, LocalizedText About, SourceSpan Where);

/// <summary>Where a document states a fact.</summary>
/// <param name="Lines">Line or lines of the document's text, such as "26-27".</param>
public sealed record FactSource(Reference Document, string? Section, string? Lines);

/// <summary>One thing that the documents say, in the site's own words.</summary>
/// <param name="Page">Id of the page that the fact belongs on.</param>
/// <param name="Derived">Computed by the site from what the document says.</param>
/// <param name="Where">Place of the id in facts.yml.</param>
public sealed record Fact(string Id, Reference Page, LocalizedText Statement, ImmutableArray<FactSource> Sources, bool Derived, SourceSpan Where);

/// <summary>A note on where documents disagree or stay silent, and what the site does about it.</summary>
public sealed record Oddity(string Id, LocalizedText Title, ImmutableArray<Reference> Facts, LocalizedText Note, SourceSpan Where)
{
    /// <summary>Id of the note on its page.</summary>
    public string Anchor => Id.ToLowerInvariant();
}

/// <summary>data/facts.yml.</summary>
public sealed class FactList
{
    public static readonly FactList Empty = new([], [], []);

    private readonly FrozenDictionary<string, Fact> facts;
    private readonly FrozenDictionary<string, SourceDocument> documents;

    public FactList(ImmutableArray<SourceDocument> documents, ImmutableArray<Fact> facts, ImmutableArray<Oddity> oddities)
    {
        Documents = documents;
        All = facts;
        Oddities = oddities;
        this.documents = documents.ToFrozenDictionary(d => d.Id, StringComparer.Ordinal);
        this.facts = facts.ToFrozenDictionary(f => f.Id, StringComparer.Ordinal);
    }

    public ImmutableArray<SourceDocument> Documents { get; }

    public ImmutableArray<Fact> All { get; }

    public ImmutableArray<Oddity> Oddities { get; }

    public IEnumerable<string> Ids => facts.Keys;

    public Fact? Find(string id) => facts.GetValueOrDefault(id);

    public SourceDocument? FindDocument(string id) => documents.GetValueOrDefault(id);

    /// <summary>The documents that state any of the facts, each once, in the order of facts.yml; unknown ids are passed over.</summary>
    public IEnumerable<SourceDocument> DocumentsOf(IEnumerable<string> ids)
    {
        var named = ids.Select(Find).OfType<Fact>().SelectMany(f => f.Sources).Select(s => s.Document.Id).ToHashSet(StringComparer.Ordinal);
        return Documents.Where(d => named.Contains(d.Id));
    }
}
