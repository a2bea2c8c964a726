using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Caching;

/// <summary>What the search index of a language left.</summary>
/// <param name="Build">The build that made it; its file begins with that name.</param>
/// <param name="Files">Names of its files on the site; empty where it must be made again in any case.</param>
internal sealed record IndexRecord(string Language, string Build, ImmutableArray<string> Files);

/// <summary>What search indexes leave, each in a file below .site-cache; the record of the build says which hold.</summary>
/// <param name="place">Path before the language.</param>
/// <param name="build">The name of this build.</param>
/// <param name="before">What the build before left.</param>
internal sealed class IndexStore(string place, string build, ImmutableArray<IndexRecord> before) : IIndexStore, IDisposable
{
    private const int Head = BuildCache.NameLength;

    private readonly ConcurrentDictionary<string, IndexRecord> records = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Task> writing = [];
    private readonly ConcurrentDictionary<string, Task<IndexMemory?>> reading = new(StringComparer.Ordinal);

    /// <summary>What this build leaves.</summary>
    public ImmutableArray<IndexRecord> Records => [.. records.Values];

    /// <summary>Begins to read what will be asked for.</summary>
    public void ReadAhead(string language) => _ = reading.GetOrAdd(language, l => Task.Run(() => Read(l)));

    public IndexMemory? Before(string language) => reading.TryGetValue(language, out var task) ? task.GetAwaiter().GetResult() : Read(language);

    public IReadOnlyList<string> FilesBefore(string language) => RecordOf(language)?.Files ?? [];

    /// <remarks>While it is being written the build goes on with its site.</remarks>
    public void Keep(string language, IReadOnlyList<string> files, Action<Stream> write) => writing.Add(Task.Run(() => Write(language, files, write)));

    private void Write(string language, IReadOnlyList<string> files, Action<Stream> write)
    {
        try
        {
            using var stream = new ChecksumStream(File.Create(FileOf(language) + ".new"));
            stream.Write(Encoding.UTF8.GetBytes(build));
            write(stream);
            stream.End();
            records[language] = new IndexRecord(language, build, [.. files]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk is told when the site itself is written.
        }
    }

    public void Keep(string language) => records[language] = RecordOf(language)!;

    public void Commit()
    {
        Task.WaitAll(writing);
        foreach (var (language, record) in records)
        {
            if (record.Build == build)
                File.Move(FileOf(language) + ".new", FileOf(language), overwrite: true);
        }
    }

    /// <summary>Removes what was written for a build that came to nothing.</summary>
    public void Dispose()
    {
        Task.WaitAll(writing);
        try
        {
            foreach (var language in records.Keys)
                File.Delete(FileOf(language) + ".new");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is left is written over by the next build.
        }
    }

    private IndexMemory? Read(string language) => RecordOf(language) is { } record
        ? ChecksumStream.Load(FileOf(language), bytes => bytes.AsSpan(0, Head).SequenceEqual(Encoding.UTF8.GetBytes(record.Build)) ? IndexMemory.Read(bytes, Head) : null)
        : null;

    private IndexRecord? RecordOf(string language) => before.FirstOrDefault(r => r.Language == language);

    private string FileOf(string language) => $"{place}.{language}.index";
}
