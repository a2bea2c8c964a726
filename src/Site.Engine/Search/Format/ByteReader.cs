using System.Text;

namespace Site.Engine.Search.Format;

/// <summary>Reads what <see cref="ByteWriter"/> wrote. Reading past the end, or a number too large, is an <see cref="InvalidDataException"/>.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool AtEnd => rest.IsEmpty;

    public int Byte() => Bytes(1)[0];

    public int Number()
    {
        uint value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = Byte();
            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80) return value <= int.MaxValue ? (int)value : throw new InvalidDataException("A number is too large.");
        }

        throw new InvalidDataException("A number is too long.");
    }

    public int SignedNumber()
    {
        var value = Number();
        return (value >> 1) ^ -(value & 1);
    }

    public string Text(int length) => Encoding.UTF8.GetString(Bytes(length));

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > rest.Length) throw new InvalidDataException("The file ends too early.");
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
