using System.Globalization;
using System.Text;

namespace Site.Engine.Search.Analysis;

/// <summary>
/// Makes letters comparable: compatibility decomposition (NFKD, Unicode Standard Annex 15), marks dropped, lower case.
/// The browser does the same with <c>normalize('NFKD')</c>; characters outside the basic plane separate words on both sides.
/// </summary>
public static class Folding
{
    private const int TableSize = 0x250;

    // Latin letters come by the million; every other script takes the slow way.
    private static readonly string[] Table = CreateTable();

    /// <summary>The folded ASCII letter or digit, or 0 when the character is neither.</summary>
    /// <remarks>Constant data: the class need not be started for it, which would be asked at every letter.</remarks>
    internal static ReadOnlySpan<byte> Ascii =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        (byte)'0', (byte)'1', (byte)'2', (byte)'3', (byte)'4', (byte)'5', (byte)'6', (byte)'7', (byte)'8', (byte)'9', 0, 0, 0, 0, 0, 0,
        0, (byte)'a', (byte)'b', (byte)'c', (byte)'d', (byte)'e', (byte)'f', (byte)'g', (byte)'h', (byte)'i', (byte)'j', (byte)'k', (byte)'l', (byte)'m', (byte)'n', (byte)'o',
        (byte)'p', (byte)'q', (byte)'r', (byte)'s', (byte)'t', (byte)'u', (byte)'v', (byte)'w', (byte)'x', (byte)'y', (byte)'z', 0, 0, 0, 0, 0,
        0, (byte)'a', (byte)'b', (byte)'c', (byte)'d', (byte)'e', (byte)'f', (byte)'g', (byte)'h', (byte)'i', (byte)'j', (byte)'k', (byte)'l', (byte)'m', (byte)'n', (byte)'o',
        (byte)'p', (byte)'q', (byte)'r', (byte)'s', (byte)'t', (byte)'u', (byte)'v', (byte)'w', (byte)'x', (byte)'y', (byte)'z', 0, 0, 0, 0, 0,
    ];

    /// <summary>Whether a character is one of the apostrophes people type.</summary>
    public static bool IsApostrophe(char character) => character is '\'' or '’' or '‘' or 'ʼ';

    /// <summary>The folded letters and digits of one character; empty for all else, except that marks give null.</summary>
    internal static string? Fold(char character) =>
        character < TableSize ? Table[character] : FoldSlowly(character);

    /// <summary>Folds a whole text, for comparing and for highlighting. Characters that are no letters stay as they are.</summary>
    public static string FoldText(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var letters = Fold(character);
            if (letters is { Length: 0 }) folded.Append(character);
            else folded.Append(letters);
        }

        return folded.ToString();
    }

    private static string? FoldSlowly(char character)
    {
        if (char.IsSurrogate(character)) return "";
        if (IsMark(character)) return null;
        var folded = new StringBuilder();
        foreach (var part in character.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (IsMark(part)) continue;
            // A sigma at the end of a word has a lower case of its own.
            var lower = part is 'ς' ? 'σ' : char.ToLowerInvariant(part);
            if (!char.IsLetter(lower) && !char.IsDigit(lower)) return "";
            folded.Append(lower);
        }

        return folded.ToString();
    }

    private static bool IsMark(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static string[] CreateTable()
    {
        var table = new string[TableSize];
        for (var c = 0; c < TableSize; c++) table[c] = FoldSlowly((char)c) ?? "";
        return table;
    }
}
