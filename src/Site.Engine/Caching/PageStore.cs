using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Engine.Caching;

/// <summary>A page file as an earlier build read it.</summary>
/// <param name="Outward">Hash of what other pages may show of it.</param>
/// <param name="Findings">What was wrong with it.</param>
/// <param name="Page">Null where it could not be read as a page. See <see cref="PageCodec"/>.</param>
/// <param name="Entry">All of this as it stands in the file.</param>
internal sealed record StoredPage(
    string Relative, long Length, long Ticks, string Outward, ImmutableArray<Diagnostic> Findings, ReadOnlyMemory<byte>? Page, ReadOnlyMemory<byte> Entry)
{
    public bool Is(SourceFile file) => Length == file.Length && Ticks == file.ModifiedUtc.Ticks;
}

/// <summary>Pages as they were parsed, in one file below .site-cache. Each entry has its length before it.</summary>
internal static class PageStore
{
    /// <summary>The pages by their path; null when there is no such file, it belongs to another build, or it is damaged.</summary>
    /// <param name="build">The name that the build gave itself.</param>
    public static Dictionary<string, StoredPage>? Load(string file, string build) => ChecksumStream.Load(file, bytes => Read(bytes, build));

    private static Dictionary<string, StoredPage>? Read(byte[] bytes, string build)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadString() != build)
            return null;
        var pages = new Dictionary<string, StoredPage>(StringComparer.Ordinal);
        while (reader.ReadInt32() is > 0 and var length)
        {
            var start = (int)reader.BaseStream.Position;
            var page = Read(reader, bytes.AsMemory(start, length), start);
            pages[page.Relative] = page;
            reader.BaseStream.Position = start + length;
        }
        return pages;
    }

    private static StoredPage Read(BinaryReader reader, ReadOnlyMemory<byte> entry, int start)
    {
        var (relative, length, ticks) = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
        var findings = reader.ReadBoolean() ? FindingsCodec.Read(reader) : [];
        var outward = reader.ReadString();
        return new StoredPage(relative, length, ticks, outward, findings, outward.Length == 0 ? null : entry[((int)reader.BaseStream.Position - start)..], entry);
    }
}

/// <summary>Writes a <see cref="PageStore"/> while pages are being parsed, from many threads. Nothing is there before <see cref="Commit"/>.</summary>
internal sealed class PageStoreWriter : IDisposable
{
    private readonly string file;
    private readonly ChecksumStream stream;
    private readonly Lock gate = new();
    private IOException? failure;

    [ThreadStatic]
    private static (MemoryStream Buffer, BinaryWriter Writer, MemoryStream Page, BinaryWriter PageWriter)? tools;

    /// <param name="build">The name of the build; its record bears the same.</param>
    public PageStoreWriter(string file, string build)
    {
        this.file = file;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        stream = new ChecksumStream(File.Create(file + ".new"));
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(build);
    }

    /// <summary>Adds a page that was read now, and gives the hash of what others may show of it; empty for what could not be read as a page.</summary>
    /// <param name="isSettled">False when the file may change once more without its time of change telling: it will count as changed.</param>
    public string Add(SourceFile source, ParsedPage? page, IReadOnlyList<Diagnostic> findings, bool isSettled)
    {
        var (buffer, writer, pageBuffer, pageWriter) = tools ??= Tools();
        buffer.SetLength(sizeof(int));
        buffer.Position = sizeof(int);
        writer.Write(source.Relative);
        writer.Write(source.Length);
        writer.Write(isSettled ? source.ModifiedUtc.Ticks : 0);
        writer.Write(findings.Count > 0);
        if (findings.Count > 0)
            FindingsCodec.Write(writer, findings);
        pageBuffer.SetLength(0);
        var outward = page is null ? "" : PageCodec.Write(page, pageBuffer, pageWriter);
        writer.Write(outward);
        writer.Write(pageBuffer.GetBuffer().AsSpan(0, (int)pageBuffer.Length));
        var all = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        BinaryPrimitives.WriteInt32LittleEndian(all, all.Length - sizeof(int));
        Append(all, []);
        return outward;
    }

    /// <summary>Adds a page as it stood in the file before.</summary>
    public void Add(StoredPage page)
    {
        Span<byte> head = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(head, page.Entry.Length);
        Append(head, page.Entry.Span);
    }

    private void Append(ReadOnlySpan<byte> head, ReadOnlySpan<byte> entry)
    {
        lock (gate)
        {
            if (failure is not null)
                return;
            try
            {
                stream.Write(head);
                stream.Write(entry);
            }
            catch (IOException e)
            {
                // A full disk is told when the site itself is written.
                failure = e;
            }
        }
    }

    /// <summary>The hash alone, for who keeps pages in memory.</summary>
    public static string Outward(ParsedPage? page)
    {
        if (page is null)
            return "";
        var (_, _, buffer, writer) = tools ??= Tools();
        buffer.SetLength(0);
        return PageCodec.Write(page, buffer, writer);
    }

    public void Commit()
    {
        if (failure is not null)
            throw failure;
        stream.Write([0, 0, 0, 0]);
        stream.End();
        stream.Dispose();
        File.Move(file + ".new", file, overwrite: true);
    }

    public void Dispose()
    {
        try
        {
            stream.Dispose();
            File.Delete(file + ".new");
        }
        catch (IOException)
        {
            // What is left is written over by the next build.
        }
    }

    private static (MemoryStream Buffer, BinaryWriter Writer, MemoryStream Page, BinaryWriter PageWriter) Tools()
    {
        var (buffer, page) = (new MemoryStream(16 * 1024), new MemoryStream(16 * 1024));
        return (buffer, new BinaryWriter(buffer, Encoding.UTF8), page, new BinaryWriter(page, Encoding.UTF8));
    }
}
