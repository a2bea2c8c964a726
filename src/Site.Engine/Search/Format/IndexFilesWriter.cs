using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Site.Engine.Search.Analysis;
using Site.Engine.Search.Indexing;
using Site.Engine.Search.Querying;

namespace Site.Engine.Search.Format;

/// <summary>Turns a finished index and its documents into files, and names them all in the manifest.</summary>
/// <param name="memory">What an earlier index of the language left; null: nothing.</param>
/// <param name="isFast">For large indexes; see <see cref="DocumentArenas.IsLarge"/>.</param>
internal sealed class IndexFilesWriter(Analyzer analyzer, InvertedIndex index, SearchIndexOptions options, IndexMemory? memory, bool isFast)
{
    private readonly List<SearchFile> files = [];

    private readonly ConcurrentQueue<(string Name, byte[] Bytes)> compressed = [];

    /// <summary>What took long to compress, each under a name that tells what was in it.</summary>
    public IReadOnlyCollection<(string Name, byte[] Bytes)> Compressed => compressed;

    /// <summary>All files; the manifest is the last.</summary>
    public IReadOnlyList<SearchFile> Write(IReadOnlyList<AnalyzedDocument> documents, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> synonyms)
    {
        var shards = LexiconWriter.Cut(index, IsSmall() ? options.SmallShardBytes : options.ShardBytes);
        var starts = shards.Select((shard, i) => i == 0 ? "" : LexiconWriter.Separator(index.Keys[shard.First - 1], index.Keys[shard.First])).DefaultIfEmpty("").ToArray();
        // Beside the shards, which are cut by then: each has one thread at work for some time.
        var vocabulary = Task.Run(WriteVocabulary);
        var completions = Task.Run(() => WriteCompletions(new ShardMap(starts, new LayoutKey(analyzer.Endings)), shards.Count));
        var lexicon = WriteShards(shards);
        var isNumbered = IsNumbered(documents);
        var records = WritePacked([.. documents.Select(document => document.Record)], IndexFormat.DocumentsName);
        var manifest = new SearchManifest
        {
            Format = IndexFormat.Version,
            Language = analyzer.Language,
            Documents = documents.Count,
            StopWords = string.Join(' ', analyzer.StopWords),
            Linkers = [.. analyzer.Linkers],
            Endings = string.Join(' ', analyzer.Endings),
            Weights = new QueryWeights { Draw = isNumbered ? 0.98 : 1 },
            Synonyms = [.. synonyms.Select(group => group.Select(phrase => phrase.ToArray()).ToArray())],
            ShardStarts = FrontCoded(starts),
            ShardSizes = lexicon.Sizes,
            ShardHashes = lexicon.Hashes,
            DocumentSizes = records.Sizes,
            DocumentHashes = records.Hashes,
            DocumentRanks = isNumbered ? Ranks(documents) : "",
            Vocabulary = vocabulary.GetAwaiter().GetResult().Hashes,
            Completions = completions.GetAwaiter().GetResult() is var (hash, _) ? hash : "",
        };
        files.AddRange(vocabulary.Result.Files);
        if (completions.Result is var (_, list)) files.Add(list);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, FormatJson.Default.SearchManifest);
        files.Add(new(IndexFormat.ManifestName(analyzer.Language), bytes));
        return files;
    }

    private static bool IsNumbered(IReadOnlyList<AnalyzedDocument> documents) =>
        2 * documents.Count(document => document.Url.Any(char.IsAsciiDigit)) > documents.Count;

    private static string Ranks(IReadOnlyList<AnalyzedDocument> documents)
    {
        var ranks = new char[documents.Count];
        var byUrl = Enumerable.Range(0, ranks.Length).OrderBy(document => documents[document].Url, StringComparer.Ordinal).ToArray();
        for (var place = 0; place < byUrl.Length; place++) ranks[byUrl[place]] = IndexFormat.Digit(place * IndexFormat.LastDigit / byUrl.Length);
        return new(ranks);
    }

    private bool IsSmall() => (2 * index.Documents.Length) + (8 * index.Forms.Length) < options.SmallLexiconBytes;

    private string PathOf(string name) => $"{analyzer.Language}/{name}";

    private static string FrontCoded(string[] starts)
    {
        var text = new StringBuilder();
        var previous = "";
        foreach (var start in starts.Skip(1))
        {
            var shared = 0;
            while (shared < 35 && shared < previous.Length && shared < start.Length && previous[shared] == start[shared]) shared++;
            text.Append(' ').Append(IndexFormat.Digit(shared)).Append(start.AsSpan(shared));
            previous = start;
        }

        return text.ToString();
    }

    private (string Sizes, string Hashes) WriteShards(List<(int First, int End)> shards)
    {
        var contents = new ReadOnlyMemory<byte>[shards.Count];
        var compression = isFast ? IndexFormat.FastShardCompression : IndexFormat.ShardCompression;
        // One by one: shards differ much in size, and a thread that took many at once would be waited for.
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, shards.Count), EnumerablePartitionerOptions.NoBuffering), () => new LexiconWriter(index), (i, _, writer) =>
        {
            var content = writer.Write(shards[i].First, shards[i].End);
            contents[i] = Remembered("shard", content, bytes => IndexFormat.Piece(bytes, compression));
            return writer;
        }, _ => { });
        return WritePacked(contents, IndexFormat.LexiconName);
    }

    /// <summary>The compressed form of some content, as an earlier index left it where it has the same.</summary>
    /// <param name="kind">What is compressed in the same way.</param>
    private byte[] Remembered(string kind, ReadOnlySpan<byte> content, Func<ReadOnlySpan<byte>, byte[]> compress)
    {
        var name = IndexMemory.NameOf(kind, content);
        var bytes = memory?.Compressed(name) ?? compress(content);
        compressed.Enqueue((name, bytes));
        return bytes;
    }

    private byte[] Small(ReadOnlySpan<byte> content) => Remembered("list", content, bytes => IndexFormat.Compress(bytes, IndexFormat.BestCompression));

    /// <summary>
    /// Writes pieces one after another into files. The name of a file has a hash of its very bytes, not of the text in them: another version
    /// of the compressor may give other lengths, and what lies where depends on them.
    /// </summary>
    private (string Sizes, string Hashes) WritePacked(ReadOnlyMemory<byte>[] contents, Func<int, string, string> name)
    {
        var hashes = new StringBuilder();
        foreach (var pieces in contents.Chunk(IndexFormat.PiecesPerFile))
        {
            var hash = IndexFormat.HashOfContent(pieces);
            files.Add(new(PathOf(name(hashes.Length / IndexFormat.HashLength, hash)), pieces));
            hashes.Append(hash);
        }

        return (InUnits(contents), hashes.ToString());
    }

    private static string InUnits(ReadOnlyMemory<byte>[] contents)
    {
        var text = new StringBuilder();
        foreach (var content in contents)
        {
            var units = content.Length / IndexFormat.PieceUnit;
            text.Append(IndexFormat.Digit(IndexFormat.LastDigit), units / IndexFormat.LastDigit).Append(IndexFormat.Digit(units % IndexFormat.LastDigit));
        }

        return text.ToString();
    }

    /// <summary>Words for typing errors, front-coded, each with its frequency class; no postings, so that many fit in few bytes.</summary>
    private (SortedDictionary<string, string> Hashes, List<SearchFile> Files) WriteVocabulary()
    {
        var terms = Enumerable.Range(0, index.Forms.Length)
            .Where(term => SimilarForms.IsOffered(index.Forms[term]))
            .ToList();
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var written = new List<SearchFile>();
        var byLetter = terms.Count <= IndexFormat.SingleVocabulary
            ? terms.GroupBy(_ => "", StringComparer.Ordinal)
            : terms.GroupBy(term => index.Forms[term][..1], StringComparer.Ordinal);
        foreach (var letter in byLetter)
        {
            var bytes = new ByteWriter();
            var previous = "";
            foreach (var term in letter)
            {
                var form = index.Forms[term];
                var shared = 0;
                while (shared < previous.Length && shared < form.Length && previous[shared] == form[shared]) shared++;
                bytes.Byte(shared);
                bytes.Byte(Encoding.UTF8.GetByteCount(form.AsSpan(shared)));
                bytes.Text(form.AsSpan(shared));
                bytes.Byte(SimilarForms.FrequencyClass(index.DocumentFrequency(term)));
                previous = form;
            }

            var hash = IndexFormat.HashOfContent(bytes.Written);
            hashes[letter.Key] = hash;
            written.Add(new(PathOf(IndexFormat.VocabularyName(hash)), Small(bytes.Written)));
        }

        return (hashes, written);
    }

    /// <summary>For each prefix that too many shards share: its most frequent terms, from few shards.</summary>
    private (string Hash, SearchFile File)? WriteCompletions(ShardMap map, int shardCount)
    {
        if (shardCount <= IndexFormat.MaxPrefixShards) return null;
        var lists = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        var open = Enumerable.Range(0, index.Forms.Length).ToList();
        for (var length = QueryPlanner.MinPrefix; open.Count > 0; length++)
        {
            var wide = open
                .Where(term => index.Forms[term].Length >= length)
                .GroupBy(term => index.Forms[term][..length], StringComparer.Ordinal)
                .Where(group => map.OfPrefix(group.Key).Count > IndexFormat.MaxPrefixShards)
                .ToList();
            foreach (var group in wide) lists[group.Key] = MostFrequent(map, group);
            open = [.. wide.SelectMany(group => group)];
        }

        if (lists.Count == 0) return null;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(lists, FormatJson.Default.SortedDictionaryStringStringArray);
        var hash = IndexFormat.HashOfContent(bytes);
        return (hash, new(PathOf(IndexFormat.CompletionsName(hash)), Small(bytes)));
    }

    private string[] MostFrequent(ShardMap map, IGrouping<string, int> terms)
    {
        var chosen = new List<string>();
        var used = new HashSet<int>();
        // A client that finds the prefix in its own list knows that it is a term; else it need not look.
        foreach (var term in terms.OrderByDescending(term => index.Forms[term].Length == terms.Key.Length ? int.MaxValue : index.DocumentFrequency(term)))
        {
            used.Add(map.Of(index.Forms[term]));
            if (used.Count > IndexFormat.MaxCompletionShards || chosen.Count == IndexFormat.MaxListedCompletions) break;
            chosen.Add(index.Forms[term]);
        }

        return [.. chosen];
    }
}
