using System.Text.Json;
using Site.Engine.Search.Analysis;
using Site.Engine.Search.Format;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Search.Querying;

/// <summary>A file of the index is missing or damaged.</summary>
public sealed class SearchIndexException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// The index as it was written, read file by file as the browser does: the same shards for the same query, and so the same
/// terms, weights and order.
/// </summary>
public sealed class WrittenIndex : ITermSource
{
    private readonly SearchManifest manifest;
    private readonly Func<string, byte[]> read;
    private readonly ShardMap map;
    private readonly int[] shardSizes;
    private readonly int[] documentSizes;
    private readonly Dictionary<string, byte[]> packed = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Shard> shards = [];
    private readonly Dictionary<string, List<(string Form, int FrequencyClass)>> vocabularies = new(StringComparer.Ordinal);
    private SortedDictionary<string, string[]>? completions;

    /// <summary>Opens an index.</summary>
    /// <param name="language">Language code.</param>
    /// <param name="read">Gives a file by its path below the folder of the indexes; may throw an <see cref="IOException"/>.</param>
    /// <exception cref="SearchIndexException">The manifest is missing, damaged, or of another version.</exception>
    public WrittenIndex(string language, Func<string, byte[]> read)
    {
        var manifestName = IndexFormat.ManifestName(language);
        this.read = name => read($"{language}/{name}");
        manifest = Guarded(manifestName, () => JsonSerializer.Deserialize(read(manifestName), FormatJson.Default.SearchManifest))
            ?? throw new SearchIndexException($"{manifestName} holds no manifest.");
        if (manifest.Format != IndexFormat.Version)
        {
            throw new SearchIndexException($"{manifestName} has format {manifest.Format}; this program reads format {IndexFormat.Version}.");
        }

        (map, shardSizes, documentSizes, StopWords, Synonyms) = Guarded(manifestName, () => Tables(manifest));
    }

    private static (ShardMap Map, int[] ShardSizes, int[] DocumentSizes, IReadOnlySet<string> StopWords, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Synonyms) Tables(SearchManifest manifest)
    {
        var starts = manifest.ShardStarts.Split(' ');
        for (var i = 1; i < starts.Length; i++) starts[i] = starts[i - 1][..IndexFormat.DigitValue(starts[i][0])] + starts[i][1..];
        return (new ShardMap(starts, new LayoutKey(manifest.Endings.Split(' ', StringSplitOptions.RemoveEmptyEntries))), Sizes(manifest.ShardSizes), Sizes(manifest.DocumentSizes), manifest.StopWords.Split(' ').ToHashSet(StringComparer.Ordinal), [.. manifest.Synonyms.Select(group => (IReadOnlyList<IReadOnlyList<string>>)group)]);
    }

    private static int[] Sizes(string digits)
    {
        var sizes = new List<int>();
        var units = 0;
        foreach (var digit in digits)
        {
            var value = IndexFormat.DigitValue(digit);
            if (value < 0) throw new InvalidDataException("A size is no number.");
            units += value;
            if (value == IndexFormat.LastDigit) continue;
            sizes.Add(checked(units * IndexFormat.PieceUnit));
            units = 0;
        }

        return [.. sizes];
    }

    public int DocumentCount => manifest.Documents;

    public QueryWeights Weights => manifest.Weights;

    /// <summary>Per document a digit that decides a draw, the highest first; empty where the number alone does.</summary>
    public string Ranks => manifest.DocumentRanks;

    public IReadOnlySet<string> StopWords { get; }

    public IReadOnlyList<string> Linkers => manifest.Linkers;

    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Synonyms { get; }

    /// <summary>A document with its sections.</summary>
    /// <exception cref="SearchIndexException">Its file is missing or damaged.</exception>
    public SearchDocument ReadDocument(int document)
    {
        var name = FileOf(document, manifest.DocumentHashes, IndexFormat.DocumentsName);
        return Guarded(name, () => RecordReader.Read(Piece(name, documentSizes, document)));
    }

    public Term? Find(string form)
    {
        if (shardSizes.Length == 0) return null;
        return Load(map.Of(form)).Find(form);
    }

    public Term? FindNear(string form, string word) => map.Of(form) - map.Of(word) <= 1 ? Find(form) : null;

    public IReadOnlyList<Term> PeersOf(Term term) => [.. Load(map.Of(term.Form)).Peers[term.Form].Select(Find).OfType<Term>()];

    public IReadOnlyList<Term> Alike(string form, int limit)
    {
        if (shardSizes.Length == 0 || HasOneVocabulary) return [];
        var key = map.KeyOf(form);
        return [.. Load(map.Of(form)).Terms
            .Where(term => SimilarForms.IsOffered(term.Form) && string.Equals(map.KeyOf(term.Form), key, StringComparison.Ordinal))
            .OrderByDescending(term => term.DocumentFrequency)
            .Take(limit)];
    }

    public IReadOnlyList<Term> Completions(string prefix, int limit)
    {
        if (shardSizes.Length == 0) return [];
        var numbers = map.OfPrefix(prefix);
        if (numbers.Count > IndexFormat.MaxPrefixShards)
        {
            return ReadCompletions().TryGetValue(prefix, out var forms) ? [.. forms.Where(form => form.Length > prefix.Length).Select(Find).OfType<Term>()] : [];
        }

        return [.. numbers
            .SelectMany(number => Load(number).Terms)
            .Where(term => term.Form.Length > prefix.Length && term.Form.StartsWith(prefix, StringComparison.Ordinal))
            .OrderByDescending(term => term.DocumentFrequency)
            .Take(limit)];
    }

    public IReadOnlyList<SimilarForm> Similar(string form, int maxDistance, int limit)
    {
        if (HasOneVocabulary) return SimilarForms.Nearest(ReadVocabulary(""), form, maxDistance, limit);
        // The first letter is rarely the wrong one; where it is, the second is often the right one.
        foreach (var letter in (string[])[form[..1], form[1..2]])
        {
            var found = SimilarForms.Nearest(ReadVocabulary(letter), form, maxDistance, limit);
            if (found.Count > 0) return found;
        }

        return SimilarForms.Nearest(manifest.Vocabulary.Keys.SelectMany(ReadVocabulary), form, maxDistance, limit);
    }

    private bool HasOneVocabulary => manifest.Vocabulary.ContainsKey("");

    private static T Guarded<T>(string name, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException or UnauthorizedAccessException
            or ArgumentException or IndexOutOfRangeException or OverflowException or KeyNotFoundException)
        {
            throw new SearchIndexException($"The search index is damaged: {name} cannot be read. Build the site again.", e);
        }
    }

    private static string FileOf(int piece, string hashes, Func<int, string, string> name) =>
        name(piece / IndexFormat.PiecesPerFile, hashes.Substring(piece / IndexFormat.PiecesPerFile * IndexFormat.HashLength, IndexFormat.HashLength));

    private static byte[] First(ReadOnlySpan<byte> piece)
    {
        var reader = new ByteReader(piece);
        return reader.Bytes(reader.Number()).ToArray();
    }

    /// <summary>The stretch of a file that is one shard or record. A file is kept once it was read.</summary>
    private ReadOnlySpan<byte> Piece(string name, int[] sizes, int piece)
    {
        if (!packed.TryGetValue(name, out var bytes)) packed[name] = bytes = read(name);
        long start = 0;
        for (var before = piece / IndexFormat.PiecesPerFile * IndexFormat.PiecesPerFile; before < piece; before++) start += sizes[before];
        return start + sizes[piece] <= bytes.Length ? bytes.AsSpan((int)start, sizes[piece]) : throw new InvalidDataException("The file ends too early.");
    }

    private Shard Load(int number)
    {
        if (shards.TryGetValue(number, out var shard)) return shard;
        var name = FileOf(number, manifest.ShardHashes, IndexFormat.LexiconName);
        shard = Guarded(name, () => Shard.Read(
            IndexFormat.Decompress(First(Piece(name, shardSizes, number))), manifest.Documents));
        shards[number] = shard;
        return shard;
    }

    private SortedDictionary<string, string[]> ReadCompletions()
    {
        if (manifest.Completions.Length == 0) return [];
        var name = IndexFormat.CompletionsName(manifest.Completions);
        return completions ??= Guarded(name, () => JsonSerializer.Deserialize(
            IndexFormat.Decompress(read(name)), FormatJson.Default.SortedDictionaryStringStringArray)) ?? [];
    }

    private List<(string Form, int FrequencyClass)> ReadVocabulary(string letter)
    {
        if (vocabularies.TryGetValue(letter, out var words)) return words;
        if (!manifest.Vocabulary.TryGetValue(letter, out var hash)) return [];
        var name = IndexFormat.VocabularyName(hash);
        words = Guarded(name, () => ReadWords(IndexFormat.Decompress(read(name))));
        vocabularies[letter] = words;
        return words;
    }

    private static List<(string Form, int FrequencyClass)> ReadWords(byte[] content)
    {
        var words = new List<(string Form, int FrequencyClass)>();
        var reader = new ByteReader(content);
        var previous = "";
        while (!reader.AtEnd)
        {
            var shared = reader.Byte();
            if (shared > previous.Length) throw new InvalidDataException("A form shares more than there is.");
            previous = previous[..shared] + reader.Text(reader.Byte());
            words.Add((previous, reader.Byte()));
        }

        return words;
    }
}
