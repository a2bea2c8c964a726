using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Site.Engine.Search.Format;

/// <summary>
/// Compresses many short texts in the zlib format (RFC 1950), each by itself. Every text is one block with the same code (RFC 1951, 3.2.7), made for prose in
/// Dutch and English and the JSON around it: nothing is counted or built for each, and no stream begins, which is most of what the
/// system's compressor does with a text of some kilobytes. Its fast level writes a third more. What is not prose comes out right, only longer.
/// </summary>
internal sealed class TextDeflater
{
    // Lengths of the codes, a hexadecimal digit each: the best for what is left of 3.4 MB of laws and of pages of this site and of the bench once repetitions are found.
    private const string SymbolLengths =
        "dddddddddddddddddddddddddddddddd4c8ddddcaadd786a8788889999d9cdadd99a9acaa9baba99ada9aa99ddaad9dd" +
        "d5675476757656556d555667aa8cdaddbddddddddddddddddddddddddddddddddddddddddcdcdddddddddddddddddddd" +
        "dddaddddddddddddddddddddddddddddddbdddddddddddddddddddddddddddddbd3456677687989aa9abbbcddddddd";

    private const string DistanceLengths = "ddd9a96777565544343434455669bd";

    // The code those lengths are told in: 0 to 15, and 16 for three to six times the one before.
    private const string LengthLengths = "0005443453344300300";

    private const int LongestCode = 13;
    private const int EndOfBlock = 256;
    private const int Repeat = 16;
    private const int ShortestLength = 3;
    private const int ShortestMatch = sizeof(uint);
    private const int LongestMatch = 258;
    private const int Window = 32 * 1024;
    private const int PlaceBits = 12;

    private static readonly BitCode[] Symbols = Canonical(SymbolLengths);
    private static readonly BitCode[] Matches = [.. Enumerable.Range(0, LongestMatch - ShortestLength + 1).Select(MatchCode)];
    private static readonly BitCode[] Distances = Canonical(DistanceLengths);
    private static readonly (byte[] Bytes, int Bits) Head = MakeHead();

    private byte[] output = [];

    // Where four bytes stood last, counted on from text to text: what lies before the present text is of an earlier one.
    private readonly int[] places = new int[1 << PlaceBits];
    private int before;

    /// <summary>The zlib stream of a text, good until the next.</summary>
    /// <param name="text">Up to a gigabyte.</param>
    public ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> text)
    {
        if (before > int.MaxValue - text.Length)
        {
            Array.Clear(places);
            before = 0;
        }

        var most = Head.Bytes.Length + (int)((long)text.Length * LongestCode / 8);
        if (output.Length < most) output = new byte[2 * most];
        var bits = new BitWriter(output);
        bits.Copy(Head.Bytes, Head.Bits);
        var at = 0;
        while (at + ShortestMatch <= text.Length)
        {
            var four = BinaryPrimitives.ReadUInt32LittleEndian(text[at..]);
            ref var place = ref places[(int)((four * 0x9E3779B1u) >> (32 - PlaceBits))];
            var earlier = place - before;
            place = before + at;
            if ((uint)earlier >= (uint)at || at - earlier > Window || BinaryPrimitives.ReadUInt32LittleEndian(text[earlier..]) != four)
            {
                bits.Write(Symbols[text[at++]]);
                continue;
            }

            var length = ShortestMatch + Common(text[(earlier + ShortestMatch)..], text[(at + ShortestMatch)..]);
            bits.Write(Matches[length - ShortestLength]);
            bits.Write(DistanceCode(at - earlier));
            at += length;
        }

        foreach (var rest in text[at..]) bits.Write(Symbols[rest]);
        bits.Write(Symbols[EndOfBlock]);
        before += text.Length;
        var end = (bits.Length + 7) / 8;
        BinaryPrimitives.WriteUInt32BigEndian(output.AsSpan(end), IndexFormat.Checksum(text));
        return output.AsSpan(0, end + sizeof(uint));
    }

    /// <summary>How many bytes two texts begin with together, as far as a match goes.</summary>
    private static int Common(ReadOnlySpan<byte> earlier, ReadOnlySpan<byte> text)
    {
        var most = Math.Min(text.Length, LongestMatch - ShortestMatch);
        var count = 0;
        for (; count + sizeof(ulong) <= most; count += sizeof(ulong))
        {
            var different = BinaryPrimitives.ReadUInt64LittleEndian(earlier[count..]) ^ BinaryPrimitives.ReadUInt64LittleEndian(text[count..]);
            if (different != 0) return count + (BitOperations.TrailingZeroCount(different) >> 3);
        }

        while (count < most && earlier[count] == text[count]) count++;
        return count;
    }

    /// <summary>Four codes for each doubling of a length (RFC 1951, 3.2.5); the longest has one of its own.</summary>
    /// <param name="length">From the shortest on.</param>
    private static BitCode MatchCode(int length)
    {
        if (length == LongestMatch - ShortestLength) return Symbols[^1];
        var extra = Math.Max(0, BitOperations.Log2((uint)length | 1) - 2);
        return WithExtra(Symbols[EndOfBlock + 1 + (4 * extra) + (length >> extra)], (uint)length, extra);
    }

    /// <summary>Two codes for each doubling of a distance.</summary>
    private static BitCode DistanceCode(int distance)
    {
        var rest = (uint)distance - 1;
        var extra = Math.Max(0, BitOperations.Log2(rest | 1) - 1);
        return WithExtra(Distances[(2 * extra) + (int)(rest >> extra)], rest, extra);
    }

    private static BitCode WithExtra(BitCode code, uint value, int extra) => new(code.Bits | ((value & ((1u << extra) - 1)) << code.Length), code.Length + extra);

    /// <summary>The codes of those lengths, in order (RFC 1951, 3.2.2), and reversed: they are written from the highest bit on.</summary>
    private static BitCode[] Canonical(string lengths)
    {
        var codes = new BitCode[lengths.Length];
        var next = 0u;
        for (var size = 1; size <= 15; size++, next <<= 1)
        {
            for (var i = 0; i < codes.Length; i++)
            {
                if (Digit(lengths[i]) == size) codes[i] = new BitCode(Reversed(next++, size), size);
            }
        }

        return codes;
    }

    /// <summary>What stands before every text: the head of the format, and the code.</summary>
    private static (byte[] Bytes, int Bits) MakeHead()
    {
        var bytes = new byte[SymbolLengths.Length];
        var head = new BitWriter(bytes);
        // Deflate with a window of 32 KiB, quick; one last block, with a code of its own; all lengths, all distances, all lengths of the code for lengths.
        foreach (var (bits, length) in (ReadOnlySpan<(uint, int)>)[(0x78, 8), (0x01, 8), (1, 1), (2, 2), (29, 5), (29, 5), (15, 4)]) head.Write(new BitCode(bits, length));
        foreach (var place in (ReadOnlySpan<int>)[16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]) head.Write(new BitCode((uint)Digit(LengthLengths[place]), 3));
        var codes = Canonical(LengthLengths);
        var lengths = SymbolLengths + DistanceLengths;
        for (var at = 0; at < lengths.Length;)
        {
            var digit = lengths[at];
            var end = at + 1;
            while (end < lengths.Length && lengths[end] == digit) end++;
            head.Write(codes[Digit(digit)]);
            at++;
            while (end - at >= 3)
            {
                var times = Math.Min(6, end - at);
                head.Write(codes[Repeat]);
                head.Write(new BitCode((uint)times - 3, 2));
                at += times;
            }
        }

        return (bytes, head.Length);
    }

    private static int Digit(char digit) => int.Parse([digit], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static uint Reversed(uint bits, int count)
    {
        var reversed = 0u;
        for (; count > 0; count--, bits >>= 1) reversed = (reversed << 1) | (bits & 1);
        return reversed;
    }
}
