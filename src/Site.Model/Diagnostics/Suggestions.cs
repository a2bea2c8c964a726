using System.Collections.Immutable;

namespace Site.Model.Diagnostics;

/// <summary>"Did you mean": the nearest known name.</summary>
public static class Suggestions
{
    /// <summary>Names that are offered at most where several are as near.</summary>
    private const int MostOffered = 10;

    /// <summary>The first of <see cref="All"/>, or null.</summary>
    public static string? Nearest(string found, IEnumerable<string> known) => All(found, known) is [var first, ..] ? first : null;

    /// <summary>
    /// The known names at the smallest optimal string alignment distance (insert, delete, replace, swap of neighbours;
    /// Damerau 1964, restricted form) of <paramref name="found"/>, in ordinal order, at most ten; none that is further than two edits or a third of its length.
    /// Codes such as VHT-012 stand so near to each other that one name would often be the wrong one: a slip in the last digit leaves ten.
    /// </summary>
    public static ImmutableArray<string> All(string found, IEnumerable<string> known)
    {
        var best = new List<string>();
        var limit = Math.Max(2, found.Length / 3);
        // As far as the name is long there is nothing left of it.
        var bestDistance = Math.Min(limit + 1, Math.Max(found.Length, 2));
        foreach (var name in known)
        {
            if (Math.Abs(name.Length - found.Length) > limit)
                continue;
            var distance = Distance(found, name);
            if (distance < bestDistance)
            {
                best.Clear();
                best.Add(name);
                bestDistance = distance;
            }
            else if (distance == bestDistance && best.Count > 0 && !best.Contains(name))
            {
                best.Add(name);
            }
        }
        return [.. best.Order(StringComparer.Ordinal).Take(MostOffered)];
    }

    /// <summary>Optimal string alignment distance, letters compared without case.</summary>
    public static int Distance(string a, string b)
    {
        var width = b.Length + 1;
        var rows = new int[3 * width];
        for (var j = 0; j < width; j++)
            rows[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var current = rows.AsSpan(i % 3 * width, width);
            var previous = rows.AsSpan((i + 2) % 3 * width, width);
            var before = rows.AsSpan((i + 1) % 3 * width, width);
            current[0] = i;
            for (var j = 1; j < width; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }
        }
        return rows[(a.Length % 3 * width) + b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
