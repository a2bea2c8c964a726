namespace Site.Engine.Search.Analysis;

/// <summary>
/// Where a form lies in the lexicon: terms are sorted by this key, so that the inflections of a word stand side by side ("wet" and "wetten" before
/// "wetboek") and one request brings them all. From the third letter on, letters written double (not digits) count once, z as s, v as f, y as i, and an ending falls away. It decides
/// about places only, never about what matches, and is small enough for a client to compute; the stemmer is not.
/// </summary>
/// <param name="endings">
/// What falls away, longest first. With an ending each of its beginnings is listed too, so that a word half typed gets the key of the whole one.
/// </param>
public sealed class LayoutKey(IReadOnlyList<string> endings)
{
    /// <summary>Letters that an ending leaves standing.</summary>
    public const int MinLength = 3;

    // Inflection leaves the beginning as it is, and short prefixes stay as narrow as they are.
    private const int Kept = 2;

    /// <summary>The key of a folded form.</summary>
    public string Of(string form)
    {
        var key = Squeeze(form);
        foreach (var ending in endings)
        {
            if (key.Length - ending.Length >= MinLength && key.EndsWith(ending, StringComparison.Ordinal)) return key[..^ending.Length];
        }

        return key;
    }

    /// <summary>The letters of a form alike in all its spellings, with the ending.</summary>
    public static string Squeeze(string form)
    {
        Span<char> letters = form.Length <= Tokenizer.MaxLength ? stackalloc char[Tokenizer.MaxLength] : new char[form.Length];
        var length = 0;
        for (var i = 0; i < form.Length; i++)
        {
            if (i >= Kept && form[i] == form[i - 1] && !char.IsAsciiDigit(form[i])) continue;
            letters[length++] = i < Kept ? form[i] : form[i] switch { 'z' => 's', 'v' => 'f', 'y' => 'i', var letter => letter };
        }

        return new(letters[..length]);
    }
}
