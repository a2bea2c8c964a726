using System.Collections.Frozen;

namespace Site.Model;

/// <summary>A text per language. A language that is missing falls back to the first one given.</summary>
public sealed class LocalizedText
{
    private readonly FrozenDictionary<string, string> texts;

    /// <param name="texts">Language code to text, in the order of the source; at least one.</param>
    public LocalizedText(IReadOnlyList<KeyValuePair<string, string>> texts)
    {
        if (texts.Count == 0)
            throw new ArgumentException("at least one text", nameof(texts));
        this.texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
        First = texts[0].Value;
    }

    /// <summary>The text of the language that stands first in the source.</summary>
    public string First { get; }

    public string this[string language] => texts.GetValueOrDefault(language, First);

    public bool Has(string language) => texts.ContainsKey(language);

    public static LocalizedText Same(string text) => new([KeyValuePair.Create("", text)]);
}
