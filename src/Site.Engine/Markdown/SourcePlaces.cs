
namespace Site.Engine.Markdown;

/// <summary>Offsets in a page's Markdown to lines and columns of its file.</summary>
/// <param name="linesBefore">Of the file before the Markdown.</param>
public sealed class SourcePlaces(string text, int linesBefore, string file)
{
    private int[]? lineStarts;

    public string File => file;

    /// <summary>Offset of a text at or after an offset, or -1.</summary>
    public int Find(string sought, int from) => text.IndexOf(sought, Math.Clamp(from, 0, text.Length), StringComparison.Ordinal);

    /// <param name="offset">Code unit in the Markdown.</param>
    public SourceSpan At(int offset, int length)
    {
        var at = Math.Clamp(offset, 0, text.Length);
        lineStarts ??= Starts();
        var line = Array.BinarySearch(lineStarts, at);
        if (line < 0)
            line = ~line - 1;
        var end = line + 1 < lineStarts.Length ? lineStarts[line + 1] - 1 : text.Length;
        return new SourceSpan(file, linesBefore + line + 1, at - lineStarts[line] + 1, Math.Clamp(length, 1, Math.Max(1, end - at)));
    }

    private int[] Starts()
    {
        var starts = new List<int>(text.Length / 40) { 0 };
        var at = 0;
        while (true)
        {
            var next = text.AsSpan(at).IndexOf('\n');
            if (next < 0)
                return [.. starts];
            at += next + 1;
            starts.Add(at);
        }
    }
}
