using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Search.Format;

/// <summary>Writes the record of a document: what a result shows, and the text its excerpts come from.</summary>
internal sealed class RecordWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(16 * 1024);
    private readonly Utf8JsonWriter json;

    public RecordWriter()
    {
        // The file is read by fetch and JSON.parse, never as part of a page, so quotes and accents need no escape.
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public void Dispose() => json.Dispose();

    /// <summary>
    /// The whole record: a head, <c>[id, address, title, part of the site]</c>, and sections, <c>[[anchor, heading, text], ...]</c>, each a stream by
    /// itself, so that a list of results needs but the beginning.
    /// </summary>
    public byte[] Write(SearchDocument document, int level)
    {
        WriteHead(document);
        var head = Compressed(level);
        WriteSections(document);
        return IndexFormat.Piece(head, Compressed(level));
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
            json.WriteStringValue(section.Text);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private byte[] Compressed(int level)
    {
        json.Flush();
        var written = IndexFormat.Compress(buffer.WrittenSpan, level);
        buffer.ResetWrittenCount();
        json.Reset();
        return written;
    }
}
