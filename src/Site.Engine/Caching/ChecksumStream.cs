using System.Buffers.Binary;
using System.Numerics;

namespace Site.Engine.Caching;

/// <summary>Writes a file that ends in a checksum of all before it (CRC-32C, of the processor where it has one): what a full disk or a crash damaged is told apart.</summary>
internal sealed class ChecksumStream(Stream inner) : Stream
{
    private readonly BufferedStream buffer = new(inner, 256 * 1024);
    private uint sum = uint.MaxValue;

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
        sum = Checksum(sum, bytes);
        buffer.Write(bytes);
    }

    public override void Write(byte[] bytes, int offset, int count) => Write(bytes.AsSpan(offset, count));

    /// <summary>Writes the checksum.</summary>
    public void End()
    {
        Span<byte> end = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(end, sum);
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
        file.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(file[^sizeof(uint)..]) == Checksum(uint.MaxValue, file[..^sizeof(uint)]);

    private static uint Checksum(uint sum, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var value in bytes)
            sum = BitOperations.Crc32C(sum, value);
        return sum;
    }
}
