namespace Site.Engine.Search.Analysis;

/// <summary>How one language is read: its stemmer, its stop words, and how it joins words.</summary>
/// <param name="Language">Language code, as in site.yml: <c>nl</c> or <c>en</c>.</param>
/// <param name="Stemmer">Gives words their class.</param>
/// <param name="StopWords">Folded words that are not indexed.</param>
/// <param name="Linkers">Letters that may stand between the parts of a compound, the empty one included.</param>
/// <param name="SplitsCompounds">Whether words are written together so freely that they must be split.</param>
/// <param name="Endings">What <see cref="LayoutKey"/> takes off a word.</param>
public sealed record Analyzer(
    string Language, IStemmer Stemmer, IReadOnlyList<string> StopWords, IReadOnlyList<string> Linkers, bool SplitsCompounds, IReadOnlyList<string> Endings)
{
    private static readonly string[] DutchEndings =
        ["ingen", "ende", "inge", "ings", "den", "end", "ers", "ing", "ten", "de", "en", "er", "es", "in", "te", "d", "e", "i", "n", "s", "t"];

    private static readonly string[] EnglishEndings = ["ings", "ers", "ing", "ed", "er", "es", "in", "e", "i", "s"];

    /// <summary>The analyzer of a language; one without a stemmer of its own is read letter for letter.</summary>
    public static Analyzer For(string language) => language switch
    {
        "nl" => new(language, new DutchStemmer(), Analysis.StopWords.Dutch, ["", "s", "en", "e", "n", "er", "ens"], SplitsCompounds: true, DutchEndings),
        "en" => new(language, new EnglishStemmer(), Analysis.StopWords.English, [""], SplitsCompounds: false, EnglishEndings),
        _ => new(language, new IdentityStemmer(), [], [""], SplitsCompounds: false, []),
    };

    private sealed class IdentityStemmer : IStemmer
    {
        public string Stem(string word) => word;
    }
}
