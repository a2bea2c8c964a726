using System.Collections.Immutable;

namespace Site.Engine.Learning;

/// <summary>
/// An order that looks random and is the same in every build and language: Fisher and Yates, with numbers from FNV-1a of the question id
/// and a xorshift generator (Marsaglia 2003).
/// </summary>
internal static class Shuffle
{
    public static ImmutableArray<T> Of<T>(string seed, ImmutableArray<T> items)
    {
        var state = 2166136261u;
        foreach (var letter in seed)
            state = (state ^ letter) * 16777619u;
        var shuffled = items.ToBuilder();
        for (var i = shuffled.Count - 1; i > 0; i--)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            var j = (int)(state % (uint)(i + 1));
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }
        return shuffled.DrainToImmutable();
    }

    /// <summary>As <see cref="Of"/>, but never the order given.</summary>
    public static ImmutableArray<T> Away<T>(string seed, ImmutableArray<T> items)
        where T : notnull
    {
        var shuffled = Of(seed, items);
        return items.Length > 1 && shuffled.SequenceEqual(items) ? [.. items.Skip(1), items[0]] : shuffled;
    }
}
