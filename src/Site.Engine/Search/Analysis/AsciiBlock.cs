using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Site.Engine.Search.Analysis;

/// <summary>Some characters looked at together, a byte each; what is not ASCII is a byte above it.</summary>
internal static class AsciiBlock
{
    /// <summary>Characters of a block.</summary>
    public const int Length = 16;

    /// <summary>The block that a text begins with.</summary>
    public static Vector128<byte> Read(ReadOnlySpan<char> text)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        return Vector128.NarrowWithSaturation(Vector128.Create(units), Vector128.Create(units[Vector128<ushort>.Count..]));
    }

    /// <summary>A bit for each character that is a letter or digit, the first of them lowest; see <see cref="Folding.Ascii"/>.</summary>
    public static uint LettersAndDigits(Vector128<byte> block) =>
        (Between(Folded(block), 'a', 'z') | Between(block, '0', '9')).ExtractMostSignificantBits();

    /// <summary>A bit for each capital.</summary>
    public static uint Capitals(Vector128<byte> block) => Between(block, 'A', 'Z').ExtractMostSignificantBits();

    /// <summary>A bit for each character that is not ASCII.</summary>
    public static uint Others(Vector128<byte> block) => block.ExtractMostSignificantBits();

    /// <summary>Letters and digits as <see cref="Folding.Ascii"/> has them: letters small. All else is of no use.</summary>
    public static Vector128<byte> Folded(Vector128<byte> block) => block | Vector128.Create((byte)0x20);

    private static Vector128<byte> Between(Vector128<byte> block, char first, char last) =>
        Vector128.LessThanOrEqual(block - Vector128.Create((byte)first), Vector128.Create((byte)(last - first)));
}
