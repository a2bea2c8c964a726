using System.Collections.Immutable;
using Site.Engine.Sources;

namespace Site.Engine.Files;

/// <summary>
/// A whole tree as the disk tells it: its files, and the times of change of its folders, which tell whether a file came or went. To ask after each costs
/// a fifth of listing the folders.
/// </summary>
public sealed record TreeFacts(ImmutableArray<FileFacts> Files, ImmutableArray<FileFacts> Folders)
{
    public static readonly TreeFacts None = new([], []);

    /// <summary>The files of a tree, of which nothing else is in it, with its folders as they are now.</summary>
    /// <param name="known">Times of change of folders that need not be asked for.</param>
    public static TreeFacts Of(string root, IEnumerable<FileFacts> files, IReadOnlyDictionary<string, long> known)
    {
        var all = files.ToImmutableArray();
        var folders = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (var file in all)
        {
            for (var folder = Path.GetDirectoryName(file.Path); !string.IsNullOrEmpty(folder) && folders.Add(folder); folder = Path.GetDirectoryName(folder))
            {
            }
        }
        var facts = folders.Select(f => new FileFacts(f, 0, 0)).ToArray();
        using var tree = UnixFolder.Open(root);
        Parallel.For(0, facts.Length, i => facts[i] = facts[i] with { Ticks = known.TryGetValue(facts[i].Path, out var ticks) ? ticks : FolderAt(tree, root, facts[i].Path) ?? 0 });
        return new TreeFacts(all, [.. facts]);
    }

    /// <summary>Whether the tree is still so.</summary>
    /// <param name="linked">Files of another tree, which was looked at: those of this one with the same facts are the very same.</param>
    public bool HoldFor(string root, IReadOnlyDictionary<string, FileFacts>? linked = null)
    {
        if (Files.IsEmpty)
            return false;
        using var tree = UnixFolder.Open(root);
        return Folders.AsParallel().All(f => FolderAt(tree, root, f.Path) == f.Ticks)
            && Files.Where(f => linked is null || !linked.TryGetValue(f.Path, out var same) || same != f).AsParallel().All(f => FileAt(tree, root, f.Path) == (f.Length, f.Ticks));
    }

    private static long? FolderAt(UnixFolder? tree, string root, string path) =>
        tree is null ? UnixFile.FolderAt(Path.Combine(root, path)) : tree.At(path) is { Kind: EntryKind.Folder } entry ? entry.Ticks : null;

    private static (long Length, long Ticks)? FileAt(UnixFolder? tree, string root, string path) =>
        tree is null ? UnixFile.FileAt(Path.Combine(root, path)) : tree.At(path) is { Kind: EntryKind.File } entry ? (entry.Length, entry.Ticks) : null;

    public Dictionary<string, FileFacts> ByPath() => Files.ToDictionary(f => f.Path, StringComparer.Ordinal);
}
