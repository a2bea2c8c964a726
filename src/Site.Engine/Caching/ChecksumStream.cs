using System.Buffers.Binary;
using System.IO.Hashing;

namespace Site.Engine.Caching;

/// <summary>Writes a file that ends in a checksum of all before it (XxHash3): what a full disk or a crash damaged is told apart.</summary>
internal sealed class ChecksumStream(Stream inner) : Stream
{
    private readonly BufferedStream buffer = new(inner, 256 * 1024);
    private readonly XxHash3 sum = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What a file of the cache says; null when there is none, it is not as it was written, or it is of another kind. What cannot be read is not remembered.</summary>
    /// <param name="read">Takes all bytes of the file; null where it is of another build.</param>
    public static T? Load<T>(string file, Func<byte[], T?> read)
        where T : class
    {
        if (!File.Exists(file))
            return null;
        try
        {
            var bytes = File.ReadAllBytes(file);
            return IsWhole(bytes) ? read(bytes) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        sum.Append(bytes);
        buffer.Write(bytes);
    }

    public override void Write(byte[] bytes, int offset, int count) => Write(bytes.AsSpan(offset, count));

    /// <summary>Writes the checksum.</summary>
    public void End()
    {
        Span<byte> end = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(end, sum.GetCurrentHashAsUInt64());
        buffer.Write(end);
        buffer.Flush();
    }

    public override void Flush() => buffer.Flush();

    public override int Read(byte[] bytes, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private static bool IsWhole(ReadOnlySpan<byte> file) =>
        file.Length >= sizeof(ulong) && BinaryPrimitives.ReadUInt64LittleEndian(file[^sizeof(ulong)..]) == XxHash3.HashToUInt64(file[..^sizeof(ulong)]);
}
