using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Site.Tests.Support;

namespace Site.Tests.Safety.Output;

/// <summary>Sites in two states, and what a folder holds.</summary>
internal static class Sites
{
    /// <summary>A site whose every page shows one word.</summary>
    public static SiteFolder Create(int pages, string word)
    {
        var site = SiteFolder.Of($"=== site.yml\n{SiteFolder.Dutch}");
        Write(site, pages, word);
        return site;
    }

    /// <summary>Writes all pages anew: pages with an odd number are there in one state only.</summary>
    public static void Write(SiteFolder site, int pages, string word)
    {
        for (var i = 0; i < pages; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"pages/deel/p{i}{(i % 5 == 0 ? word : "")}.nl.md");
            site.Write(name, $"---\ntitle: Blad {i} {word}\ndescription: Een bladzijde over {word}.\n---\n{string.Concat(Enumerable.Repeat($"Een alinea over {word}. ", 60))}\n");
        }
    }

    public static void ClearPages(SiteFolder site) => Directory.Delete(site.At("pages"), recursive: true);

    public static string[] BuildArguments(SiteFolder site, string output) =>
        ["build", "--messages", "en", "--no-cache", "--content", site.Content, "--theme", site.Theme, "--output", output];

    /// <summary>One hash over the names and bytes of all files below a folder; hidden folders beside it do not count.</summary>
    public static string Hash(string folder)
    {
        if (!Directory.Exists(folder))
            return "nothing";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file);
            if (name.StartsWith(".site", StringComparison.Ordinal))
                continue;
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
