namespace Site.Engine.Markdown;

/// <summary>Counts runs of letters and digits.</summary>
internal static class WordCounter
{
    /// <summary>1 for the letters and digits of ASCII.</summary>
    private static ReadOnlySpan<byte> AsciiLetters =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    ];

    public static int Count(ReadOnlySpan<char> text)
    {
        var (count, before) = (0, 0);
        foreach (var c in text)
        {
            // Without a branch: where words begin no processor can foretell.
            var letter = c < 128 ? AsciiLetters[c] : char.IsLetterOrDigit(c) ? 1 : 0;
            count += letter & ~before;
            before = letter;
        }
        return count;
    }
}
