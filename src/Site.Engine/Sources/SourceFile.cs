namespace Site.Engine.Sources;

public enum SourceKind
{
    Page,
    Data,
    SelfTest,
    Media,
    Configuration,
    Redirects,

    /// <summary>Queries with the page that each should find.</summary>
    SearchQueries,
    LinkLedger,
    TranslationLedger,
    SelfTestLedger,
    Other,
}

/// <summary>A file of the content folder, found but not yet read.</summary>
/// <param name="Path">Relative to the content folder's parent as the author knows it, forward slashes: "content/pages/wok/wok.nl.md".</param>
/// <param name="Relative">Relative to the content folder: "pages/wok/wok.nl.md".</param>
/// <param name="FullPath">Where the bytes are.</param>
public sealed record SourceFile(string Path, string Relative, string FullPath, SourceKind Kind, long Length, DateTime ModifiedUtc)
{
    /// <summary>The limits that it is read under.</summary>
    public Limits Limits { get; init; } = Limits.Default;
}
