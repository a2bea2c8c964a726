using System.Collections.Immutable;
using Site.Engine.Markdown;
using Site.Engine.Sources;
using Site.Engine.Yaml;
using Site.Model;

namespace Site.Engine.ContentTypes.Pages;

/// <summary>One page file, read on its own.</summary>
/// <param name="Section">Folder under pages; empty for a page directly in pages.</param>
/// <param name="Content">What the Markdown says.</param>
public sealed record ParsedPage(SourceFile Source, string Id, string Section, string Language, FrontMatter FrontMatter, PageContent Content)
{
    public ParsedBody Body => Content.Body;

    /// <summary>Read anew from the file where the page was remembered from an earlier build.</summary>
    public PageText Text => Content.Text;

    /// <summary>Where the values of the front matter stand; empty for a page that the generator made, and for one that could not be read.</summary>
    public ImmutableArray<ValuePlace> Places { get; init; } = [];

    /// <summary>The front matter says that a translation is required, by name or by silence. False where the policy could not be read: what is wrong with it was reported.</summary>
    public bool RequiresTranslation { get; init; }

    /// <summary>Part of the front matter could not be read. The page may have lost its slug or title by that: what follows from it is no finding of its own.</summary>
    public bool IsFaulty { get; init; }

    /// <summary>Where the value of a key stands, or the opening line of the front matter where the key is absent.</summary>
    /// <param name="item">Place in a list, from 0.</param>
    public SourceSpan Where(string key, int item = 0)
    {
        var place = new ValuePlace(key, 0, 1, 1, 3);
        foreach (var candidate in Places)
        {
            if (candidate.Key == key && candidate.Item <= item)
                place = candidate;
        }
        return new SourceSpan(Source.Path, place.Line, place.Column, place.Length);
    }
}

/// <summary>Where a value of the front matter stands.</summary>
/// <param name="Item">Place in the list of the key, from 0; 0 for a value that is no list.</param>
/// <param name="Length">Code units on its first line.</param>
public readonly record struct ValuePlace(string Key, int Item, int Line, int Column, int Length)
{
    /// <summary>All values of a mapping, in the order of the text. The nodes themselves need not be kept: there are dozens for each page.</summary>
    public static ImmutableArray<ValuePlace> Of(YamlMapping? mapping)
    {
        if (mapping is null)
            return [];
        var places = ImmutableArray.CreateBuilder<ValuePlace>(mapping.Entries.Count);
        for (var i = 0; i < mapping.Entries.Count; i++)
        {
            var (key, value) = mapping.Entries[i];
            if (value is YamlSequence { Items.Count: > 0 } list)
            {
                for (var item = 0; item < list.Items.Count; item++)
                    places.Add(At(key.Value, item, list.Items[item]));
            }
            else
            {
                places.Add(At(key.Value, 0, value));
            }
        }
        return places.DrainToImmutable();
    }

    private static ValuePlace At(string key, int item, YamlNode value) => new(key, item, value.Line, value.Column, value is YamlScalar scalar ? scalar.Length : 1);
}
