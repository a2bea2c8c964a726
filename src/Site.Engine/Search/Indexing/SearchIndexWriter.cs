using System.Collections.Concurrent;
using System.Text;
using Site.Engine.Search.Analysis;
using Site.Engine.Search.Format;

namespace Site.Engine.Search.Indexing;

/// <summary>
/// Makes the search index of one language. Documents are added as they come, from any thread; the files depend on the documents
/// alone, not on their order or on the number of threads.
/// </summary>
public sealed class SearchIndexWriter
{
    // Each part has a table of words of its own, which are joined at the end: a few large parts cost least.
    private const int RecalledAtOnce = 3_000;

    private readonly Analyzer analyzer;
    private readonly SearchIndexOptions options;
    private readonly DocumentArenas arenas;
    private readonly IndexMemory? memory;
    private readonly ConcurrentBag<DocumentAnalyzer> free = [];
    private readonly ConcurrentBag<DocumentAnalyzer> all = [];
    private (Vocabulary Vocabulary, IReadOnlyList<AnalyzedDocument> Documents, IndexFilesWriter Files)? made;

    /// <summary>A writer for a language.</summary>
    /// <param name="language">Language code: <c>nl</c>, <c>en</c>, or another that is read without stemming.</param>
    /// <param name="documents">How many documents will be added.</param>
    /// <param name="textBytes">Bytes of their text, about.</param>
    /// <param name="options">Weights and sizes.</param>
    /// <param name="memory">What an earlier index of the language left; null: nothing.</param>
    public SearchIndexWriter(string language, int documents, long textBytes = 0, SearchIndexOptions? options = null, IndexMemory? memory = null)
    {
        arenas = new DocumentArenas(documents, textBytes);
        this.memory = memory;
        analyzer = Analyzer.For(language);
        this.options = options ?? new SearchIndexOptions();
    }

    /// <summary>Counts the words of a document. May be called by several threads at once.</summary>
    public void Add(SearchDocument document)
    {
        if (!free.TryTake(out var worker))
        {
            worker = new DocumentAnalyzer(analyzer, arenas);
            all.Add(worker);
        }

        worker.Add(document);
        free.Add(worker);
    }

    /// <summary>Adds documents that did not change since the index that the writer remembers, by their addresses; it knows all of them.</summary>
    public void Recall(IEnumerable<string> urls)
    {
        var known = memory ?? throw new InvalidOperationException("nothing is remembered");
        Parallel.ForEach(urls.Chunk(RecalledAtOnce), part =>
        {
            var worker = new DocumentAnalyzer(analyzer, arenas);
            all.Add(worker);
            worker.Recall(known, part);
        });
    }

    /// <summary>Writes what the next index of the language can use of this one.</summary>
    /// <param name="stream">See <see cref="IndexMemory.Read"/>.</param>
    public void Save(Stream stream)
    {
        if (made is not var (vocabulary, documents, writer)) throw new InvalidOperationException("write the index first");
        IndexMemory.Write(stream, vocabulary, documents, writer.Compressed);
    }

    /// <summary>Writes the index of all documents added.</summary>
    /// <param name="synonyms">Groups of words or phrases that mean the same.</param>
    /// <returns>The files; the manifest, which names the others, is the last.</returns>
    public IReadOnlyList<SearchFile> Write(IReadOnlyList<IReadOnlyList<string>> synonyms)
    {
        var (index, documents) = BuildIndex(out var vocabulary);
        var writer = new IndexFilesWriter(analyzer, index, options, memory, arenas.IsLarge);
        made = (vocabulary, documents, writer);
        return writer.Write(documents, ReadSynonyms(synonyms));
    }

    /// <summary>Indexes documents and writes their files in one go.</summary>
    public static IReadOnlyList<SearchFile> Write(
        string language, IReadOnlyList<SearchDocument> documents, IReadOnlyList<IReadOnlyList<string>> synonyms, SearchIndexOptions? options = null)
    {
        var writer = new SearchIndexWriter(language, documents.Count, options: options);
        Parallel.ForEach(documents, writer.Add);
        return writer.Write(synonyms);
    }

    internal (InvertedIndex Index, IReadOnlyList<AnalyzedDocument> Documents) BuildIndex() => BuildIndex(out _);

    private (InvertedIndex Index, IReadOnlyList<AnalyzedDocument> Documents) BuildIndex(out Vocabulary vocabulary)
    {
        var byUrl = all.SelectMany(worker => worker.Documents).OrderBy(document => document.Url, StringComparer.Ordinal).ToList();
        vocabulary = Vocabulary.Create(analyzer, [.. all], options.CompoundWords);
        var words = vocabulary;
        var ordering = Task.Run(() => DocumentOrder.Of(byUrl, words, IndexFormat.PiecesPerFile));
        return (PostingsBuilder.Build(vocabulary, byUrl, ordering, options), ordering.Result);
    }

    /// <summary>Phrases as a query is read; those that read the same are one, and a group of one says nothing.</summary>
    internal static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> ReadSynonyms(IReadOnlyList<IReadOnlyList<string>> groups) =>
        [.. groups
            .Select(group => group.Select(Words).Where(words => words.Count > 0).DistinctBy(words => string.Join(' ', words)).ToList())
            .Where(group => group.Count > 1)];

    private static IReadOnlyList<string> Words(string phrase)
    {
        var words = new List<string>();
        var tokens = new Tokenizer(phrase, new byte[Tokenizer.BufferLength]);
        while (tokens.Next()) words.Add(Encoding.UTF8.GetString(tokens.Word));
        return words;
    }
}
