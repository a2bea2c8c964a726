namespace Site.Tests.Support;

/// <summary>Asserts that a search for faults found none, and shows all of them when it did.</summary>
public static class Findings
{
    public static void None(IEnumerable<string> found)
    {
        var all = found.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all.Take(60))}");
    }
}
