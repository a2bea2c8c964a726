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
/// <param name="Indexes">What its search indexes left.</param>
/// <param name="Basis">See <see cref="RenderBasis"/>; empty where every page must be written again.</param>
/// <param name="FilesOfBasis">See <see cref="BuildMemory.FilesOfBasis"/>.</param>
/// <param name="IsClean">Nothing was found, not even what site.yml leaves out.</param>
/// <param name="Content">Files of the content folder.</param>
/// <param name="Theme">Files of the theme.</param>
/// <param name="Output">The site.</param>
/// <param name="Former">The site that it took the place of; none where that is not known.</param>
/// <param name="IsLinked">What the two share is linked.</param>
internal sealed record BuildRecord(
    string Key, string Build, ImmutableArray<IndexRecord> Indexes, string Basis, ImmutableArray<string> FilesOfBasis, bool IsClean, int Pages, ImmutableArray<FileFacts> Content, ImmutableArray<FileFacts> Theme, TreeFacts Output, TreeFacts Former, bool IsLinked, ImmutableArray<Diagnostic> Findings)
{
    private const int Format = 4;

    public void Save(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = file + ".new";
        using (var stream = new ChecksumStream(File.Create(temporary)))
        {
            using var writer = new BinaryWriter(stream, Encoding.UTF8);
            writer.Write(Format);
            writer.Write(Key);
            writer.Write(Build);
            PageCodec.WriteAll(writer, Indexes, static (w, i) =>
            {
                w.Write(i.Language);
                w.Write(i.Build);
                PageCodec.WriteAll(w, i.Files, static (x, name) => x.Write(name));
            });
            writer.Write(Basis);
            PageCodec.WriteAll(writer, FilesOfBasis, static (w, name) => w.Write(name));
            writer.Write(IsClean);
            writer.Write(Pages);
            Write(writer, Content);
            Write(writer, Theme);
            Write(writer, Output.Files);
            Write(writer, Output.Folders);
            Write(writer, Former.Files);
            Write(writer, Former.Folders);
            writer.Write(IsLinked);
            FindingsCodec.Write(writer, Findings);
            writer.Flush();
            stream.End();
        }
        File.Move(temporary, file, overwrite: true);
    }

    /// <summary>The record of a file; null when there is none, or it is of another format or damaged.</summary>
    public static BuildRecord? Load(string file) => ChecksumStream.Load(file, Read);

    private static BuildRecord? Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadInt32() != Format)
            return null;
        return new BuildRecord(
            reader.ReadString(), reader.ReadString(),
            PageCodec.ReadAll(reader, static r => new IndexRecord(r.ReadString(), r.ReadString(), PageCodec.ReadAll(r, static x => x.ReadString()))),
            reader.ReadString(), PageCodec.ReadAll(reader, static r => r.ReadString()), reader.ReadBoolean(), reader.ReadInt32(), ReadFiles(reader), ReadFiles(reader),
            new TreeFacts(ReadFiles(reader), ReadFiles(reader)), new TreeFacts(ReadFiles(reader), ReadFiles(reader)), reader.ReadBoolean(), FindingsCodec.Read(reader));
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

    private static ImmutableArray<FileFacts> ReadFiles(BinaryReader reader)
    {
        var count = FindingsCodec.Count(reader);
        var files = ImmutableArray.CreateBuilder<FileFacts>(count);
        for (var i = 0; i < count; i++)
            files.Add(new FileFacts(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64()));
        return files.MoveToImmutable();
    }
}
