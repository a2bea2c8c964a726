using System.Collections.Concurrent;
using Site.Engine.Outputs;

namespace Site.Engine.Files;

/// <summary>Keeps the site in memory: for tests and for building without writing.</summary>
public sealed class MemorySink : IOutputSink
{
    private readonly ConcurrentDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    /// <summary>Bytes by path from the site's root.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => files;

    public void Write(OutputFile file) => files[file.Path] = file.Bytes.ToArray();

    public WriteReport Commit() => new(files.Count, 0, 0);

    public void Dispose()
    {
    }
}
