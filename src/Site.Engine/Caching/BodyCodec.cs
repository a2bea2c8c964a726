using Site.Engine.Markdown;
using Site.Model.Diagnostics;

namespace Site.Engine.Caching;

/// <summary>The part of a page's body that concerns only the page itself: data shown, links, marks, and the places of its headings.</summary>
internal static class BodyCodec
{
    private enum Kind : byte
    {
        Term,
        Value,
        Block,
    }

    public static void Write(BinaryWriter writer, ParsedBody body)
    {
        PageCodec.WriteAll(writer, body.Shown, static (w, h) => Write(w, h));
        PageCodec.WriteAll(writer, body.Links, static (w, l) =>
        {
            w.Write(l.Target);
            w.Write(l.IsImage);
            Write(w, l.Where);
        });
        PageCodec.WriteAll(writer, body.Facts, static (w, f) =>
        {
            PageCodec.WriteAll(w, f.Facts, static (x, id) => x.Write(id));
            Write(w, f.Where);
        });
        writer.Write7BitEncodedInt(body.WordCount);
        writer.Write(body.HasHero);
        foreach (var heading in body.Headings)
            Write(writer, heading.Where);
    }

    /// <summary>The body without headings and places; the places of the headings come next.</summary>
    public static ParsedBody Read(BinaryReader reader, string file) => new(
        PageCodec.ReadAll(reader, r => ReadHole(r, file)),
        [],
        PageCodec.ReadAll(reader, r => new PageLink(r.ReadString(), r.ReadBoolean(), ReadSpan(r, file))),
        PageCodec.ReadAll(reader, r => new FactMark(PageCodec.ReadAll(r, static x => x.ReadString()), ReadSpan(r, file))),
        [],
        reader.Read7BitEncodedInt(),
        reader.ReadBoolean());

    /// <summary>Places of a page are all in its own file.</summary>
    public static SourceSpan ReadSpan(BinaryReader reader, string file) => new(file, reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());

    private static void Write(BinaryWriter writer, SourceSpan where)
    {
        writer.Write7BitEncodedInt(where.Line);
        writer.Write7BitEncodedInt(where.Column);
        writer.Write7BitEncodedInt(where.Length);
    }

    private static void Write(BinaryWriter writer, Hole hole)
    {
        switch (hole)
        {
            case TermHole term:
                Start(writer, Kind.Term, term.Id, term.Html);
                Write(writer, term.Where);
                break;
            case ValueHole value:
                Start(writer, Kind.Value, value.Path, value.Text);
                Write(writer, value.Where);
                break;
            case BlockHole block:
                Start(writer, Kind.Block, block.Name, block.Argument, block.Attributes);
                writer.Write((byte)block.HeadingLevel);
                Write(writer, block.Where);
                break;
            default:
                throw new ArgumentException($"shows no data: {hole}", nameof(hole));
        }
    }

    private static void Start(BinaryWriter writer, Kind kind, params ReadOnlySpan<string> texts)
    {
        writer.Write((byte)kind);
        foreach (var text in texts)
            writer.Write(text);
    }

    private static Hole ReadHole(BinaryReader reader, string file) => (Kind)reader.ReadByte() switch
    {
        Kind.Term => new TermHole(reader.ReadString(), reader.ReadString(), ReadSpan(reader, file)),
        Kind.Value => new ValueHole(reader.ReadString(), reader.ReadString(), ReadSpan(reader, file)),
        Kind.Block => new BlockHole(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadByte(), ReadSpan(reader, file)),
        var other => throw new FormatException($"hole {other}"),
    };
}
