using System.Buffers;

namespace Site.Engine.Yaml;

/// <summary>
/// Reads the front matter nearly every page has, <c>key: plain</c>, <c>key: "quoted"</c> and <c>key: [plain, plain]</c> a line each, some thirty times
/// faster than a whole YAML parser. Anything else gives null and goes to <see cref="YamlParser"/>, which tests hold this against.
/// </summary>
internal static class SimpleYaml
{
    private static readonly SearchValues<char> Key = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly string[] Common = ["title", "description", "slug", "order", "short", "audience", "translation", "changed", "review-by", "draft"];

    // First characters with a meaning of their own, and sequences that end a plain scalar.
    private static readonly SearchValues<char> NotFirst = SearchValues.Create("-?:,[]{}#&*!|>'\"%@` \t");
    private static readonly SearchValues<char> Suspect = SearchValues.Create(":#\t\\");
    private static readonly SearchValues<char> FlowSuspect = SearchValues.Create(":#\t\\[]{}\"'&*!|>%@`?");

    public static YamlMapping? TryParse(string text, int start, int end)
    {
        var entries = new List<YamlEntry>();
        var line = 2;
        for (var at = start; at < end; line++)
        {
            var stop = text.IndexOf('\n', at, end - at);
            if (stop < 0)
                stop = end;
            var row = text.AsSpan(at, stop - at);
            var colon = row.IndexOf(':');
            if (colon <= 0 || row[..colon].ContainsAnyExcept(Key) || row[0] == '-' || colon + 2 >= row.Length || row[colon + 1] != ' ')
                return null;
            var name = Name(row[..colon]);
            foreach (var entry in entries)
            {
                if (entry.Key.Value == name)
                    return null;
            }
            if (Value(row[(colon + 2)..], line, colon + 3) is not { } value)
                return null;
            entries.Add(new YamlEntry(new YamlScalar(name, IsPlain: true, line, 1, colon), value));
            at = stop + 1;
        }
        return entries.Count == 0 ? null : new YamlMapping(entries, 2, 1);
    }

    /// <summary>The keys of most pages are the same few: they share one string each.</summary>
    private static string Name(ReadOnlySpan<char> key)
    {
        foreach (var common in Common)
        {
            if (key.SequenceEqual(common))
                return common;
        }
        return key.ToString();
    }

    private static YamlNode? Value(ReadOnlySpan<char> text, int line, int column)
    {
        if (text[0] == '"')
        {
            if (text.Length < 2 || text[^1] != '"' || text[1..^1].ContainsAny('"', '\\', '\t'))
                return null;
            return new YamlScalar(text[1..^1].ToString(), IsPlain: false, line, column, text.Length);
        }
        if (text[0] == '[')
            return List(text, line, column);
        if (NotFirst.Contains(text[0]) || text[^1] == ' ' || text.ContainsAny(Suspect))
            return null;
        return new YamlScalar(text.ToString(), IsPlain: true, line, column, text.Length);
    }

    private static YamlSequence? List(ReadOnlySpan<char> text, int line, int column)
    {
        if (text.Length < 3 || text[^1] != ']' || text[1..^1].ContainsAny(FlowSuspect))
            return null;
        var items = new List<YamlNode>();
        var at = 1;
        while (at < text.Length)
        {
            var rest = text[at..^1];
            var comma = rest.IndexOf(',');
            var item = comma < 0 ? rest : rest[..comma];
            var word = item.Trim(' ');
            if (word.IsEmpty || NotFirst.Contains(word[0]))
                return null;
            items.Add(new YamlScalar(word.ToString(), IsPlain: true, line, column + at + item.IndexOf(word[0]), word.Length));
            if (comma < 0)
                break;
            at += comma + 1;
        }
        return new YamlSequence(items, line, column);
    }
}
