using System.Collections.Concurrent;
using Site.Engine.Outputs;

namespace Site.Engine.Files;

/// <summary>Keeps the site in memory: for tests and for the preview.</summary>
/// <param name="old">The site before, whose files may be taken over; null: there is none.</param>
public sealed class MemorySink(IReadOnlyDictionary<string, byte[]>? old = null) : IOutputSink
{
    private readonly ConcurrentDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    /// <summary>Bytes by path from the site's root.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => files;

    public void Write(OutputFile file) => files[file.Path] = file.Bytes.ToArray();

    public bool Keep(string path)
    {
        if (old is null || !old.TryGetValue(path, out var bytes))
            return false;
        files[path] = bytes;
        return true;
    }

    public WriteReport Commit() => new(files.Count, 0, 0);

    public void Dispose()
    {
    }
}
