namespace Site.Engine.Html;

/// <summary>
/// Keeps what many pages leave, as the bytes of their text, in one block, made once. As arrays of their own they are most of what a build keeps, and the garbage
/// collector, which stops every thread, copies each of them twice on its way to the oldest generation.
/// </summary>
/// <param name="capacity">Memory that is never written to is never taken from the system, so too much costs nothing; what does not fit gets an array of its own.</param>
public sealed class Arena<T>(long capacity)
    where T : unmanaged
{
    private readonly T[] block = GC.AllocateUninitializedArray<T>((int)Math.Clamp(capacity, 0, Array.MaxLength));
    private long used;

    /// <summary>A copy that lasts as long as someone holds it. May be called from many threads.</summary>
    public ReadOnlyMemory<T> Keep(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty)
            return default;
        var end = Interlocked.Add(ref used, items.Length);
        if (end > block.Length)
            return items.ToArray();
        var place = block.AsMemory((int)end - items.Length, items.Length);
        items.CopyTo(place.Span);
        return place;
    }
}
