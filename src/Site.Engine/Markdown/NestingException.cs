namespace Site.Engine.Markdown;

/// <summary>A text is nested more than <see cref="Sources.Limits.MarkdownDepth"/> levels deep.</summary>
internal sealed class NestingException : Exception;
