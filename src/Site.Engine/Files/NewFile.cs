using Site.Engine.Sources;

namespace Site.Engine.Files;

/// <summary>Writes files that are not there yet.</summary>
internal static class NewFile
{
    /// <summary>Writes a file, and gives its time of change in ticks of UTC. Throws what .NET throws where it cannot be written; a part of it may be there then.</summary>
    public static long Write(string path, ReadOnlySpan<byte> bytes)
    {
        if (UnixFile.Create(path, bytes, out var isBegun) is { } ticks)
            return ticks;
        if (isBegun)
            File.Delete(path);
        using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, FileOptions.None);
        RandomAccess.Write(handle, bytes, 0);
        return File.GetLastWriteTimeUtc(handle).Ticks;
    }
}
