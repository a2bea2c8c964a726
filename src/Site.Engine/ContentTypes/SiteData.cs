namespace Site.Engine.ContentTypes;

/// <summary>All that content/data and content/self-tests hold. A file that is absent leaves its part empty.</summary>
public sealed record SiteData
{
    public static readonly SiteData Empty = new();
}
