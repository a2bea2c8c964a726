using System.Buffers;
using System.Globalization;

namespace Site.Engine.Outputs.Data;

/// <summary>Cells of a CSV file with semicolons.</summary>
public static class CsvText
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(";,\t\"\r\n");

    /// <summary>
    /// The text as one cell, quoted where it must be. A text that a spreadsheet would run as a formula gets an apostrophe in front
    /// (OWASP, CSV injection; the full-width twins too); a number does not. Quotes keep cells whole where a comma or tab separates.
    /// </summary>
    public static string Cell(string text)
    {
        var isNumber = decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' && !isNumber ? "'" + text : text;
        return isNumber || safe.AsSpan().IndexOfAny(NeedsQuotes) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
