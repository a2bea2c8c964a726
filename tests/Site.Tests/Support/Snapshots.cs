using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Site.Tests.Support;

/// <summary>Holds a set of text files against a folder <c>expected</c>; SITE_UPDATE_SNAPSHOTS=1 writes the folder anew.</summary>
public static class Snapshots
{
    public static void Match(string folder, IReadOnlyDictionary<string, string> actual)
    {
        if (Environment.GetEnvironmentVariable("SITE_UPDATE_SNAPSHOTS") == "1")
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            foreach (var (path, text) in actual)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                File.WriteAllText(Path.Combine(folder, path), text);
            }
        }
        var expected = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal)
            : [];
        var differences = new List<string>();
        differences.AddRange(expected.Keys.Except(actual.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(p => $"{p}: expected, and no longer written"));
        differences.AddRange(actual.Keys.Except(expected.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(p => $"{p}: written, and not expected"));
        foreach (var (path, text) in actual.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            if (expected.TryGetValue(path, out var before) && before != text)
                differences.Add($"{path}:\n{Difference(before, text)}");
        }
        Assert.True(differences.Count == 0, $"{folder} differs (SITE_UPDATE_SNAPSHOTS=1 accepts what is written now)\n{string.Join('\n', differences)}");
    }

    private static string Difference(string before, string after) => string.Join('\n', new InlineDiffBuilder(new DiffPlex.Differ()).BuildDiffModel(before, after).Lines
        .Where(l => l.Type != ChangeType.Unchanged)
        .Select(l => (l.Type == ChangeType.Inserted ? "+ " : "- ") + l.Text));
}
