namespace Site.Engine.Search.Analysis;

/// <summary>Reduces the inflected forms of a word to one stem. Implementations hold no state and may be shared by threads.</summary>
public interface IStemmer
{
    /// <summary>The stem of a word.</summary>
    /// <param name="word">One word in lower case; accents and apostrophes are kept, they matter to the algorithms.</param>
    /// <returns>The stem: not always a word of the language, and possibly empty for a word that is all suffix.</returns>
    string Stem(string word);
}
