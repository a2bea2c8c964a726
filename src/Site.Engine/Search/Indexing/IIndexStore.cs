namespace Site.Engine.Search.Indexing;

/// <summary>Keeps what indexes leave for the next build, per language.</summary>
public interface IIndexStore
{
    /// <summary>What the index before left; null where nothing was, or nothing that holds for this build.</summary>
    IndexMemory? Before(string language);

    /// <summary>Names of the files of the index before; empty where it must be made again in any case.</summary>
    IReadOnlyList<string> FilesBefore(string language);

    /// <summary>Keeps what this index leaves.</summary>
    /// <param name="files">Names of its files; empty where the next build must make it again in any case.</param>
    /// <param name="write">Writes it to a stream; see <see cref="SearchIndexWriter.Save"/>.</param>
    void Keep(string language, IReadOnlyList<string> files, Action<Stream> write);

    /// <summary>The index before was kept as it is.</summary>
    void Keep(string language);
}
