using System.Buffers;
using System.Text;
using Site.Engine.Search.Indexing;

namespace Site.Engine.Search.Format;

/// <summary>Writes the records of documents, one after another: what a result shows, and the text its excerpts come from.</summary>
internal sealed class RecordWriter
{
    // What JSON does not allow inside a string (RFC 8259, 7). The file is read by fetch and JSON.parse, never as part of a page: all else stays as it is.
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(c => (byte)c)]);

    private readonly TextDeflater? deflater;
    private readonly ByteWriter json = new();
    private readonly ByteWriter record = new();

    /// <param name="isFast">For large indexes, where time counts more than some hundred bytes for each excerpt. Heads are not compressed at all then: they are short.</param>
    public RecordWriter(bool isFast) => deflater = isFast ? new TextDeflater() : null;

    /// <summary>
    /// The whole record: a head, <c>[id, address, title, part of the site]</c>, and sections, <c>[[anchor, heading, text], ...]</c>, each a stream by
    /// itself, so that a list of results needs but the beginning. It is good until the next.
    /// </summary>
    public ReadOnlySpan<byte> Write(SearchDocument document)
    {
        record.Clear();
        WriteHead(document);
        if (deflater is not null && json.Length <= IndexFormat.MostStored) Store();
        else Compress();
        WriteSections(document);
        Compress();
        record.Fill();
        return record.Written;
    }

    private void WriteHead(SearchDocument document)
    {
        json.Clear();
        json.Byte('[');
        Text(document.Id);
        json.Byte(',');
        Text(document.Url);
        json.Byte(',');
        Text(document.Title);
        json.Byte(',');
        Text(document.SectionTitle);
        json.Byte(']');
    }

    private void WriteSections(SearchDocument document)
    {
        json.Clear();
        json.Byte('[');
        for (var i = 0; i < document.Sections.Count; i++)
        {
            var section = document.Sections[i];
            if (i > 0) json.Byte(',');
            json.Byte('[');
            Text(section.Anchor);
            json.Byte(',');
            Text(section.Heading);
            json.Byte(',');
            Text(section.Utf8.Span);
            json.Byte(']');
        }

        json.Byte(']');
    }

    private void Text(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var utf8 = ArrayPool<byte>.Shared.Rent(most);
        Text(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)));
        ArrayPool<byte>.Shared.Return(utf8);
    }

    private void Text(ReadOnlySpan<byte> utf8)
    {
        json.Byte('"');
        while (utf8.IndexOfAny(Escaped) is >= 0 and var at)
        {
            json.Bytes(utf8[..at]);
            json.Bytes(utf8[at] switch
            {
                (byte)'"' => "\\\""u8,
                (byte)'\\' => "\\\\"u8,
                (byte)'\n' => "\\n"u8,
                (byte)'\t' => "\\t"u8,
                var control => Encoding.ASCII.GetBytes(FormattableString.Invariant($"\\u{control:x4}")),
            });
            utf8 = utf8[(at + 1)..];
        }

        json.Bytes(utf8);
        json.Byte('"');
    }

    private void Compress() =>
        record.Part(deflater is null ? IndexFormat.Compress(json.Written, IndexFormat.BestCompression) : deflater.Compress(json.Written));

    private void Store()
    {
        record.Number(IndexFormat.StoredExtra + json.Length);
        IndexFormat.Store(json.Written, record);
    }
}
