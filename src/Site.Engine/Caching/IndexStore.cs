using System.Collections.Concurrent;
using System.Text;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Caching;

/// <summary>What search indexes leave, each in a file below .site-cache that bears a name of its own: the record of the build says which names hold.</summary>
/// <param name="place">Path before the language.</param>
/// <param name="build">The name of the build, of as many characters as that of any other.</param>
/// <param name="before">Per language the name of what the build before left.</param>
internal sealed class IndexStore(string place, string build, IReadOnlyDictionary<string, string> before) : IIndexStore
{
    private const int Head = BuildCache.NameLength;

    private readonly ConcurrentDictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> written = new(StringComparer.Ordinal);

    /// <summary>Per language the name of what this build leaves.</summary>
    public IReadOnlyDictionary<string, string> Names => names;

    public IndexMemory? Before(string language)
    {
        var file = FileOf(language);
        if (!before.TryGetValue(language, out var name) || !File.Exists(file))
            return null;
        try
        {
            var bytes = File.ReadAllBytes(file);
            return ChecksumStream.IsWhole(bytes) && bytes.AsSpan(0, Head).SequenceEqual(Encoding.UTF8.GetBytes(name)) ? IndexMemory.Read(bytes, Head) : null;
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException or UnauthorizedAccessException)
        {
            // What cannot be read is not remembered.
            return null;
        }
    }

    public void Keep(string language, Action<Stream> write)
    {
        try
        {
            using var stream = new ChecksumStream(File.Create(FileOf(language) + ".new"));
            stream.Write(Encoding.UTF8.GetBytes(build));
            write(stream);
            stream.End();
            written[language] = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk is told when the site itself is written.
        }
    }

    public void Keep(string language) => names[language] = before[language];

    public void Commit()
    {
        foreach (var language in written.Keys)
        {
            File.Move(FileOf(language) + ".new", FileOf(language), overwrite: true);
            names[language] = build;
        }
    }

    private string FileOf(string language) => $"{place}.{language}.index";
}
