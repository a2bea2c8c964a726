using System.Text;

namespace Site.Engine.Search.Indexing;

/// <summary>
/// Numbers words in the order they come. Open addressing over one arena of bytes: a word that is there already costs no
/// allocation, which is what makes indexing cheap (a Dictionary of strings took half as long again).
/// </summary>
internal sealed class TermTable
{
    private int[] slots;
    private uint[] hashes;
    private int[] ends;
    private byte[] arena;

    public TermTable(int capacity = 4096)
    {
        slots = new int[2 * capacity];
        hashes = new uint[capacity];
        ends = new int[capacity];
        arena = new byte[10 * capacity];
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

    public uint HashOf(int term) => hashes[term];

    /// <summary>FNV-1a of a folded word, as the tokenizer counts it along.</summary>
    public static uint Hash(ReadOnlySpan<byte> word)
    {
        var hash = 2166136261u;
        foreach (var letter in word) hash = (hash ^ letter) * 16777619u;
        return hash;
    }

    /// <summary>The number of a word, or -1.</summary>
    public int Find(ReadOnlySpan<byte> word, uint hash)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)(hash * 0x9E3779B1u) & mask; ; slot = (slot + 1) & mask)
        {
            var term = slots[slot] - 1;
            if (term < 0) return -1;
            if (hashes[term] == hash && this[term].SequenceEqual(word)) return term;
        }
    }

    /// <summary>The number of a word; a new word gets the next one.</summary>
    public int Add(ReadOnlySpan<byte> word, uint hash)
    {
        var mask = slots.Length - 1;
        var slot = (int)(hash * 0x9E3779B1u) & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var term = slots[slot] - 1;
            if (hashes[term] == hash && this[term].SequenceEqual(word)) return term;
        }

        if (Count == hashes.Length)
        {
            Grow();
            return Add(word, hash);
        }

        var start = Count == 0 ? 0 : ends[Count - 1];
        if (start + word.Length > arena.Length) Array.Resize(ref arena, 2 * arena.Length);
        word.CopyTo(arena.AsSpan(start));
        hashes[Count] = hash;
        ends[Count] = start + word.Length;
        slots[slot] = ++Count;
        return Count - 1;
    }

    public int Add(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        return Add(bytes, Hash(bytes));
    }

    private void Grow()
    {
        Array.Resize(ref hashes, 2 * Count);
        Array.Resize(ref ends, 2 * Count);
        slots = new int[4 * Count];
        var mask = slots.Length - 1;
        for (var term = 0; term < Count; term++)
        {
            var slot = (int)(hashes[term] * 0x9E3779B1u) & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = term + 1;
        }
    }
}
