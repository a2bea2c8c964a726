using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.Intrinsics;
using System.Text;

namespace Site.Engine.Search.Format;

/// <summary>What writers and readers of the index agree on. docs/search-format.md describes it in full.</summary>
public static class IndexFormat
{
    /// <summary>Raised whenever an older client could misread a file.</summary>
    public const int Version = 4;

    /// <summary>Folder of the indexes, from the root of the site.</summary>
    public const string Folder = "search-index";

    /// <summary>Highest value of a stored impact.</summary>
    public const int ImpactScale = 255;

    /// <summary>
    /// Shards of the lexicon, or records of documents, in one file. A client asks for a stretch of the file; a site of many pages has few files.
    /// </summary>
    public const int PiecesPerFile = 64;

    /// <summary>Pieces are filled up to a multiple of this many bytes, so that the manifest says where one begins in little more than a character.</summary>
    public const int PieceUnit = 32;

    /// <summary>A prefix whose terms lie in more shards than this is answered from the completions file.</summary>
    public const int MaxPrefixShards = 3;

    /// <summary>Shards that hold the terms listed for a prefix in the completions file.</summary>
    public const int MaxCompletionShards = 2;

    /// <summary>Terms that stand for an unfinished word.</summary>
    public const int MaxCompletions = 24;

    /// <summary>Terms listed for a prefix in the completions file.</summary>
    public const int MaxListedCompletions = 6;

    /// <summary>A hash in a name, five letters and digits.</summary>
    public const int HashLength = 5;

    /// <summary>Up to this many words the vocabulary for typing errors is one file; from there on one for each first letter.</summary>
    public const int SingleVocabulary = 8_000;

    /// <summary>Of texts, such as records and lists of words.</summary>
    internal static readonly ZLibCompressionOptions BestCompression = new() { CompressionLevel = 5 };

    /// <summary>Of shards, which are numbers above all: the level of texts takes longer and saves a thousandth.</summary>
    internal static readonly ZLibCompressionOptions ShardCompression = new() { CompressionLevel = 2 };

    /// <summary>Of shards of a large index, where time counts more: only repeated bytes are looked for. Two hundredths more of laws, three thousandths of the bench's pages.</summary>
    internal static readonly ZLibCompressionOptions FastShardCompression = new() { CompressionLevel = 2, CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding };

    /// <summary>The digit that goes on: 35, written z.</summary>
    internal const int LastDigit = 35;

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The one name that never changes, so that pages need not change with the index. A client asks for it anew each time.</summary>
    public static string ManifestName(string language) => $"{language}.json";

    // Used again by each thread: a large index has thousands of small pieces.
    [ThreadStatic]
    private static MemoryStream? compressed;

    [ThreadStatic]
    private static ByteWriter? piece;

    /// <summary>The file of some shards.</summary>
    public static string LexiconName(int file, string hash) => FormattableString.Invariant($"l{file}-{hash}.bin");

    /// <summary>The file of some documents.</summary>
    public static string DocumentsName(int file, string hash) => FormattableString.Invariant($"d{file}-{hash}.bin");

    public static string VocabularyName(string hash) => $"w-{hash}.bin";

    public static string CompletionsName(string hash) => $"c-{hash}.bin";

    /// <summary>A number below 36 as one character.</summary>
    internal static char Digit(int value) => Digits[value];

    internal static int DigitValue(char digit) => Digits.IndexOf(digit, StringComparison.Ordinal);

    internal static string HashOfContent(ReadOnlySpan<byte> content) => HashOf(XxHash3.HashToUInt64(content));

    /// <param name="parts">The content, one after another.</param>
    internal static string HashOfContent(IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        var hash = new XxHash3();
        foreach (var part in parts) hash.Append(part.Span);
        return HashOf(hash.GetCurrentHashAsUInt64());
    }

    /// <summary>
    /// Compresses in the zlib format, whose checksum lets the client notice a damaged file. The index is stored compressed because many
    /// servers do not compress files of a type they do not know.
    /// </summary>
    internal static byte[] Compress(ReadOnlySpan<byte> content, ZLibCompressionOptions how) => Compressed(content, how).ToArray();

    /// <summary>See <see cref="Compress"/>; good until this thread compresses something else.</summary>
    private static ReadOnlySpan<byte> Compressed(ReadOnlySpan<byte> content, ZLibCompressionOptions how)
    {
        var into = compressed ??= new MemoryStream(64 * 1024);
        into.SetLength(0);
        using (var zlib = new ZLibStream(into, how, leaveOpen: true)) zlib.Write(content);
        return into.GetBuffer().AsSpan(0, (int)into.Length);
    }

    /// <summary>Bytes that <see cref="Store"/> writes besides the content.</summary>
    internal const int StoredExtra = 11;

    /// <summary>Bytes that one block can hold.</summary>
    internal const int MostStored = ushort.MaxValue;

    /// <summary>Writes the zlib format (RFC 1950) around one block that is not compressed (RFC 1951, 3.2.4).</summary>
    /// <param name="content">At most <see cref="MostStored"/> bytes.</param>
    internal static void Store(ReadOnlySpan<byte> content, ByteWriter into)
    {
        Span<byte> head = [0x78, 0x01, 0x01, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(head[3..], (ushort)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(head[5..], (ushort)~content.Length);
        into.Bytes(head);
        into.Bytes(content);
        Span<byte> checksum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Checksum(content));
        into.Bytes(checksum);
    }

    /// <summary>Adler-32 (RFC 1950, 9), with which the zlib format ends.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> content)
    {
        const uint basis = 65521;
        // Sums of two places over so many blocks fit into sixteen bits.
        const int stretch = 128 * 16;
        var (a, b) = (1u, 0u);
        while (content.Length >= Vector128<byte>.Count)
        {
            var part = content[..(Math.Min(stretch, content.Length) & -Vector128<byte>.Count)];
            content = content[part.Length..];
            var (lower, upper, before) = (Vector128<ushort>.Zero, Vector128<ushort>.Zero, Vector128<uint>.Zero);
            for (var at = 0; at < part.Length; at += Vector128<byte>.Count)
            {
                // A byte counts once for its own place and once more for each that follows it, in its block and in later ones.
                var (first, second) = Vector128.Widen(lower + upper);
                before += first + second;
                var (low, high) = Vector128.Widen(Vector128.Create(part[at..]));
                lower += low;
                upper += high;
            }

            b += ((uint)part.Length * a) + (16 * Vector128.Sum(before));
            for (var place = 0; place < Vector128<ushort>.Count; place++)
            {
                a += (uint)lower[place] + upper[place];
                b += ((16 - (uint)place) * lower[place]) + ((8 - (uint)place) * upper[place]);
            }

            (a, b) = (a % basis, b % basis);
        }

        foreach (var value in content)
        {
            a += value;
            b += a;
        }

        return ((b % basis) << 16) | (a % basis);
    }

    internal static byte[] Decompress(byte[] compressed)
    {
        using var zlib = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        zlib.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>A piece of one part, compressed, with its length before it, filled up.</summary>
    internal static byte[] Piece(ReadOnlySpan<byte> content, ZLibCompressionOptions how)
    {
        var bytes = piece ??= new ByteWriter();
        bytes.Clear();
        bytes.Part(Compressed(content, how));
        bytes.Fill();
        return bytes.Written.ToArray();
    }

    private static string HashOf(ulong value)
    {
        var letters = new StringBuilder(HashLength);
        for (var i = 0; i < HashLength; i++)
        {
            letters.Append(Digits[(int)(value % 36)]);
            value /= 36;
        }

        return letters.ToString();
    }
}
