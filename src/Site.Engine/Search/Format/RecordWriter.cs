using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Search.Format;

/// <summary>Writes the records of documents, one after another: what a result shows, and the text its excerpts come from.</summary>
internal sealed class RecordWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(16 * 1024);
    private readonly Utf8JsonWriter json;
    private readonly int level;
    private readonly ZLibCompressionOptions options;
    private readonly MemoryStream compressed = new();
    private readonly ByteWriter record = new();

    /// <param name="level">Of compression; at 1, where time counts most, heads are not compressed at all: they are short, and to begin a stream takes longest.</param>
    public RecordWriter(int level)
    {
        this.level = level;
        options = new ZLibCompressionOptions { CompressionLevel = level };
        // The file is read by fetch and JSON.parse, never as part of a page, so quotes and accents need no escape.
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public void Dispose()
    {
        json.Dispose();
        compressed.Dispose();
    }

    /// <summary>
    /// The whole record: a head, <c>[id, address, title, part of the site]</c>, and sections, <c>[[anchor, heading, text], ...]</c>, each a stream by
    /// itself, so that a list of results needs but the beginning. It is good until the next.
    /// </summary>
    public ReadOnlySpan<byte> Write(SearchDocument document)
    {
        record.Clear();
        WriteHead(document);
        if (level > 1) Compress();
        else Store();
        WriteSections(document);
        Compress();
        record.Fill();
        return record.Written;
    }

    private void WriteHead(SearchDocument document)
    {
        json.WriteStartArray();
        json.WriteStringValue(document.Id);
        json.WriteStringValue(document.Url);
        json.WriteStringValue(document.Title);
        json.WriteStringValue(document.SectionTitle);
        json.WriteEndArray();
    }

    private void WriteSections(SearchDocument document)
    {
        json.WriteStartArray();
        foreach (var section in document.Sections)
        {
            json.WriteStartArray();
            json.WriteStringValue(section.Anchor);
            json.WriteStringValue(section.Heading);
            json.WriteStringValue(section.Utf8.Span);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void Compress()
    {
        json.Flush();
        IndexFormat.Compress(buffer.WrittenSpan, options, compressed);
        record.Part(compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        compressed.SetLength(0);
        buffer.ResetWrittenCount();
        json.Reset();
    }

    private void Store()
    {
        json.Flush();
        var content = buffer.WrittenSpan;
        if (content.Length > ushort.MaxValue)
        {
            Compress();
            return;
        }

        record.Number(IndexFormat.StoredExtra + content.Length);
        IndexFormat.Store(content, record);
        buffer.ResetWrittenCount();
        json.Reset();
    }
}
