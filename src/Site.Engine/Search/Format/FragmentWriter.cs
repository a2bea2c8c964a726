using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Search.Format;

/// <summary>Writes the fragment of a page: what a result shows, and the text its excerpts come from.</summary>
internal sealed class FragmentWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(16 * 1024);
    private readonly Utf8JsonWriter json;

    public FragmentWriter()
    {
        // The file is read by fetch and JSON.parse, never as part of a page, so quotes and accents need no escape.
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public void Dispose() => json.Dispose();

    /// <summary>The fragment as UTF-8 JSON: <c>[id, url, title, part of the site, [[anchor, heading, text], ...]]</c>.</summary>
    public byte[] Write(SearchDocument document)
    {
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartArray();
        json.WriteStringValue(document.Id);
        json.WriteStringValue(document.Url);
        json.WriteStringValue(document.Title);
        json.WriteStringValue(document.SectionTitle);
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
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
