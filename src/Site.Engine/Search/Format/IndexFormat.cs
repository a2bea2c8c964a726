using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Site.Engine.Search.Format;

/// <summary>What writers and readers of the index agree on. docs/search-format.md describes it in full.</summary>
public static class IndexFormat
{
    /// <summary>Raised whenever an older client could misread a file.</summary>
    public const int Version = 1;

    /// <summary>Folder of the indexes, from the root of the site.</summary>
    public const string Folder = "search-index";

    /// <summary>Highest value of a stored impact.</summary>
    public const int ImpactScale = 255;

    /// <summary>Files in a row that share one hash in their names: an edit changes most shards anyway, and the manifest stays small.</summary>
    public const int HashGroup = 16;

    /// <summary>A prefix whose terms lie in more shards than this is answered from the completions file.</summary>
    public const int MaxPrefixShards = 3;

    /// <summary>Terms that stand for an unfinished word.</summary>
    public const int MaxCompletions = 24;

    /// <summary>Terms listed for a prefix in the completions file.</summary>
    public const int MaxListedCompletions = 12;

    /// <summary>A hash in a name, five letters and digits.</summary>
    public const int HashLength = 5;

    /// <summary>Up to this many words the vocabulary for typing errors is one file; from there on one for each first letter.</summary>
    public const int SingleVocabulary = 8_000;

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>The one name that never changes, so that pages need not change with the index. A client asks for it anew each time.</summary>
    public static string ManifestName(string language) => $"{language}.json";

    public static string ShardName(int shard, string hash) => FormattableString.Invariant($"l{shard}-{hash}.bin");

    public static string FragmentName(int document, string hash) => FormattableString.Invariant($"f{document}-{hash}.bin");

    public static string VocabularyName(string hash) => $"w-{hash}.bin";

    public static string CompletionsName(string hash) => $"c-{hash}.bin";

    /// <summary>A number below 36 as one character.</summary>
    internal static char Digit(int value) => Digits[value];

    internal static int DigitValue(char digit) => Digits.IndexOf(digit, StringComparison.Ordinal);

    internal static string HashOf(IncrementalHash hash)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        return HashOf(bytes);
    }

    internal static string HashOfContent(ReadOnlySpan<byte> content) => HashOf(SHA256.HashData(content));

    /// <summary>
    /// Compresses as gzip, whose checksum lets the client notice a damaged file. The index is stored compressed because many
    /// servers do not compress files of a type they do not know.
    /// </summary>
    internal static byte[] Compress(ReadOnlySpan<byte> content, int level)
    {
        using var compressed = new MemoryStream(content.Length / 2);
        using (var gzip = new GZipStream(compressed, new ZLibCompressionOptions { CompressionLevel = level }, leaveOpen: true))
        {
            gzip.Write(content);
        }

        var bytes = compressed.ToArray();
        // The header names the operating system; 255 is "unknown", so that every machine writes the same bytes. (Nothing at all has no header.)
        if (bytes.Length > 9)
            bytes[9] = 255;
        return bytes;
    }

    internal static byte[] Decompress(byte[] compressed)
    {
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    private static string HashOf(ReadOnlySpan<byte> sha)
    {
        var value = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(sha);
        var letters = new StringBuilder(HashLength);
        for (var i = 0; i < HashLength; i++)
        {
            letters.Append(Digits[(int)(value % 36)]);
            value /= 36;
        }

        return letters.ToString();
    }
}
