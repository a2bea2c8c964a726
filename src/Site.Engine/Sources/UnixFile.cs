using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Site.Engine.Sources;

/// <summary>
/// What .NET does not tell about a file: whether it is a pipe, a socket or a device, and on which mount it lies; and what it tells in three times the time
/// (statx(2), Linux only).
/// </summary>
internal static class UnixFile
{
    private const int AtCurrentFolder = -100;
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
        Span<byte> status = stackalloc byte[Size];
        return Read(path, NotThroughLinks, status) && TypeOf(status) == RegularFile ? (BinaryPrimitives.ReadInt64LittleEndian(status[LengthAt..]), TicksOf(status)) : null;
    }

    /// <summary>Time of change of a folder in ticks of UTC, which tells whether an entry came or went; null where there is no folder.</summary>
    public static long? FolderAt(string path)
    {
        if (!OperatingSystem.IsLinux())
            return new DirectoryInfo(path) is { Exists: true } folder ? folder.LastWriteTimeUtc.Ticks : null;
        Span<byte> status = stackalloc byte[Size];
        return Read(path, NotThroughLinks, status) && TypeOf(status) == Folder ? TicksOf(status) : null;
    }

    private static int TypeOf(ReadOnlySpan<byte> status) => BinaryPrimitives.ReadUInt16LittleEndian(status[ModeAt..]) & TypeMask;

    private static long TicksOf(ReadOnlySpan<byte> status) =>
        DateTime.UnixEpoch.Ticks + (BinaryPrimitives.ReadInt64LittleEndian(status[ChangedAt..]) * TimeSpan.TicksPerSecond)
        + (BinaryPrimitives.ReadUInt32LittleEndian(status[(ChangedAt + 8)..]) / TimeSpan.NanosecondsPerTick);

    private static bool Read(string path, int flags, Span<byte> status)
    {
        const int OnStack = 512;
        var most = Encoding.UTF8.GetMaxByteCount(path.Length) + 1;
        var name = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        name[Encoding.UTF8.GetBytes(path, name)] = 0;
        return Statx(AtCurrentFolder, ref MemoryMarshal.GetReference(name), flags, BasicStats | MountId, ref MemoryMarshal.GetReference(status)) == 0;
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, ref byte path, int flags, uint mask, ref byte status);
}
