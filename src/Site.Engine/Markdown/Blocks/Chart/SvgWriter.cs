using System.Globalization;
using Site.Engine.Html;

namespace Site.Engine.Markdown.Blocks.Chart;

/// <summary>Shapes of a chart. Attributes and classes only: colours come from the theme, and a strict policy allows no inline style.</summary>
internal sealed class SvgWriter(HtmlWriter html)
{
    /// <summary>Width of every chart in its own units; with 17 units to a line of text it can be read on a phone.</summary>
    public const int Width = 480;

    public const int TextSize = 17;

    public SvgWriter Rectangle(double x, double y, double width, double height, string cssClass, double round = 0)
    {
        html.Raw("<rect"u8).Attribute("x", Number(x)).Attribute("y", Number(y)).Attribute("width", Number(width)).Attribute("height", Number(height));
        if (round > 0)
            html.Attribute("rx", Number(round));
        html.Attribute("class", cssClass).Raw("/>"u8);
        return this;
    }

    public SvgWriter Circle(double x, double y, double radius, string cssClass)
    {
        html.Raw("<circle"u8).Attribute("cx", Number(x)).Attribute("cy", Number(y)).Attribute("r", Number(radius)).Attribute("class", cssClass).Raw("/>"u8);
        return this;
    }

    public SvgWriter Line(double x1, double y1, double x2, double y2, string cssClass, bool dashed = false)
    {
        html.Raw("<line"u8).Attribute("x1", Number(x1)).Attribute("y1", Number(y1)).Attribute("x2", Number(x2)).Attribute("y2", Number(y2))
            .Attribute("class", cssClass).Attribute("stroke-dasharray", dashed ? "5 4" : null).Raw("/>"u8);
        return this;
    }

    /// <param name="anchor">start, middle or end.</param>
    public SvgWriter Text(double x, double y, string text, string cssClass, string anchor = "start", int size = TextSize)
    {
        html.Raw("<text"u8).Attribute("x", Number(x)).Attribute("y", Number(y)).Attribute("class", cssClass)
            .Attribute("text-anchor", anchor == "start" ? null : anchor).Attribute("font-size", Number(size)).Raw(">"u8).Text(text).Raw("</text>"u8);
        return this;
    }

    private static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
