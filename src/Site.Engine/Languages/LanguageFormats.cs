using System.Globalization;

namespace Site.Engine.Languages;

/// <summary>Numbers and dates as a language writes them; from our own tables, so that no machine's culture data can change the output.</summary>
public static class LanguageFormats
{
    private static readonly string[] MonthsNl =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private static readonly string[] MonthsEn =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>"2,5" in Dutch, "2.5" in English; thousands grouped; no trailing zeros.</summary>
    /// <param name="decimals">Most decimals shown; rounding is half away from zero.</param>
    public static string Number(decimal number, string language, int decimals = 2)
    {
        var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
        var text = rounded.ToString("#,0.##########", CultureInfo.InvariantCulture);
        if (UsesPoint(language))
            return text;
        return text.Replace(',', '\u0001').Replace('.', ',').Replace('\u0001', '.');
    }

    /// <summary>"22 november 2026", "22 November 2026".</summary>
    public static string Date(DateOnly date, string language)
    {
        var months = UsesPoint(language) ? MonthsEn : MonthsNl;
        return string.Create(CultureInfo.InvariantCulture, $"{date.Day} {months[date.Month - 1]} {date.Year}");
    }

    public static bool UsesPoint(string language) => language == "en";
}
