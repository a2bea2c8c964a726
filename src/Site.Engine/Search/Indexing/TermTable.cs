using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Site.Engine.Search.Indexing;

/// <summary>
/// Numbers words in the order they come. Open addressing over one arena of bytes: a word that is there already costs no
/// allocation, which is what makes indexing cheap (a Dictionary of strings took half as long again).
/// </summary>
internal sealed class TermTable
{
    private const int FirstSlots = 8192;

    private Slot[] slots;
    private int[] ends;
    private byte[] arena;

    // What Approach saw. Nobody asks for it: were it not kept, the compiler could leave the looking out.
    private uint approached;

    public TermTable()
    {
        slots = new Slot[FirstSlots];
        ends = new int[MostOf(FirstSlots)];
        arena = new byte[10 * MostOf(FirstSlots)];
    }

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int term]
    {
        get
        {
            var start = term == 0 ? 0 : ends[term - 1];
            return arena.AsSpan(start, ends[term] - start);
        }
    }

    /// <summary>The number of a word, or -1.</summary>
    public int Find(ReadOnlySpan<byte> word) => slots[SlotOf(word, TermKey.Of(word))].Number - 1;

    /// <summary>The number of a word; a new word gets the next one.</summary>
    public int Add(ReadOnlySpan<byte> word) => Add(word, TermKey.Of(word));

    /// <param name="key">Of that word.</param>
    public int Add(ReadOnlySpan<byte> word, TermKey key)
    {
        var slot = SlotOf(word, key);
        if (slots[slot].Number > 0) return slots[slot].Number - 1;
        if (Count == ends.Length)
        {
            Grow();
            slot = SlotOf(word, key);
        }

        var start = Count == 0 ? 0 : ends[Count - 1];
        if (start + word.Length > arena.Length) Array.Resize(ref arena, 2 * arena.Length);
        word.CopyTo(arena.AsSpan(start));
        ends[Count] = start + word.Length;
        slots[slot] = new Slot(key, ++Count);
        return Count - 1;
    }

    public int Add(string word) => Add(Encoding.UTF8.GetBytes(word));

    /// <summary>Looks at the places of words that are about to be added. Out of a large table each comes from far in memory, and these do not wait for one another.</summary>
    public void Approach(ReadOnlySpan<FoundWord> words)
    {
        var table = slots;
        var mask = table.Length - 1;
        var seen = 0u;
        foreach (ref readonly var word in words) seen += table[FirstPlace(word.Key, mask)].Key.Hash;
        approached = seen;
    }

    /// <summary>Where the search for a word begins.</summary>
    private static int FirstPlace(TermKey key, int mask) => (int)key.Hash & mask;

    /// <summary>Where a word stands, or would stand.</summary>
    private int SlotOf(ReadOnlySpan<byte> word, TermKey key)
    {
        var table = slots;
        var mask = table.Length - 1;
        for (var slot = FirstPlace(key, mask); ; slot = (slot + 1) & mask)
        {
            ref readonly var entry = ref table[slot];
            if (entry.Number == 0 || (entry.Key == key && (word.Length < TermKey.Letters || this[entry.Number - 1].SequenceEqual(word))))
                return slot;
        }
    }

    /// <summary>Three in four: a table that stays in the processor's cache is worth a second look now and then.</summary>
    private static int MostOf(int slots) => slots / 4 * 3;

    private void Grow()
    {
        var before = slots;
        slots = new Slot[2 * before.Length];
        Array.Resize(ref ends, MostOf(slots.Length));
        var mask = slots.Length - 1;
        foreach (var entry in before)
        {
            if (entry.Number == 0) continue;
            var slot = FirstPlace(entry.Key, mask);
            while (slots[slot].Number != 0) slot = (slot + 1) & mask;
            slots[slot] = entry;
        }
    }

    /// <summary>A place of the table. A number counts from 1; 0: free.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Slot(TermKey Key, int Number);
}

/// <summary>What tells a word from nearly all others without a look elsewhere in memory.</summary>
/// <param name="First">The first eight letters as a number.</param>
/// <param name="Second">The next eight. No letter is zero: both are the whole word where it is shorter than <see cref="Letters"/>.</param>
/// <param name="Hash">Of the whole word.</param>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(uint))]
internal readonly record struct TermKey(ulong First, ulong Second, uint Hash)
{
    public const int Letters = 2 * sizeof(ulong);

    // The golden ratio of 64 bits: a product has something of every letter in its upper half.
    private const ulong Spread = 0x9E3779B97F4A7C15;

    public static TermKey Of(ReadOnlySpan<byte> word)
    {
        var first = Beginning(word);
        var second = word.Length <= sizeof(ulong) ? 0 : Beginning(word[sizeof(ulong)..]);
        var hash = Mix(first * Spread, second);
        // The last eight may begin among those before.
        for (var at = Letters; at < word.Length; at += sizeof(ulong))
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(word[Math.Min(at, word.Length - sizeof(ulong))..]));
        return new TermKey(first, second, (uint)(hash >> 32));
    }

    private static ulong Mix(ulong hash, ulong next) => (BitOperations.RotateLeft(hash, 29) ^ next) * Spread;

    private static ulong Beginning(ReadOnlySpan<byte> word)
    {
        var length = word.Length;
        if (length >= sizeof(ulong)) return BinaryPrimitives.ReadUInt64LittleEndian(word);
        // Both halves, which overlap where it is no full eight: what stands in both is the same.
        if (length >= sizeof(uint)) return BinaryPrimitives.ReadUInt32LittleEndian(word) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(word[^sizeof(uint)..]) << (8 * (length - sizeof(uint))));
        if (length == 0) return 0;
        return word[0] | ((ulong)word[length / 2] << (8 * (length / 2))) | ((ulong)word[^1] << (8 * (length - 1)));
    }
}
