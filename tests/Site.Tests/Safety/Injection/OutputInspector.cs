using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Site.Tests.Safety.Injection;

/// <summary>Finds what content must never bring into an output.</summary>
internal static class OutputInspector
{
    private static readonly string[] Forbidden = ["iframe", "object", "embed", "base", "style", "frame", "frameset", "applet", "portal", "plaintext", "xmp", "marquee", "video", "audio", "math", "foreignobject", "animate", "set"];
    private static readonly string[] Addresses = ["href", "src", "action", "formaction", "data", "poster", "ping", "srcset", "background", "xlink:href", "cite", "manifest"];

    /// <summary>Element and attribute names that a page has: the vocabulary that injections may not enlarge.</summary>
    public static IEnumerable<string> Vocabulary(byte[] html) =>
        Parse(html).All.SelectMany(e => e.Attributes.Select(a => $"{e.LocalName}@{a.Name}").Append(e.LocalName));

    public static IEnumerable<string> Html(string path, byte[] html, IReadOnlySet<string> vocabulary)
    {
        var document = Parse(html);
        foreach (var element in document.All)
        {
            if (!vocabulary.Contains(element.LocalName))
                yield return $"{path}: a new element <{element.LocalName}>";
            if (Forbidden.Contains(element.LocalName, StringComparer.OrdinalIgnoreCase))
                yield return $"{path}: <{element.LocalName}>";
            if (element.LocalName == "script" && !(element.GetAttribute("src") ?? "").StartsWith("/assets/", StringComparison.Ordinal) && element.GetAttribute("type") is not ("application/json" or "application/ld+json"))
                yield return $"{path}: a script that is not the theme's: {element.OuterHtml}";
            foreach (var attribute in element.Attributes)
            {
                if (!vocabulary.Contains($"{element.LocalName}@{attribute.Name}"))
                    yield return $"{path}: a new attribute <{element.LocalName} {attribute.Name}=\"{attribute.Value}\">";
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style")
                    yield return $"{path}: <{element.LocalName} {attribute.Name}=\"{attribute.Value}\">";
                if (Addresses.Contains(attribute.Name) && !IsHarmless(attribute.Value))
                    yield return $"{path}: <{element.LocalName} {attribute.Name}=\"{attribute.Value}\">";
            }
        }
        foreach (var refresh in document.QuerySelectorAll("meta[http-equiv]"))
        {
            if (!(refresh.GetAttribute("content") ?? "").StartsWith("0; url=/", StringComparison.Ordinal))
                yield return $"{path}: {refresh.OuterHtml}";
        }
        foreach (var data in document.QuerySelectorAll("script[type$=json]"))
        {
            if (!IsJson(Encoding.UTF8.GetBytes(data.TextContent)))
                yield return $"{path}: data that is not JSON: {data.TextContent}";
        }
    }

    /// <summary>Every other kind of file.</summary>
    public static IEnumerable<string> Other(string path, byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (path.EndsWith(".json", StringComparison.Ordinal) && !IsJson(bytes))
            yield return $"{path}: not JSON";
        if (path.EndsWith(".xml", StringComparison.Ordinal) && Xml(text) is { } fault)
            yield return $"{path}: {fault}";
        if (path.EndsWith(".csv", StringComparison.Ordinal))
        {
            foreach (var cell in Cells(text.TrimStart('\uFEFF')))
            {
                var isNumber = decimal.TryParse(cell, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.GetCultureInfo("nl-NL"), out _);
                if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' && !isNumber)
                    yield return $"{path}: a formula: {cell}";
            }
        }
        var lines = text.Split('\n');
        if (path == "_redirects")
        {
            foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#' && (l[0] != '/' || l.Contains("//", StringComparison.Ordinal) || l.Contains("evil", StringComparison.Ordinal))))
                yield return $"{path}: {line}";
        }
        if (path is "_headers" or "robots.txt" or ".well-known/security.txt")
        {
            foreach (var line in lines.Where(l => l.Contains("evil", StringComparison.Ordinal) || l.Contains("Set-Cookie", StringComparison.Ordinal)))
                yield return $"{path}: {line}";
        }
        if (path == "llms.txt")
        {
            foreach (var line in lines.Skip(1).Where(l => l.Length > 0 && !l.StartsWith("- [", StringComparison.Ordinal) && !l.StartsWith("## ", StringComparison.Ordinal) && !l.StartsWith("> ", StringComparison.Ordinal)))
                yield return $"{path}: {line}";
        }
    }

    private static IDocument Parse(byte[] html) => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html));

    /// <summary>An address as a browser reads it: blanks and control characters dropped, then a scheme of a short list or none.</summary>
    private static bool IsHarmless(string address)
    {
        var plain = string.Concat(address.Where(c => c > ' ')).ToLowerInvariant();
        if (plain.StartsWith("//", StringComparison.Ordinal) || plain.StartsWith('\\'))
            return false;
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || plain.AsSpan(0, colon).IndexOfAny("/?#") >= 0 || plain[..colon] is "http" or "https" or "mailto" or "tel";
    }

    private static bool IsJson(byte[] bytes)
    {
        try
        {
            JsonDocument.Parse(bytes).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Xml(string text)
    {
        try
        {
            var root = XDocument.Parse(text).Root!;
            return root.Descendants().Any(e => e.Name.LocalName is "script" or "img") ? "an element of content" : null;
        }
        catch (System.Xml.XmlException e)
        {
            return e.Message;
        }
    }

    /// <summary>The cells of a CSV file (RFC 4180) with semicolons.</summary>
    private static IEnumerable<string> Cells(string csv)
    {
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            if (isQuoted)
            {
                if (csv[i] != '"')
                    cell.Append(csv[i]);
                else if (i + 1 < csv.Length && csv[i + 1] == '"')
                    cell.Append(csv[++i]);
                else
                    isQuoted = false;
            }
            else if (csv[i] == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (csv[i] is ';' or '\n')
            {
                yield return cell.ToString().TrimEnd('\r');
                cell.Clear();
            }
            else
            {
                cell.Append(csv[i]);
            }
        }
    }
}
