using Site.Engine.Markdown;
using Site.Engine.Sources;
using Site.Engine.Yaml;
using Site.Model;

namespace Site.Engine.ContentTypes.Pages;

/// <summary>One page file, read on its own.</summary>
/// <param name="Section">Folder under pages; empty for a page directly in pages.</param>
public sealed record ParsedPage(SourceFile Source, string Id, string Section, string Language, FrontMatter FrontMatter, ParsedBody Body)
{
    /// <summary>The front matter as it was written; null for a page that the generator made, and for one that could not be read.</summary>
    public YamlMapping? Keys { get; init; }

    /// <summary>Part of the front matter could not be read. The page may have lost its slug or title by that: what follows from it is no finding of its own.</summary>
    public bool IsFaulty { get; init; }

    /// <summary>Where the value of a key stands, or the opening line of the front matter where the key is absent.</summary>
    /// <param name="item">Place in a list, from 0.</param>
    public SourceSpan Where(string key, int item = 0)
    {
        var node = Keys?.Find(key);
        if (node is YamlSequence list && item < list.Items.Count)
            node = list.Items[item];
        return node switch
        {
            YamlScalar scalar => new SourceSpan(Source.Path, scalar.Line, scalar.Column, scalar.Length),
            not null => new SourceSpan(Source.Path, node.Line, node.Column, 1),
            _ => new SourceSpan(Source.Path, 1, 1, 3),
        };
    }
}
