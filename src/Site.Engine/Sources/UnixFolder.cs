using System.Runtime.InteropServices;

namespace Site.Engine.Sources;

internal enum EntryKind
{
    File,
    Folder,

    /// <summary>A link, a pipe, a socket or a device.</summary>
    Other,
}

/// <summary>What stands in a folder.</summary>
/// <param name="Length">Bytes of a file.</param>
/// <param name="Ticks">Time of change, in ticks of UTC. That of a folder tells whether an entry came or went.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FolderEntry(EntryKind Kind, long Length, long Ticks);

/// <summary>A folder that is held open while many of its entries are looked at: the system finds each from there, and not from the root (Linux only).</summary>
internal sealed class UnixFolder : IDisposable
{
    private readonly int handle;

    private UnixFolder(int handle) => this.handle = handle;

    /// <summary>Null where .NET must look instead.</summary>
    public static UnixFolder? Open(string path) => UnixFile.OpenFolder(path) is >= 0 and var handle ? new UnixFolder(handle) : null;

    /// <summary>Null where there is nothing of that name, or it cannot be looked at. Links are not followed, save on the way.</summary>
    /// <param name="path">From the folder; empty: the folder itself.</param>
    public FolderEntry? At(string path) => UnixFile.Entry(handle, path.Length == 0 ? "." : path);

    public void Dispose() => UnixFile.CloseFolder(handle);
}
