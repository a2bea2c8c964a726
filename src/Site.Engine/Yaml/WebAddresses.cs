using System.Text.RegularExpressions;
using Site.Model.Diagnostics;

namespace Site.Engine.Yaml;

/// <summary>Addresses of other sites in data files: http and https only, without blanks and quotes.</summary>
internal static partial class WebAddresses
{
    public const string Pattern = "^https?://[^\\s\"'<>]+$";

    [GeneratedRegex("""\Ahttps?://[^\s"'<>]+\z""", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed { get; }

    /// <summary>False with a diagnostic for every other text.</summary>
    public static bool Check(string text, string key, YamlNode node, YamlContext context)
    {
        if (Allowed.IsMatch(text))
            return true;
        context.Wrong(key, node, new Bilingual("een webadres dat met https:// begint", "a web address that begins with https://"));
        return false;
    }
}
