using System.Text.Json;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Search.Format;

/// <summary>Reads what <see cref="FragmentWriter"/> wrote.</summary>
public sealed record Fragment(SearchDocument Document)
{
    /// <exception cref="JsonException">The content is no fragment.</exception>
    internal static Fragment Read(byte[] content)
    {
        using var json = JsonDocument.Parse(content);
        try
        {
            var page = json.RootElement;
            var sections = page[4].EnumerateArray().Select(section => new SearchSection(Text(section[0]), Text(section[1]), Text(section[2])));
            return new(new SearchDocument(Text(page[0]), Text(page[1]), Text(page[2]), Text(page[3]), [.. sections]));
        }
        catch (Exception e) when (e is InvalidOperationException or IndexOutOfRangeException)
        {
            throw new JsonException("The content is no fragment.", e);
        }
    }

    private static string Text(JsonElement element) => element.GetString() ?? throw new JsonException("A text is missing.");
}
