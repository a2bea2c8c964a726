namespace Site.Engine.Search.Analysis;

/// <summary>
/// A word that is being stemmed: letters that shrink and grow at the end. The stemmers look at suffixes only, so every
/// test is relative to a position counted from the start of the word.
/// </summary>
internal ref struct StemBuffer
{
    // Replacements are at most two letters longer than what they replace.
    private const int Slack = 8;

    private readonly char[] letters;

    public StemBuffer(ReadOnlySpan<char> word)
    {
        letters = new char[word.Length + Slack];
        word.CopyTo(letters);
        Length = word.Length;
    }

    public int Length { get; set; }

    public readonly ReadOnlySpan<char> Word => letters.AsSpan(0, Length);

    public readonly char this[int index]
    {
        get => letters[index];
        set => letters[index] = value;
    }

    public readonly bool EndsWith(ReadOnlySpan<char> suffix) => Word.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>Whether the letters before position <paramref name="end"/> end with a suffix.</summary>
    public readonly bool EndsWithAt(int end, ReadOnlySpan<char> suffix) =>
        end >= suffix.Length && letters.AsSpan(end - suffix.Length, suffix.Length).SequenceEqual(suffix);

    /// <summary>Replaces everything from a position on.</summary>
    public void ReplaceFrom(int start, scoped ReadOnlySpan<char> replacement)
    {
        replacement.CopyTo(letters.AsSpan(start));
        Length = start + replacement.Length;
    }

    /// <summary>Takes letters out of the middle or the start.</summary>
    public void Remove(int start, int count)
    {
        letters.AsSpan(start + count, Length - start - count).CopyTo(letters.AsSpan(start));
        Length -= count;
    }

    /// <summary>The longest of the suffixes that the word ends with, or null. Suffixes are listed longest first.</summary>
    public readonly string? LongestSuffix(ReadOnlySpan<string> longestFirst)
    {
        foreach (var suffix in longestFirst)
        {
            if (EndsWith(suffix)) return suffix;
        }

        return null;
    }

    public override readonly string ToString() => new(letters, 0, Length);
}
