using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Site.Engine.Search.Analysis;

/// <summary>
/// Cuts text into folded words: runs of letters and digits. An apostrophe inside a word joins (VHT'er gives vhter), a closing
/// <c>'s</c> falls away (foto's gives foto), and a hyphen before "er" or "ers" joins (VHT-er gives vhter). Other hyphens cut.
/// Words are UTF-8 of at most <see cref="MaxLength"/> bytes; what is longer is cut off there, in the browser too.
/// </summary>
/// <param name="text">The text to cut.</param>
/// <param name="letters">A buffer of at least <see cref="BufferLength"/> bytes, lent for the time of use.</param>
internal ref struct Tokenizer(ReadOnlySpan<char> text, Span<byte> letters)
{
    public const int MaxLength = 64;

    /// <summary>A block of letters may stand after the last that fits.</summary>
    public const int BufferLength = MaxLength + AsciiBlock.Length;

    private readonly ReadOnlySpan<char> text = text;
    private Span<byte> letters = letters;
    private int position;
    private int length;

    /// <summary>The folded word.</summary>
    public readonly ReadOnlySpan<byte> Word => letters[..length];

    /// <summary>Written in capitals only, two to six letters: an abbreviation, which is neither stemmed nor split.</summary>
    public bool IsAbbreviation { get; private set; }

    /// <summary>Nothing but one hyphen stands between this word and the one before it.</summary>
    public bool FollowsHyphen { get; private set; }

    /// <summary>Nothing follows the word.</summary>
    public readonly bool AtEnd => position >= text.Length;

    /// <summary>Lends another buffer, for the words to come.</summary>
    public void Lend(Span<byte> other) => letters = other;

    /// <summary>Moves to the next word.</summary>
    public bool Next()
    {
        var start = position;
        while (position < text.Length && !IsWordStart(text[position])) position++;
        if (position >= text.Length) return false;
        FollowsHyphen = position == start + 1 && start > 0 && text[start] == '-';
        length = 0;
        var capitals = 0;
        var others = 0;
        while (true)
        {
            Ascii(ref capitals, ref others);
            if (position == text.Length) break;
            var character = text[position];
            if (character == '-' || Folding.IsApostrophe(character))
            {
                if (!Joins(character) || EndsHere(character)) break;
                position++;
                continue;
            }

            var wide = character < 128 ? "" : Folding.Fold(character);
            if (wide is { Length: 0 }) break;
            position++;
            if (wide is null) continue;
            if (char.IsUpper(character)) capitals++;
            else others++;
            Append(wide);
        }

        IsAbbreviation = others == 0 && capitals is >= 2 and <= 6;
        return true;
    }

    /// <summary>Takes letters and digits of ASCII, as nearly all are, up to what is neither.</summary>
    private void Ascii(ref int capitals, ref int others)
    {
        var rest = text[position..];
        var (at, end, upper, run) = (0, length, 0, AsciiBlock.Length);
        for (; run == AsciiBlock.Length && rest.Length - at >= AsciiBlock.Length; at += run)
        {
            var block = AsciiBlock.Read(rest[at..]);
            run = BitOperations.TrailingZeroCount(~AsciiBlock.LettersAndDigits(block));
            upper += BitOperations.PopCount(AsciiBlock.Capitals(block) & ((1u << run) - 1));
            AsciiBlock.Folded(block).CopyTo(letters[end..]);
            end = Math.Min(end + run, MaxLength);
        }

        for (; run == AsciiBlock.Length && at < rest.Length && rest[at] < 128 && Folding.Ascii[rest[at]] is not 0 and var folded; at++)
        {
            upper += rest[at] is >= 'A' and <= 'Z' ? 1 : 0;
            if (end < MaxLength) letters[end++] = folded;
        }

        position += at;
        length = end;
        capitals += upper;
        others += at - upper;
    }

    private void Append(string folded)
    {
        Span<byte> bytes = stackalloc byte[32];
        bytes = bytes[..Encoding.UTF8.GetBytes(folded, bytes)];
        if (length + bytes.Length > MaxLength) return;
        bytes.CopyTo(letters[length..]);
        length += bytes.Length;
    }

    private static bool IsWordStart(char character) =>
        character < 128 ? Folding.Ascii[character] != 0 : !Folding.IsApostrophe(character) && Folding.Fold(character) is { Length: > 0 };

    /// <summary>An apostrophe between letters, or the hyphen of VHT-er.</summary>
    private readonly bool Joins(char character)
    {
        var next = position + 1;
        if (next >= text.Length || !IsWordStart(text[next])) return false;
        if (Folding.IsApostrophe(character)) return true;
        if (character != '-' || text[next] is not ('e' or 'E') || next + 1 >= text.Length || text[next + 1] is not ('r' or 'R')) return false;
        var end = next + 2;
        if (end < text.Length && text[end] is 's' or 'S') end++;
        return end == text.Length || !IsWordStart(text[end]);
    }

    /// <summary>At an apostrophe before a closing s: steps over both, the word is complete.</summary>
    private bool EndsHere(char character)
    {
        if (character == '-' || text[position + 1] is not ('s' or 'S')) return false;
        if (position + 2 < text.Length && IsWordStart(text[position + 2])) return false;
        position += 2;
        return true;
    }
}
