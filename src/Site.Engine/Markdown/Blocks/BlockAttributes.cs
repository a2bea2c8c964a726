namespace Site.Engine.Markdown.Blocks;

/// <summary>Puts a block's own class before the author's.</summary>
internal static class BlockAttributes
{
    public static string WithClass(string attributes, string ownClass) =>
        attributes.Contains(" class=\"", StringComparison.Ordinal)
            ? attributes.Replace(" class=\"", $" class=\"{ownClass} ", StringComparison.Ordinal)
            : $" class=\"{ownClass}\"{attributes}";
}
