using System.Text;

namespace Site.Engine.Search.Format;

/// <summary>Bytes that grow: single ones, texts, and variable-length integers (seven bits a byte, lowest first, as in Protocol Buffers).</summary>
internal sealed class ByteWriter
{
    private byte[] bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(int value) => Reserve(1)[0] = (byte)value;

    public void Number(int value)
    {
        var rest = (uint)value;
        while (rest >= 0x80)
        {
            Byte((int)(rest | 0x80) & 0xFF);
            rest >>= 7;
        }

        Byte((int)rest);
    }

    /// <summary>A number of either sign, small ones short.</summary>
    public void SignedNumber(int value) => Number((value << 1) ^ (value >> 31));

    public void Text(ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetByteCount(text)));

    public void Bytes(ReadOnlySpan<byte> content) => content.CopyTo(Reserve(content.Length));

    /// <summary>A part of a piece: its length and its bytes.</summary>
    public void Part(ReadOnlySpan<byte> content)
    {
        Number(content.Length);
        Bytes(content);
    }

    /// <summary>Fills up with zeros to a multiple of <see cref="IndexFormat.PieceUnit"/>.</summary>
    public void Fill()
    {
        var rest = Length % IndexFormat.PieceUnit;
        if (rest > 0) Reserve(IndexFormat.PieceUnit - rest).Clear();
    }

    private Span<byte> Reserve(int count)
    {
        if (Length + count > bytes.Length) Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Length + count));
        Length += count;
        return bytes.AsSpan(Length - count, count);
    }
}
