using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Site.Engine.Search.Format;

/// <summary>Some bits, the first of them lowest.</summary>
/// <param name="Length">0 to 32.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct BitCode(uint Bits, int Length);

/// <summary>Writes codes of some bits one after another; they fill bytes from the lowest bit on (RFC 1951, 3.1.1). A value: a loop can keep it in registers.</summary>
/// <param name="bytes">Eight more than will be written.</param>
[StructLayout(LayoutKind.Auto)]
internal ref struct BitWriter(Span<byte> bytes)
{
    private readonly Span<byte> bytes = bytes;
    private ulong pending;
    private int length;
    private int pendingBits;

    /// <summary>Bits so far.</summary>
    public readonly int Length => (8 * length) + pendingBits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(BitCode code)
    {
        pending |= (ulong)code.Bits << pendingBits;
        pendingBits += code.Length;
        // All of it, at once: whole bytes stay, the rest is written over.
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[length..], pending);
        length += pendingBits >> 3;
        pending >>= pendingBits & ~7;
        pendingBits &= 7;
    }

    /// <summary>Takes over what another writer wrote into the beginning of other bytes.</summary>
    public void Copy(ReadOnlySpan<byte> written, int bits)
    {
        (length, pendingBits) = (bits >> 3, bits & 7);
        written[..length].CopyTo(bytes);
        pending = pendingBits == 0 ? 0u : written[length];
    }
}
