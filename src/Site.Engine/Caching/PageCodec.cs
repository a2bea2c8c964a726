using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.IO.Hashing;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.Markdown;
using Site.Engine.Sources;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.Caching;

/// <summary>
/// A parsed page as bytes, without its text, which is read from the file again when it is needed: the text is most of a page, and of the pages that did
/// not change it is seldom asked for.
/// </summary>
internal static class PageCodec
{
    /// <summary>Writes the page, and gives a hash of what other pages may show of it: front matter, headings and places.</summary>
    /// <param name="buffer">What <paramref name="writer"/> writes to; empty.</param>
    public static string Write(ParsedPage page, MemoryStream buffer, BinaryWriter writer)
    {
        WriteFrontMatter(writer, page);
        var outward = Hash(buffer, 0);
        WriteAll(writer, page.Places, static (w, p) =>
        {
            w.Write(p.Key);
            w.Write7BitEncodedInt(p.Item);
            w.Write7BitEncodedInt(p.Line);
            w.Write7BitEncodedInt(p.Column);
            w.Write7BitEncodedInt(p.Length);
        });
        var start = (int)buffer.Length;
        WriteAll(writer, page.Body.Headings, static (w, h) =>
        {
            w.Write((byte)h.Level);
            w.Write(h.Id);
            w.Write(h.Text);
            w.Write(h.IsGiven);
            w.Write(h.InContents);
        });
        WriteAll(writer, page.Body.Anchors, static (w, a) => w.Write(a));
        // Blocks make places too.
        WriteAll(writer, [.. page.Body.Shown.OfType<BlockHole>()], static (w, b) =>
        {
            w.Write(b.Name);
            w.Write(b.Argument);
        });
        outward += Hash(buffer, start);
        BodyCodec.Write(writer, page.Body);
        return outward;
    }

    /// <param name="text">Gives the text of the page when it is asked for.</param>
    public static ParsedPage Read(ReadOnlyMemory<byte> bytes, SourceFile source, Func<PageText> text)
    {
        using var reader = Reader(bytes);
        var (id, section, language) = (reader.ReadString(), reader.ReadString(), reader.ReadString());
        var frontMatter = new FrontMatter
        {
            Title = reader.ReadString(),
            Description = ReadText(reader),
            Slug = ReadText(reader),
            Short = ReadText(reader),
            Audience = ReadAll(reader, static r => r.ReadString()),
            Order = reader.ReadBoolean() ? reader.ReadInt32() : null,
            Translation = (TranslationPolicy)reader.ReadByte(),
            Changed = ReadDate(reader),
            ReviewBy = ReadDate(reader),
            Draft = reader.ReadBoolean(),
        };
        var (requires, isFaulty) = (reader.ReadBoolean(), reader.ReadBoolean());
        var places = ReadAll(reader, static r => new ValuePlace(r.ReadString(), r.Read7BitEncodedInt(), r.Read7BitEncodedInt(), r.Read7BitEncodedInt(), r.Read7BitEncodedInt()));
        var rest = bytes[(int)reader.BaseStream.Position..];
        return new ParsedPage(source, id, section, language, frontMatter, new Stored(rest, source.Path, text)) { Places = places, RequiresTranslation = requires, IsFaulty = isFaulty };
    }

    private static void WriteFrontMatter(BinaryWriter writer, ParsedPage page)
    {
        writer.Write(page.Id);
        writer.Write(page.Section);
        writer.Write(page.Language);
        var front = page.FrontMatter;
        writer.Write(front.Title);
        WriteText(writer, front.Description);
        WriteText(writer, front.Slug);
        WriteText(writer, front.Short);
        WriteAll(writer, front.Audience, static (w, a) => w.Write(a));
        writer.Write(front.Order is not null);
        if (front.Order is { } order)
            writer.Write(order);
        writer.Write((byte)front.Translation);
        WriteDate(writer, front.Changed);
        WriteDate(writer, front.ReviewBy);
        writer.Write(front.Draft);
        writer.Write(page.RequiresTranslation);
        writer.Write(page.IsFaulty);
    }

    internal static void WriteText(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    internal static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    internal static void WriteAll<T>(BinaryWriter writer, ImmutableArray<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write7BitEncodedInt(items.Length);
        foreach (var item in items)
            write(writer, item);
    }

    internal static ImmutableArray<T> ReadAll<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new T[FindingsCodec.Checked(reader.Read7BitEncodedInt())];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(reader);
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private static void WriteDate(BinaryWriter writer, DateOnly? date) => writer.Write(date?.DayNumber ?? -1);

    private static DateOnly? ReadDate(BinaryReader reader) => reader.ReadInt32() is >= 0 and var day ? DateOnly.FromDayNumber(day) : null;

    private static string Hash(MemoryStream buffer, int start) => Convert.ToHexStringLower(XxHash128.Hash(buffer.GetBuffer().AsSpan(start, (int)buffer.Length - start)));

    private static BinaryReader Reader(ReadOnlyMemory<byte> bytes)
    {
        MemoryMarshal.TryGetArray(bytes, out var array);
        return new BinaryReader(new MemoryStream(array.Array!, array.Offset, array.Count, writable: false));
    }

    /// <summary>What a page says, read out of its bytes when it is first asked for.</summary>
    private sealed class Stored(ReadOnlyMemory<byte> bytes, string file, Func<PageText> text) : PageContent
    {
        private ParsedBody? body;
        private PageText? read;

        public override ParsedBody Body => body ??= ReadBody();

        public override PageText Text => read ??= text();

        private ParsedBody ReadBody()
        {
            using var reader = Reader(bytes);
            var headings = ReadAll(reader, static r => (Level: r.ReadByte(), Id: r.ReadString(), Text: r.ReadString(), IsGiven: r.ReadBoolean(), InContents: r.ReadBoolean()));
            var anchors = ReadAll(reader, static r => r.ReadString());
            ReadAll(reader, static r => (r.ReadString(), r.ReadString()));
            return BodyCodec.Read(reader, file) with
            {
                Headings = [.. headings.Select(h => new Heading(h.Level, h.Id, h.Text, h.IsGiven, h.InContents, BodyCodec.ReadSpan(reader, file)))],
                Anchors = anchors,
            };
        }
    }
}
