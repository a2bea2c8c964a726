namespace Site.Engine.Search.Querying;

/// <summary>Chooses the known forms that a mistyped word may stand for.</summary>
internal static class SimilarForms
{
    /// <summary>Shortest form that is offered for a mistyped word.</summary>
    public const int MinLength = 4;

    /// <summary>Whether a form is one that a mistyped word may stand for.</summary>
    public static bool IsOffered(string form) => form.Length >= MinLength && !char.IsDigit(form[0]);

    /// <summary>Frequency on the scale of the vocabulary files: the binary logarithm, rounded down, at most 15.</summary>
    public static int FrequencyClass(int documentFrequency) =>
        Math.Min(15, System.Numerics.BitOperations.Log2((uint)Math.Max(1, documentFrequency)));

    /// <summary>The nearest forms; of a nearer one's rivals that are farther away nothing is kept.</summary>
    public static IReadOnlyList<SimilarForm> Nearest(
        IEnumerable<(string Form, int FrequencyClass)> known, string form, int maxDistance, int limit)
    {
        var best = maxDistance;
        var found = new List<(string Form, int FrequencyClass, int Distance)>();
        foreach (var (candidate, frequency) in known)
        {
            var distance = EditDistance.Between(form, candidate, best);
            if (distance > best) continue;
            if (distance < best) found.Clear();
            best = distance;
            found.Add((candidate, frequency, distance));
        }

        return [.. found
            .OrderByDescending(candidate => candidate.FrequencyClass)
            .ThenBy(candidate => candidate.Form, StringComparer.Ordinal)
            .Take(limit)
            .Select(candidate => new SimilarForm(candidate.Form, candidate.Distance))];
    }
}
