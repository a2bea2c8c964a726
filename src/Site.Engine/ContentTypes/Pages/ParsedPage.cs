using Site.Engine.Markdown;
using Site.Engine.Sources;
using Site.Model;

namespace Site.Engine.ContentTypes.Pages;

/// <summary>One page file, read on its own.</summary>
/// <param name="Section">Folder under pages; empty for a page directly in pages.</param>
public sealed record ParsedPage(SourceFile Source, string Id, string Section, string Language, FrontMatter FrontMatter, ParsedBody Body);
