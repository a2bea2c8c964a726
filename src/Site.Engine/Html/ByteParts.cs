namespace Site.Engine.Html;

/// <summary>Bytes that lie in many places and are one content, one part after another.</summary>
internal static class ByteParts
{
    public static int Length(IReadOnlyList<ReadOnlyMemory<byte>> parts) => parts.Sum(part => part.Length);

    /// <param name="into">As long as all of them, or longer.</param>
    public static void Join(IReadOnlyList<ReadOnlyMemory<byte>> parts, Span<byte> into)
    {
        foreach (var part in parts)
        {
            part.Span.CopyTo(into);
            into = into[part.Length..];
        }
    }
}
