using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Site.Engine.Search.Format;

namespace Site.Engine.Search.Indexing;

/// <summary>A document as it was counted for an earlier index.</summary>
/// <param name="Entries">Per different word eight bytes: its number among the memory's words, and its counts.</param>
/// <param name="Record">Its record as it was written.</param>
internal sealed record RememberedDocument(int TitleLength, int HeadingLength, int BodyLength, ReadOnlyMemory<byte> Entries, ReadOnlyMemory<byte> Record);

/// <summary>
/// What an index leaves for the next of its language: what it counted in each document, and what took long to compress. The next index is made anew
/// from all documents, those that changed and those that did not: which numbers, shards and neighbours they get hangs on all of them.
/// </summary>
public sealed class IndexMemory
{
    private readonly List<ReadOnlyMemory<byte>> words = [];
    private readonly Dictionary<string, RememberedDocument> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadOnlyMemory<byte>> compressed = new(StringComparer.Ordinal);

    private IndexMemory()
    {
    }

    internal IReadOnlyList<ReadOnlyMemory<byte>> Words => words;

    /// <summary>Whether an index of so many documents is written as the one before was: a large one is compressed in another way.</summary>
    public bool Suits(int count) => DocumentArenas.AreMany(count) == DocumentArenas.AreMany(documents.Count);

    /// <summary>Whether the document of an address is known.</summary>
    public bool Has(string url) => documents.ContainsKey(url);

    internal RememberedDocument Document(string url) => documents[url];

    /// <summary>The compressed form of some content, or null.</summary>
    /// <param name="name">See <see cref="NameOf"/>.</param>
    internal byte[]? Compressed(string name) => compressed.TryGetValue(name, out var bytes) ? bytes.ToArray() : null;

    /// <param name="kind">What is compressed in the same way.</param>
    internal static string NameOf(string kind, ReadOnlySpan<byte> content) => kind + Convert.ToHexStringLower(XxHash128.Hash(content));

    /// <summary>Reads what <see cref="SearchIndexWriter.Save"/> wrote. Throws an IOException or FormatException where it is something else.</summary>
    /// <param name="bytes">From <paramref name="start"/> on.</param>
    public static IndexMemory Read(byte[] bytes, int start)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, start, bytes.Length - start), Encoding.UTF8);
        var memory = new IndexMemory();
        for (var count = Count(); count > 0; count--) memory.words.Add(Bytes());
        for (var count = Count(); count > 0; count--)
        {
            var url = reader.ReadString();
            memory.documents[url] = new RememberedDocument(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), Bytes(), Bytes());
        }

        for (var count = Count(); count > 0; count--) memory.compressed[reader.ReadString()] = Bytes();
        return memory;

        int Count() => reader.ReadInt32() is >= 0 and var count ? count : throw new FormatException("count");

        ReadOnlyMemory<byte> Bytes()
        {
            var length = Count();
            var at = start + (int)reader.BaseStream.Position;
            if (at + length > bytes.Length) throw new FormatException("length");
            reader.BaseStream.Position += length;
            return bytes.AsMemory(at, length);
        }
    }

    internal static void Write(
        Stream stream, Vocabulary vocabulary, IReadOnlyList<AnalyzedDocument> documents, IReadOnlyCollection<(string Name, byte[] Bytes)> compressed)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(vocabulary.Forms.Length);
        foreach (var form in vocabulary.Forms) Bytes(Encoding.UTF8.GetBytes(form));
        writer.Write(documents.Count);
        var entries = new ulong[1024];
        foreach (var document in documents)
        {
            writer.Write(document.Url);
            writer.Write(document.TitleLength);
            writer.Write(document.HeadingLength);
            writer.Write(document.BodyLength);
            if (entries.Length < document.Entries.Length) entries = new ulong[2 * document.Entries.Length];
            var numbers = vocabulary.Numbers[document.Analyzer];
            var count = 0;
            foreach (var entry in document.Entries.Span)
            {
                if (numbers[(int)(entry >> 32)] is >= 0 and var term) entries[count++] = ((ulong)term << 32) | (uint)entry;
            }

            Bytes(MemoryMarshal.AsBytes(entries.AsSpan(0, count)));
            Bytes(document.Record.Span);
        }

        writer.Write(compressed.Count);
        foreach (var (name, bytes) in compressed)
        {
            writer.Write(name);
            Bytes(bytes);
        }

        void Bytes(ReadOnlySpan<byte> bytes)
        {
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }
    }
}
