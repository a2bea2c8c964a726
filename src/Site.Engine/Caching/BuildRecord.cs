using System.Collections.Immutable;
using System.Text;
using Site.Engine.Files;
using Site.Model.Diagnostics;

namespace Site.Engine.Caching;

/// <summary>
/// A build as it was left: what it was asked, what it read, what it wrote, what it found. When all of that is still so, building again would
/// write the same bytes, and is not done.
/// </summary>
/// <param name="Key">Version of the generator, options, and commit of the content: everything besides files that the bytes hang on.</param>
/// <param name="Build">Name of the build; what else it left bears the same.</param>
/// <param name="Indexes">Per language the name of what its search index left.</param>
/// <param name="Basis">See <see cref="RenderBasis"/>; empty where every page must be written again.</param>
/// <param name="IsClean">Nothing was found, not even what site.yml leaves out.</param>
/// <param name="Content">Files of the content folder.</param>
/// <param name="Theme">Files of the theme.</param>
/// <param name="Outputs">Files of the site.</param>
internal sealed record BuildRecord(
    string Key, string Build, IReadOnlyDictionary<string, string> Indexes, string Basis, bool IsClean, int Pages, ImmutableArray<FileFacts> Content, ImmutableArray<FileFacts> Theme, ImmutableArray<FileFacts> Outputs, ImmutableArray<Diagnostic> Findings)
{
    private const int Format = 2;

    public void Save(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = file + ".new";
        using (var writer = new BinaryWriter(new BufferedStream(File.Create(temporary), 256 * 1024), Encoding.UTF8))
        {
            writer.Write(Format);
            writer.Write(Key);
            writer.Write(Build);
            writer.Write(Indexes.Count);
            foreach (var (language, name) in Indexes)
            {
                writer.Write(language);
                writer.Write(name);
            }
            writer.Write(Basis);
            writer.Write(IsClean);
            writer.Write(Pages);
            Write(writer, Content);
            Write(writer, Theme);
            Write(writer, Outputs);
            FindingsCodec.Write(writer, Findings);
        }
        File.Move(temporary, file, overwrite: true);
    }

    /// <summary>The record of a file; null when there is none, or it is of another format or damaged.</summary>
    public static BuildRecord? Load(string file)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(file)), Encoding.UTF8);
            if (reader.ReadInt32() != Format)
                return null;
            return new BuildRecord(reader.ReadString(), reader.ReadString(), ReadNames(reader), reader.ReadString(), reader.ReadBoolean(), reader.ReadInt32(), ReadFiles(reader), ReadFiles(reader), ReadFiles(reader), FindingsCodec.Read(reader));
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException or OverflowException)
        {
            // A record that cannot be read is no record: the site is built anew.
            return null;
        }
    }

    private static void Write(BinaryWriter writer, ImmutableArray<FileFacts> files)
    {
        writer.Write(files.Length);
        foreach (var file in files)
        {
            writer.Write(file.Path);
            writer.Write(file.Length);
            writer.Write(file.Ticks);
        }
    }

    private static Dictionary<string, string> ReadNames(BinaryReader reader)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var count = FindingsCodec.Count(reader); count > 0; count--)
            names[reader.ReadString()] = reader.ReadString();
        return names;
    }

    private static ImmutableArray<FileFacts> ReadFiles(BinaryReader reader)
    {
        var count = FindingsCodec.Count(reader);
        var files = ImmutableArray.CreateBuilder<FileFacts>(count);
        for (var i = 0; i < count; i++)
            files.Add(new FileFacts(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64()));
        return files.MoveToImmutable();
    }
}
