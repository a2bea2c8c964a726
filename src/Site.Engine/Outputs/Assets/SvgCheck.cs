using System.Collections.Frozen;
using System.Xml;
using Site.Model.Diagnostics;

namespace Site.Engine.Outputs.Assets;

/// <summary>
/// Holds a drawing against closed lists of elements and attributes of SVG: what is not a shape, a text or a colour (script, style, animation,
/// link, other namespaces, entities) is a finding. A drawing may be opened by its own address, where it could act like a page.
/// </summary>
public static class SvgCheck
{
    private const string Svg = "http://www.w3.org/2000/svg";

    private static readonly FrozenSet<string> Elements = FrozenSet.ToFrozenSet(
    [
        "svg", "g", "defs", "title", "desc", "metadata", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
        "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "symbol", "marker", "use",
    ], StringComparer.Ordinal);

    /// <param name="What">Word of the drawing, or a <see cref="Bilingual"/> where it has none.</param>
    /// <param name="Length">Code units that the finding covers.</param>
    public readonly record struct Finding(object What, int Line, int Column, int Length);

    private static readonly Bilingual NoXml = new("een plek die geen geldige XML is", "a place that is not valid XML");

    /// <summary>What is not allowed, in order; a drawing that is not well-formed XML gives one finding where the reader stopped.</summary>
    public static IEnumerable<Finding> Findings(string svg)
    {
        var findings = new List<Finding>();
        using var reader = XmlReader.Create(new StringReader(svg.TrimStart('\uFEFF')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1024 });
        var place = (IXmlLineInfo)reader;
        try
        {
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.ProcessingInstruction)
                    findings.Add(Found($"<?{reader.Name}", place.LineNumber, place.LinePosition));
                else if (reader.NodeType == XmlNodeType.Element)
                    Element(reader, place, findings);
            }
        }
        catch (XmlException e)
        {
            var (line, column) = (Math.Max(1, e.LineNumber), Math.Max(1, e.LinePosition));
            findings.Add(svg.Contains("<!DOCTYPE", StringComparison.Ordinal) ? Found("<!DOCTYPE", line, column) : new Finding(NoXml, line, column, 1));
        }
        return findings;
    }

    private static void Element(XmlReader reader, IXmlLineInfo place, List<Finding> findings)
    {
        if (reader.NamespaceURI != Svg || !Elements.Contains(reader.LocalName) || (reader.Depth == 0 && reader.LocalName != "svg"))
            findings.Add(Found($"<{reader.Name}", place.LineNumber, Math.Max(1, place.LinePosition - 1)));
        if (reader.Depth > 64)
            throw new XmlException("more than 64 levels", null, place.LineNumber, place.LinePosition);
        while (reader.MoveToNextAttribute())
        {
            if (!IsAllowed(reader))
                findings.Add(Found(reader.Name + "=", place.LineNumber, place.LinePosition));
        }
        reader.MoveToElement();
    }

    /// <summary>References lead to places in the same drawing only; no value holds a scheme or an address in url().</summary>
    private static bool IsAllowed(XmlReader attribute)
    {
        var name = attribute.LocalName;
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name is "style" or "base" or "src" or "action" or "formaction" or "ping")
            return false;
        if (name == "href")
            return attribute.Value.StartsWith('#');
        for (var at = 0; (at = attribute.Value.IndexOf("url(", at, StringComparison.OrdinalIgnoreCase)) >= 0; at += 4)
        {
            if (!attribute.Value.AsSpan(at + 4).TrimStart(" \t\n\"'").StartsWith("#"))
                return false;
        }
        return attribute.Prefix == "xmlns" || name == "xmlns" || !attribute.Value.Contains("script:", StringComparison.OrdinalIgnoreCase);
    }

    private static Finding Found(string what, int line, int column) => new(what, line, column, what.Length);
}
