namespace Site.Engine.Links;

/// <summary>An address of the site as readers know it, from its root: <c>/wok/</c>, <c>/wok/#duration</c>, <c>/go/wok</c>.</summary>
/// <param name="Path">Begins with a slash; ends with one too, but for short addresses.</param>
/// <param name="Anchor">Without the number sign; empty for the page as a whole.</param>
public readonly record struct SiteAddress(string Path, string Anchor)
{
    private const string Go = "/go/";

    public bool IsShort => Path.StartsWith(Go, StringComparison.Ordinal);

    /// <summary>The page without the place on it.</summary>
    public SiteAddress Page => this with { Anchor = "" };

    public static SiteAddress OfShort(string name) => new(Go + name, "");

    /// <summary>Null for what is no address of a page: words of letters, digits, hyphens and underscores between slashes.</summary>
    public static SiteAddress? Parse(string text)
    {
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var path = hash < 0 ? text : text[..hash];
        var anchor = hash < 0 ? "" : text[(hash + 1)..];
        if (path.Length == 0 || path[0] != '/' || (hash >= 0 && anchor.Length == 0) || !anchor.All(IsPart))
            return null;
        var isShort = path.StartsWith(Go, StringComparison.Ordinal);
        if (isShort ? path.EndsWith('/') || anchor.Length > 0 : !path.EndsWith('/'))
            return null;
        var parts = path == "/" ? [] : (path[^1] == '/' ? path[1..^1] : path[1..]).Split('/');
        return parts.All(p => p.Length > 0 && p.All(IsPart)) && (!isShort || parts.Length == 2) ? new SiteAddress(path, anchor) : null;
    }

    public override string ToString() => Anchor.Length == 0 ? Path : $"{Path}#{Anchor}";

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
