using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Model;

namespace Site.Engine.Outputs.Data;

/// <summary>JSON files for those who use the site's data: UTF-8, indented, letters with accents readable.</summary>
internal static class DataJson
{
    /// <param name="capacity">Bytes that will probably do.</param>
    public static OutputFile File(string path, Action<Utf8JsonWriter> write, int capacity = 64 * 1024)
    {
        var bytes = new ArrayBufferWriter<byte>(capacity);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
            write(json);
        return new OutputFile(path, bytes.WrittenMemory);
    }

    /// <summary>An object with a text per language; a language without one is left out.</summary>
    public static void PerLanguage(this Utf8JsonWriter json, string name, IEnumerable<string> languages, Func<string, string?> text)
    {
        json.WriteStartObject(name);
        foreach (var language in languages)
        {
            if (text(language) is { } value)
                json.WriteString(language, value);
        }
        json.WriteEndObject();
    }

    public static void PerLanguage(this Utf8JsonWriter json, string name, IEnumerable<string> languages, LocalizedText text) =>
        json.PerLanguage(name, languages, language => text[language]);

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
