namespace Site.Engine.Languages.Translations;

public enum WordChange
{
    Same,
    Removed,
    Added,
}

/// <summary>The words that differ between two texts: longest common subsequence, with the equal ends taken off first (Hunt and McIlroy 1976).</summary>
public static class WordDiff
{
    /// <summary>Words of both texts in order; a change is its removed words, then its added ones.</summary>
    public static IReadOnlyList<(WordChange Change, string Word)> Of(string before, string after)
    {
        var (a, b) = (SourceSection.Words(before), SourceSection.Words(after));
        var head = a.AsSpan().CommonPrefixLength(b);
        var tail = 0;
        while (tail < Math.Min(a.Length, b.Length) - head && a[^(tail + 1)] == b[^(tail + 1)])
            tail++;
        var result = new List<(WordChange, string)>(a[..head].Select(w => (WordChange.Same, w)));
        Middle(a[head..^tail], b[head..^tail], result);
        result.AddRange(a[^tail..].Select(w => (WordChange.Same, w)));
        return result;
    }

    private static void Middle(string[] a, string[] b, List<(WordChange, string)> result)
    {
        var length = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
                length[i, j] = a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }
        var (x, y) = (0, 0);
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y])
            {
                result.Add((WordChange.Same, a[x++]));
                y++;
            }
            else if (x < a.Length && (y == b.Length || length[x + 1, y] >= length[x, y + 1]))
            {
                result.Add((WordChange.Removed, a[x++]));
            }
            else
            {
                result.Add((WordChange.Added, b[y++]));
            }
        }
    }
}
