using Site.Engine.Search.Analysis;

namespace Site.Engine.Markdown;

/// <summary>Counts runs of letters and digits.</summary>
internal static class WordCounter
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var (count, before) = (0, 0);
        foreach (var c in text)
        {
            // Without a branch: where words begin no processor can foretell.
            var letter = (c < 128 ? Folding.Ascii[c] != 0 : char.IsLetterOrDigit(c)) ? 1 : 0;
            count += letter & ~before;
            before = letter;
        }
        return count;
    }
}
