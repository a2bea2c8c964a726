namespace Site.Tests.Safety.Fuzzing;

/// <summary>Makes odd texts and bytes out of good ones; the same seed gives the same ones.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly string[] Pieces =
    [
        "\n", "\n\n", " ", "    ", "\t", "\r", "---\n", "...\n", ": ", "- ", "? ", "&a ", "*a", "!!x ", "| ", "> ", "'", "\"", "\\", "[", "]", "{", "}", ",", "#", "%", "@", "`", "```\n", "~~~\n", ":::", ":::steps\n", "::::tabs\n",
        "**", "*", "_", "![", "](", ")", "<", ">", "</", "/>", "<!--", "-->", "<script>", "<details>", "<mark ", "onclick=x", "style=x", "{#aa}", "{.a}", "{fact=\"A\"}", "[^1]", "[^1]: ", "|", "|-|-|\n", "javascript:", "data:", "&#106;", "&Tab;", "&lt;",
        "term:", "value:", "## ", "1. ", "- [ ] ", "> [!NOTE]\n", "\u0000", "\u0001", "\u0085", "\u00A0", "\u0130", "\u200B", "\u2028", "\u202E", "\uD800", "\uDC00", "\uFEFF", "\uFFFF", "\U0001F600", "e\u0301", "1e999", "-0", "NaN", "99999999999999999999", "true", "null", "~", "../", "%2e", "//", "https://", "\\\\",
    ];

    public Random Random => random;

    public T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public string Text(IReadOnlyList<string> seeds)
    {
        var text = Any(seeds);
        for (var changes = random.Next(1, 9); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = random.Next(Math.Min(40, text.Length - at + 1));
            text = random.Next(7) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Any(Pieces)),
                2 => text.Insert(at, string.Concat(Enumerable.Repeat(Any(Pieces), random.Next(1, 60)))),
                3 => text.Insert(at, text.Substring(at, length)),
                4 => text[..at] + Any(seeds)[^1..] + text[at..],
                5 => text[..at] + Part(Any(seeds)) + text[at..],
                _ => text.Insert(at, ((char)random.Next(0x20, 0x3000)).ToString()),
            };
            if (text.Length > 20_000)
                text = text[..20_000];
        }
        return text;
    }

    public byte[] Bytes(byte[] good)
    {
        var bytes = good.ToList();
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] = (byte)(random.Next(2) == 0 ? 0xFF : 0x80);
                    break;
                case 2:
                    bytes.RemoveRange(at, random.Next(Math.Min(30, bytes.Count - at)));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
            }
        }
        return [.. bytes];
    }

    private string Part(string text)
    {
        var at = random.Next(text.Length + 1);
        return text.Substring(at, random.Next(text.Length - at + 1));
    }
}
