using System.Numerics;
using Site.Engine.Search.Analysis;

namespace Site.Engine.Markdown;

/// <summary>Counts runs of letters and digits.</summary>
internal static class WordCounter
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var (count, before) = (0, 0u);
        for (; text.Length >= AsciiBlock.Length; text = text[AsciiBlock.Length..])
        {
            var block = AsciiBlock.Read(text);
            var letters = AsciiBlock.LettersAndDigits(block);
            for (var others = AsciiBlock.Others(block); others != 0; others &= others - 1)
            {
                var place = BitOperations.TrailingZeroCount(others);
                letters |= char.IsLetterOrDigit(text[place]) ? 1u << place : 0;
            }

            // Where a letter follows what is none.
            count += BitOperations.PopCount(letters & ~((letters << 1) | before));
            before = letters >> (AsciiBlock.Length - 1);
        }

        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c) ? 1u : 0;
            count += (int)(letter & ~before);
            before = letter;
        }

        return count;
    }
}
