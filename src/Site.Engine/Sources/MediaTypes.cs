namespace Site.Engine.Sources;

/// <summary>The kinds of file that content/media may hold.</summary>
public static class MediaTypes
{
    private static readonly string[] Published = [".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".pdf", ".csv", ".txt"];

    public static bool ArePublished(string path) => Published.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
