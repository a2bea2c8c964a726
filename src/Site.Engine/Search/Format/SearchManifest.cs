using System.Text.Json.Serialization;
using Site.Engine.Search.Querying;

namespace Site.Engine.Search.Format;

/// <summary>The file a client reads first: what there is and how it is called. Names and meaning are in docs/search-format.md.</summary>
internal sealed record SearchManifest
{
    public required int Format { get; init; }

    public required string Language { get; init; }

    public required int Documents { get; init; }

    /// <summary>Words left out of the index, joined by spaces.</summary>
    public required string StopWords { get; init; }

    public required string[] Linkers { get; init; }

    /// <summary>What falls off a form in its key, longest first, joined by spaces (<see cref="Analysis.LayoutKey"/>).</summary>
    public required string Endings { get; init; }

    public required QueryWeights Weights { get; init; }

    public required string[][][] Synonyms { get; init; }

    /// <summary>
    /// Per shard a string that is not after its first key and after the last key of the shard before; joined by spaces. Each but
    /// the first is written as the number of letters it shares with the one before it (0 to 9, a to z) and the rest.
    /// </summary>
    public required string ShardStarts { get; init; }

    /// <summary>
    /// Length of each shard, in units of <see cref="IndexFormat.PieceUnit"/> bytes, as digits (0 to 9, a to z); each z counts 35 and goes
    /// on to the next digit. The shards of a file follow one another.
    /// </summary>
    public required string ShardSizes { get; init; }

    /// <summary>Hashes of the files with shards one after another, <see cref="IndexFormat.HashLength"/> letters each.</summary>
    public required string ShardHashes { get; init; }

    /// <summary>The same for the records of documents.</summary>
    public required string DocumentSizes { get; init; }

    /// <summary>Hashes of the files with documents.</summary>
    public required string DocumentHashes { get; init; }

    /// <summary>
    /// Where addresses carry numbers: for each document a digit, by the place of its address among all. It decides draws, the highest first. Else empty.
    /// </summary>
    public required string DocumentRanks { get; init; }

    /// <summary>First letter of words to the hash of their vocabulary file; the key is empty when there is one file for all.</summary>
    public required SortedDictionary<string, string> Vocabulary { get; init; }

    /// <summary>Hash of the completions file; empty when no prefix needs it.</summary>
    public required string Completions { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SearchManifest))]
[JsonSerializable(typeof(SortedDictionary<string, string[]>))]
internal sealed partial class FormatJson : JsonSerializerContext;
