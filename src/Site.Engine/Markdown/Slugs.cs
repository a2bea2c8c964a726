using System.Globalization;
using System.Text;

namespace Site.Engine.Markdown;

/// <summary>Ids and slugs: lower-case ASCII letters, digits and hyphens.</summary>
public static class Slugs
{
    /// <summary>True for one or more words of a-z and 0-9 joined by single hyphens.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] == '-' || text[^1] == '-' || text.Length > 100)
            return false;
        var before = '\0';
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && (c != '-' || before == '-'))
                return false;
            before = c;
        }
        return true;
    }

    /// <summary>A slug of a text: accents dropped, all else than letters and digits a hyphen; "section" when nothing is left.</summary>
    public static string From(string text)
    {
        var slug = new StringBuilder(text.Length);
        // Half a surrogate pair cannot be normalised: going through UTF-8 puts the replacement character in its place.
        var plain = IsAscii(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormD);
        foreach (var c in plain)
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (c is '\'' or '’' || (c > 127 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark))
                continue;
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length >= 80)
                break;
        }
        while (slug.Length > 0 && slug[^1] == '-')
            slug.Length--;
        return slug.Length == 0 ? "section" : slug.ToString();
    }

    private static bool IsAscii(string text) => System.Text.Ascii.IsValid(text);
}
