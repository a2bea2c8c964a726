using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Site.Engine.Markdown.Blocks;

/// <summary>Small JSON for attributes that a script reads; the attribute itself is escaped by the HTML writer.</summary>
internal static class JsonText
{
    public static string Of(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(json);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static string Object(IEnumerable<KeyValuePair<string, string>> texts) => Of(json =>
    {
        json.WriteStartObject();
        foreach (var (name, text) in texts)
            json.WriteString(name, text);
        json.WriteEndObject();
    });
}
