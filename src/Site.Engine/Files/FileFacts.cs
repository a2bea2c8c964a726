namespace Site.Engine.Files;

/// <summary>A file as the disk tells it, without reading it.</summary>
/// <param name="Path">Full path, or the path from a folder that the holder knows.</param>
/// <param name="Ticks">Time of the last change, in ticks of UTC.</param>
public readonly record struct FileFacts(string Path, long Length, long Ticks)
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <summary>All files below a folder, hidden ones too, with paths from it; none where there is no folder.</summary>
    public static Dictionary<string, FileFacts> Below(string folder)
    {
        var facts = new Dictionary<string, FileFacts>(StringComparer.Ordinal);
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
            return facts;
        var from = root.FullName.Length + 1;
        foreach (var entry in root.EnumerateFiles("*", Everything))
        {
            var path = entry.FullName[from..];
            facts[path] = new FileFacts(path, entry.Length, entry.LastWriteTimeUtc.Ticks);
        }
        return facts;
    }
}
