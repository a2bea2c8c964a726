namespace Site.Engine.Search.Querying;

/// <summary>What the query engine needs of an index: the written files, or the exact index in memory that they are held against.</summary>
public interface ITermSource
{
    int DocumentCount { get; }

    IReadOnlySet<string> StopWords { get; }

    IReadOnlyList<string> Linkers { get; }

    /// <summary>Groups of phrases that mean the same, each phrase a list of folded words.</summary>
    IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Synonyms { get; }

    /// <summary>The term with this form, or null.</summary>
    Term? Find(string form);

    /// <summary>
    /// The term with a form that begins with a word already looked up, or null. An index in pieces may leave it unfound when it
    /// lies far from that word, to save a request.
    /// </summary>
    Term? FindNear(string form, string word);

    /// <summary>The other forms of a term's class.</summary>
    IReadOnlyList<Term> PeersOf(Term term);

    /// <summary>
    /// The most frequent terms with the key (<see cref="Analysis.LayoutKey"/>) of a form that is no term itself; those equally frequent in the order of the lexicon.
    /// None where the words for typing errors lie in one file: that is loaded at once, and looking at all of them finds more.
    /// </summary>
    IReadOnlyList<Term> Alike(string form, int limit);

    /// <summary>The most frequent terms that begin with the letters given, without the term that equals them.</summary>
    IReadOnlyList<Term> Completions(string prefix, int limit);

    /// <summary>
    /// Of the known forms the nearest ones within a distance (insertions, deletions, replacements, swaps of neighbours); among
    /// those equally near the most frequent first.
    /// </summary>
    IReadOnlyList<SimilarForm> Similar(string form, int maxDistance, int limit);
}

/// <summary>A term and its postings.</summary>
/// <param name="Form">The folded word.</param>
/// <param name="Documents">Numbers of the documents that hold it, ascending.</param>
/// <param name="Impacts">Per document its weight there, from 0 to 1.</param>
public sealed record Term(string Form, IReadOnlyList<int> Documents, IReadOnlyList<double> Impacts)
{
    public int DocumentFrequency => Documents.Count;
}

/// <summary>A known form near a mistyped one.</summary>
public sealed record SimilarForm(string Form, int Distance);
