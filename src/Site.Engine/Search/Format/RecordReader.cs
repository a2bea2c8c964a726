using System.Text.Json;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Search.Format;

/// <summary>Reads what <see cref="RecordWriter"/> wrote.</summary>
internal static class RecordReader
{
    /// <exception cref="InvalidDataException">The record is cut short, or its sections are damaged.</exception>
    /// <exception cref="JsonException">The content is no record.</exception>
    public static SearchDocument Read(ReadOnlySpan<byte> record)
    {
        var reader = new ByteReader(record);
        using var head = JsonDocument.Parse(IndexFormat.Decompress(reader.Bytes(reader.Number()).ToArray()));
        using var sections = JsonDocument.Parse(IndexFormat.Decompress(reader.Bytes(reader.Number()).ToArray()));
        try
        {
            var page = head.RootElement;
            return new(
                Text(page[0]),
                Text(page[1]),
                Text(page[2]),
                Text(page[3]),
                [.. sections.RootElement.EnumerateArray().Select(section => new SearchSection(Text(section[0]), Text(section[1]), Text(section[2])))]);
        }
        catch (Exception e) when (e is InvalidOperationException or IndexOutOfRangeException)
        {
            throw new JsonException("The content is no record.", e);
        }
    }

    private static string Text(JsonElement element) => element.GetString() ?? throw new JsonException("A text is missing.");
}
