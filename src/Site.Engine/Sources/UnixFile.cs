using System.Runtime.InteropServices;

namespace Site.Engine.Sources;

/// <summary>What .NET does not tell about a file: whether it is a pipe, a socket or a device, and on which mount it lies (statx(2), Linux only).</summary>
internal static class UnixFile
{
    private const int AtCurrentFolder = -100;
    private const uint BasicStats = 0x7ff;
    private const uint MountId = 0x1000;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>False for pipes, sockets and devices: opening one may wait for ever. Only an empty file can be one.</summary>
    public static bool IsOrdinary(FileInfo file) =>
        !OperatingSystem.IsLinux() || (file.Exists && file.Length > 0) || Read(file.FullName) is not { } status || (status.Mode & TypeMask) == RegularFile;

    /// <summary>True when the folder is the root of a mount: it cannot be renamed.</summary>
    public static bool IsMountPoint(string folder)
    {
        if (!OperatingSystem.IsLinux() || Path.GetDirectoryName(folder) is not { } parent || Read(folder) is not { } own || Read(parent) is not { } above)
            return false;
        return own.Device != above.Device || own.Mount != above.Mount;
    }

    private static (int Mode, ulong Device, ulong Mount)? Read(string path)
    {
        // struct statx: stx_mode at 28, stx_dev_major and stx_dev_minor at 136, stx_mnt_id at 144; 256 bytes in all.
        var buffer = new byte[256];
        if (Statx(AtCurrentFolder, path, 0, BasicStats | MountId, buffer) != 0)
            return null;
        return (BitConverter.ToUInt16(buffer, 28), BitConverter.ToUInt64(buffer, 136), BitConverter.ToUInt64(buffer, 144));
    }

    [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] buffer);
}
