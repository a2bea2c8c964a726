using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Site.Engine.Assembly;
using Site.Engine.Caching;
using Site.Engine.Languages.Translations;
using Site.Engine.Sources;
using Site.Engine.Theming;
using Site.Model;

namespace Site.Engine;

/// <summary>
/// What the bytes of a page hang on besides its own text: the generator and what it was asked, every file of content and theme that is no page, and of
/// every page what others may show of it. Where two builds have the same basis, a page whose text did not change is the same in both.
/// </summary>
internal static class RenderBasis
{
    /// <summary>The part that is known when all files were read.</summary>
    /// <param name="commit">The commit of the content, which dates hang on.</param>
    public static string OfFiles(BuildOptions options, string commit, IReadOnlyList<SourceFile> files, Theme theme, SiteConfiguration configuration, BuildMemory memory)
    {
        using var buffer = new MemoryStream(files.Count * 128);
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write(BuildCache.Version);
        writer.Write(BuildCache.Asked(options));
        writer.Write(commit);
        writer.Write(configuration.Repository?.ToString() ?? "");
        foreach (var file in theme.Files)
            Write(writer, file);
        foreach (var file in files)
        {
            if (file.Kind != SourceKind.Page)
            {
                Write(writer, file);
                continue;
            }
            writer.Write(file.Relative);
            writer.Write(memory.Outward(file));
        }
        writer.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    /// <summary>The whole: which translations stayed behind is known when the site is put together.</summary>
    public static string Of(string ofFiles, SiteContent site, TranslationReport translations) =>
        string.Join(' ', site.Pages.Where(translations.IsBehind).Select(page => page.Route).Prepend(ofFiles));

    private static void Write(BinaryWriter writer, SourceFile file)
    {
        writer.Write(file.Relative);
        writer.Write(file.Length);
        writer.Write(file.ModifiedUtc.Ticks);
    }
}
