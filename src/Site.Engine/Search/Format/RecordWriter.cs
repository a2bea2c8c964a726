using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Search.Format;

/// <summary>The two parts of a document's record as UTF-8 JSON, not yet compressed.</summary>
/// <param name="Head">What a list of results shows: <c>[id, address, title, part of the site]</c>.</param>
/// <param name="Sections">Where excerpts come from: <c>[[anchor, heading, text], ...]</c>.</param>
internal sealed record RecordContent(byte[] Head, byte[] Sections);

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

    public RecordContent Write(SearchDocument document) => new(WriteHead(document), WriteSections(document));

    /// <summary>The whole record: head and sections, each a stream by itself, so that a list of results needs but the beginning.</summary>
    public static byte[] Pack(RecordContent content, int level) =>
        IndexFormat.Piece(IndexFormat.Compress(content.Head, level), IndexFormat.Compress(content.Sections, level));

    private byte[] WriteHead(SearchDocument document)
    {
        json.WriteStartArray();
        json.WriteStringValue(document.Id);
        json.WriteStringValue(document.Url);
        json.WriteStringValue(document.Title);
        json.WriteStringValue(document.SectionTitle);
        json.WriteEndArray();
        return Written();
    }

    private byte[] WriteSections(SearchDocument document)
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
        return Written();
    }

    private byte[] Written()
    {
        json.Flush();
        var written = buffer.WrittenSpan.ToArray();
        buffer.ResetWrittenCount();
        json.Reset();
        return written;
    }
}
