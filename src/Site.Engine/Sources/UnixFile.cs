using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Site.Engine.Sources;

/// <summary>
/// What .NET does not tell about a file: whether it is a pipe, a socket or a device, and on which mount it lies; and what it does in three times the calls
/// of the system: a file of its own takes eight more than to open, read and close one (Linux only).
/// </summary>
internal static class UnixFile
{
    private const int AtCurrentFolder = -100;
    private const int ReadOnly = 0;
    private const int WriteOnly = 1;
    private const int CreateNew = 0x40 | 0x80;
    private const int CloseOnExec = 0x80000;
    private const int PathOnly = 0x200000;
    private const int EmptyPath = 0x1000;

    // A longer path has a name of its own on the heap.
    private const int OnStack = 512;
    private const int NotThroughLinks = 0x100;
    private const uint BasicStats = 0x7ff;
    private const uint MountId = 0x1000;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    // struct statx: the same on every processor.
    private const int Size = 256;
    private const int ModeAt = 28;
    private const int LengthAt = 40;
    private const int ChangedAt = 112;
    private const int DeviceAt = 136;
    private const int MountAt = 144;

    /// <summary>False for pipes, sockets and devices: opening one may wait for ever. Only an empty file can be one.</summary>
    public static bool IsOrdinary(FileInfo file)
    {
        if (!OperatingSystem.IsLinux() || (file.Exists && file.Length > 0))
            return true;
        Span<byte> status = stackalloc byte[Size];
        return !Read(file.FullName, 0, status) || TypeOf(status) == RegularFile;
    }

    /// <summary>True when the folder is the root of a mount: it cannot be renamed.</summary>
    public static bool IsMountPoint(string folder)
    {
        Span<byte> own = stackalloc byte[Size];
        Span<byte> above = stackalloc byte[Size];
        return OperatingSystem.IsLinux() && Path.GetDirectoryName(folder) is { } parent && Read(folder, 0, own) && Read(parent, 0, above)
            && !own[DeviceAt..(MountAt + 8)].SequenceEqual(above[DeviceAt..(MountAt + 8)]);
    }

    /// <summary>Length of a file, and its time of change in ticks of UTC; null where there is no file of that name, or a link.</summary>
    public static (long Length, long Ticks)? FileAt(string path)
    {
        if (!OperatingSystem.IsLinux())
            return new FileInfo(path) is { Exists: true, LinkTarget: null } file ? (file.Length, file.LastWriteTimeUtc.Ticks) : null;
        return Entry(AtCurrentFolder, path) is { Kind: EntryKind.File } entry ? (entry.Length, entry.Ticks) : null;
    }

    /// <summary>Time of change of a folder in ticks of UTC, which tells whether an entry came or went; null where there is no folder.</summary>
    public static long? FolderAt(string path)
    {
        if (!OperatingSystem.IsLinux())
            return new DirectoryInfo(path) is { Exists: true } folder ? folder.LastWriteTimeUtc.Ticks : null;
        return Entry(AtCurrentFolder, path) is { Kind: EntryKind.Folder } entry ? entry.Ticks : null;
    }

    /// <summary>See <see cref="UnixFolder"/>; below zero where there is none, and on other systems.</summary>
    internal static int OpenFolder(string path) => OperatingSystem.IsLinux() ? Open(path, PathOnly | CloseOnExec) : -1;

    internal static void CloseFolder(int folder) => _ = Close(folder);

    /// <summary>See <see cref="UnixFolder.At"/>.</summary>
    internal static FolderEntry? Entry(int folder, string path)
    {
        Span<byte> status = stackalloc byte[Size];
        if (!Read(folder, path, NotThroughLinks, status))
            return null;
        var kind = TypeOf(status) switch
        {
            RegularFile => EntryKind.File,
            Folder => EntryKind.Folder,
            _ => EntryKind.Other,
        };
        return new FolderEntry(kind, BinaryPrimitives.ReadInt64LittleEndian(status[LengthAt..]), TicksOf(status));
    }

    /// <summary>Reads a file from its beginning.</summary>
    /// <returns>Bytes read: fewer than there is room for where the file ends; null where .NET must do it, or say what is wrong.</returns>
    public static int? Read(string path, Span<byte> into)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var file = Open(path, ReadOnly | CloseOnExec);
        if (file < 0)
            return null;
        var read = 0;
        nint more;
        do
        {
            more = Read(file, ref MemoryMarshal.GetReference(into[read..]), into.Length - read);
            read += (int)more;
        }
        while (more > 0 && read < into.Length);
        _ = Close(file);
        return more < 0 ? null : read;
    }

    /// <summary>Writes a file that is not there yet.</summary>
    /// <param name="isBegun">There is a file now, whole or not.</param>
    /// <returns>Its time of change in ticks of UTC; null where .NET must do it, or say what is wrong.</returns>
    public static long? Create(string path, ReadOnlySpan<byte> bytes, out bool isBegun)
    {
        isBegun = false;
        if (!OperatingSystem.IsLinux())
            return null;
        var file = Open(path, WriteOnly | CreateNew | CloseOnExec);
        if (file < 0)
            return null;
        isBegun = true;
        nint more = 1;
        while (!bytes.IsEmpty && more > 0)
        {
            more = Write(file, ref MemoryMarshal.GetReference(bytes), bytes.Length);
            bytes = bytes[(int)Math.Max(0, more)..];
        }
        Span<byte> status = stackalloc byte[Size];
        ReadOnlySpan<byte> noName = "\0"u8;
        var isThere = bytes.IsEmpty && Statx(file, ref MemoryMarshal.GetReference(noName), EmptyPath, BasicStats, ref MemoryMarshal.GetReference(status)) == 0;
        return Close(file) == 0 && isThere ? TicksOf(status) : null;
    }

    private static int TypeOf(ReadOnlySpan<byte> status) => BinaryPrimitives.ReadUInt16LittleEndian(status[ModeAt..]) & TypeMask;

    private static long TicksOf(ReadOnlySpan<byte> status) =>
        DateTime.UnixEpoch.Ticks + (BinaryPrimitives.ReadInt64LittleEndian(status[ChangedAt..]) * TimeSpan.TicksPerSecond)
        + (BinaryPrimitives.ReadUInt32LittleEndian(status[(ChangedAt + 8)..]) / TimeSpan.NanosecondsPerTick);

    private static bool Read(string path, int flags, Span<byte> status) => Read(AtCurrentFolder, path, flags, status);

    private static bool Read(int folder, string path, int flags, Span<byte> status)
    {
        var name = Room(path) <= OnStack ? stackalloc byte[OnStack] : new byte[Room(path)];
        return Statx(folder, ref Name(path, name), flags, BasicStats | MountId, ref MemoryMarshal.GetReference(status)) == 0;
    }

    private static int Open(string path, int flags)
    {
        const int everybody = 0b110_110_110;
        var name = Room(path) <= OnStack ? stackalloc byte[OnStack] : new byte[Room(path)];
        return Open(AtCurrentFolder, ref Name(path, name), flags, everybody);
    }

    private static int Room(string path) => Encoding.UTF8.GetMaxByteCount(path.Length) + 1;

    private static ref byte Name(string path, Span<byte> room)
    {
        room[Encoding.UTF8.GetBytes(path, room)] = 0;
        return ref MemoryMarshal.GetReference(room);
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, ref readonly byte path, int flags, uint mask, ref byte status);

    [DllImport("libc", EntryPoint = "openat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(int folder, ref readonly byte path, int flags, int mode);

    [DllImport("libc", EntryPoint = "read")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Read(int file, ref byte bytes, nint count);

    [DllImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Write(int file, ref readonly byte bytes, nint count);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
