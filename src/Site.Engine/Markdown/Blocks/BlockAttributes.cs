using Site.Engine.Html;

namespace Site.Engine.Markdown.Blocks;

/// <summary>Puts a block's own class before the author's.</summary>
internal static class BlockAttributes
{
    public static string WithClass(string attributes, string ownClass) =>
        attributes.Contains(" class=\"", StringComparison.Ordinal)
            ? attributes.Replace(" class=\"", $" class=\"{ownClass} ", StringComparison.Ordinal)
            : $" class=\"{ownClass}\"{attributes}";

    /// <summary>The facts that the data itself names, where the author marked none.</summary>
    public static string Facts(string attributes, IEnumerable<string> facts) =>
        attributes.Contains(" data-fact=", StringComparison.Ordinal) || !facts.Any() ? "" : $" data-fact=\"{HtmlWriter.Escape(string.Join(' ', facts))}\"";
}
