using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Site.Engine.Html;

/// <summary>Grows a UTF-8 buffer. Text is escaped for element content and quoted attributes alike; only <c>Raw</c> is not.</summary>
public sealed class HtmlWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    private byte[] buffer;

    public HtmlWriter(int capacity = 16 * 1024) => buffer = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => buffer.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public byte[] ToArray() => Written.ToArray();

    public override string ToString() => Encoding.UTF8.GetString(Written);

    /// <summary>Bytes as they are: HTML of our own making.</summary>
    public HtmlWriter Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    /// <summary>Characters as they are: HTML of our own making.</summary>
    public HtmlWriter Raw(ReadOnlySpan<char> text)
    {
        var room = Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, room);
        return this;
    }

    /// <summary>Text, with the five special characters as entities.</summary>
    public HtmlWriter Text(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var at = text.IndexOfAny(Special);
            if (at < 0)
                return Raw(text);
            Raw(text[..at]);
            Raw(text[at] switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '"' => "&quot;"u8,
                _ => "&#39;"u8,
            });
            text = text[(at + 1)..];
        }
    }

    public HtmlWriter Number(int number)
    {
        Utf8Formatter.TryFormat(number, Room(11), out var written);
        Length += written;
        return this;
    }

    /// <summary> name="value", with the blank before it; nothing for null.</summary>
    public HtmlWriter Attribute(string name, string? value)
    {
        if (value is null)
            return this;
        return Raw(" "u8).Raw(name).Raw("=\""u8).Text(value).Raw("\""u8);
    }

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
            return text;
        var html = new HtmlWriter(text.Length + 32);
        return html.Text(text).ToString();
    }

    private Span<byte> Room(int count)
    {
        if (buffer.Length - Length < count)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + count));
        return buffer.AsSpan(Length);
    }
}
