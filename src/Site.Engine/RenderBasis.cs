using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Site.Engine.Assembly;
using Site.Engine.Caching;
using Site.Engine.Languages.Translations;
using Site.Engine.Sources;
using Site.Engine.Theming;

namespace Site.Engine;

/// <summary>
/// What the bytes of a page hang on besides its own text: the generator and what it was asked, every file of content and theme that is no page, and of
/// every page what others may show of it. Where two builds have the same basis, a page whose text did not change is the same in both.
/// </summary>
internal static class RenderBasis
{
    /// <param name="commit">The commit of the content, which dates hang on.</param>
    public static string Of(BuildOptions options, string commit, IReadOnlyList<SourceFile> files, Theme theme, SiteContent site, TranslationReport translations, BuildMemory memory)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(string.Join('\n', BuildCache.Version, BuildCache.Asked(options), commit, site.Configuration.Repository?.ToString()));
        foreach (var file in theme.Files)
            Add(Facts(file));
        foreach (var file in files)
            Add(file.Kind == SourceKind.Page ? file.Relative + memory.Outward(file) : Facts(file));
        foreach (var page in site.Pages)
        {
            if (translations.IsBehind(page))
                Add(page.Route);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }
    }

    private static string Facts(SourceFile file) => string.Create(CultureInfo.InvariantCulture, $"{file.Relative} {file.Length} {file.ModifiedUtc.Ticks}");
}
