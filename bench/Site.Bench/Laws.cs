using System.Formats.Tar;
using System.IO.Compression;

namespace Site.Bench;

/// <summary>Dutch laws and decrees as pages: real language, some 910 words each. They lie beside the repository where it is developed, not in it.</summary>
/// <param name="archive">A tar.gz with pages/laws/ID.nl.md.</param>
internal sealed class Laws(string archive) : ICorpus
{
    public string Name => "laws";

    public void Write(string folder, Flavour flavour)
    {
        if (flavour == Flavour.Ours)
        {
            Directory.CreateDirectory(folder);
            using var unpacked = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
            TarFile.ExtractToDirectory(unpacked, folder, overwriteFiles: true);
            File.WriteAllText(Path.Combine(folder, "site.yml"), "title: Wetten\nlanguages: [nl]\nbase-url: https://example.org\n");
            return;
        }
        using var pages = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        while (pages.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not { } data)
                continue;
            using var reader = new StreamReader(data);
            var target = Path.Combine(folder, "content", "nl", "laws", Path.GetFileName(entry.Name).Replace(".nl.md", ".md", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            // The language, which ours has in the name of the file.
            File.WriteAllText(target, "---\nlang: nl\n" + reader.ReadToEnd()["---\n".Length..]);
        }
    }
}
