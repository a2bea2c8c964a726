using System.Globalization;

namespace Site.Engine.Outputs.Data;

/// <summary>Cells of a CSV file with semicolons.</summary>
public static class CsvText
{
    /// <summary>
    /// The text as one cell, quoted where it must be. A text that a spreadsheet would run as a formula gets an apostrophe in front
    /// (OWASP, CSV injection); a number does not.
    /// </summary>
    public static string Cell(string text)
    {
        var isNumber = decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !isNumber ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(";\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
