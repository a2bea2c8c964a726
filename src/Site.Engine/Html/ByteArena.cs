namespace Site.Engine.Html;

/// <summary>
/// Keeps the bytes of many pages in one block, made once. As arrays of their own they are most of what a build keeps, and the garbage collector, which
/// stops every thread, copies each of them twice on its way to the oldest generation.
/// </summary>
/// <param name="capacity">Bytes. Memory that is never written to is never taken from the system, so too much costs nothing; what does not fit gets an array of its own.</param>
public sealed class ByteArena(long capacity)
{
    private readonly byte[] block = GC.AllocateUninitializedArray<byte>((int)Math.Clamp(capacity, 0, Array.MaxLength));
    private long used;

    /// <summary>A copy that lasts as long as someone holds it. May be called from many threads.</summary>
    public ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return default;
        var end = Interlocked.Add(ref used, bytes.Length);
        if (end > block.Length)
            return bytes.ToArray();
        var place = block.AsMemory((int)end - bytes.Length, bytes.Length);
        bytes.CopyTo(place.Span);
        return place;
    }
}
