using Site.Engine.Search.Indexing;

namespace Site.Engine.Search.Format;

/// <summary>
/// Writes the lexicon with its postings, cut into shards. A shard holds first all forms (front-coded) with their peers, then all
/// document numbers, then all impacts: like beside like compresses best.
/// </summary>
internal sealed class LexiconWriter(InvertedIndex index)
{
    private readonly ByteWriter forms = new();
    private readonly ByteWriter documents = new();
    private readonly ByteWriter impacts = new();
    private string previous = "";
    private (int First, int End) shard;

    /// <summary>
    /// The first and one-past-last term of each shard. From three quarters of its size on, a shard ends where the keys of neighbours have the fewest
    /// letters in common, so that those that begin as an unfinished word seldom lie in two shards. Forms of one key never do.
    /// </summary>
    public static List<(int First, int End)> Cut(InvertedIndex index, int shardBytes)
    {
        var shards = new List<(int First, int End)>();
        var first = 0;
        var size = 0;
        var end = 0;
        var common = int.MaxValue;
        for (var term = 0; term < index.Keys.Length; term++)
        {
            var isCut = term > first && !string.Equals(index.Keys[term - 1], index.Keys[term], StringComparison.Ordinal);
            if (isCut && 4 * size >= 3 * shardBytes && Common(index.Keys[term - 1], index.Keys[term]) is var shared && shared <= common)
                (end, common) = (term, shared);
            var cost = Cost(index, term);
            if (isCut && size + cost > shardBytes)
            {
                if (end <= first) end = term;
                shards.Add((first, end));
                // The terms after the cut are counted again for the next shard.
                (first, term, size, common) = (end, end, 0, int.MaxValue);
                cost = Cost(index, term);
            }

            size += cost;
        }

        if (first < index.Forms.Length) shards.Add((first, index.Forms.Length));
        return shards;
    }

    /// <summary>An estimate is enough: postings near two bytes each, some eight for the form.</summary>
    private static int Cost(InvertedIndex index, int term) =>
        8 + Math.Min(2 * index.DocumentFrequency(term), (index.DocumentCount / 8) + index.DocumentFrequency(term));

    private static int Common(string one, string other)
    {
        var length = 0;
        while (length < one.Length && length < other.Length && one[length] == other[length]) length++;
        return length;
    }

    /// <summary>The shortest text that parts a shard's first key from the last one before it.</summary>
    public static string Separator(string last, string first) => first[..(Common(last, first) + 1)];

    public byte[] Write(int first, int end)
    {
        shard = (first, end);
        forms.Clear();
        documents.Clear();
        impacts.Clear();
        previous = "";
        forms.Number(end - first);
        for (var term = first; term < end; term++) WriteTerm(term);
        return [.. forms.Written, .. documents.Written, .. impacts.Written];
    }

    private void WriteTerm(int term)
    {
        var form = index.Forms[term];
        var shared = 0;
        while (shared < previous.Length && shared < form.Length && previous[shared] == form[shared]) shared++;
        // Half of a surrogate pair or of a UTF-8 sequence is never shared: forms hold characters of the basic plane only.
        var suffix = form.AsSpan(shared);
        forms.Byte(shared);
        forms.Byte(System.Text.Encoding.UTF8.GetByteCount(suffix));
        forms.Text(suffix);
        previous = form;
        var frequency = index.DocumentFrequency(term);
        forms.Number(frequency);
        forms.Byte(index.Peers[term].Length);
        foreach (var peer in index.Peers[term]) WritePeer(term, peer);

        var postings = index.Documents.AsSpan(index.Starts[term], frequency);
        if (IsBitmap(frequency, index.DocumentCount)) WriteBitmap(postings);
        else WriteGaps(postings);
        foreach (var impact in index.Impacts.AsSpan(index.Starts[term], frequency))
        {
            impacts.Byte(Math.Max(1, (int)Math.Round(impact * IndexFormat.ImpactScale)));
        }
    }

    /// <summary>A peer in the same shard by the way to it, another by its form, after a zero.</summary>
    private void WritePeer(int term, int peer)
    {
        if (peer >= shard.First && peer < shard.End)
        {
            forms.SignedNumber(peer - term);
            return;
        }

        forms.SignedNumber(0);
        forms.Byte(System.Text.Encoding.UTF8.GetByteCount(index.Forms[peer]));
        forms.Text(index.Forms[peer]);
    }

    /// <summary>Where one document in eight holds a term, a bit for each document is shorter than numbers.</summary>
    public static bool IsBitmap(int frequency, int documentCount) => 8 * frequency > documentCount;

    private void WriteBitmap(ReadOnlySpan<int> postings)
    {
        Span<byte> bits = new byte[(index.DocumentCount + 7) / 8];
        foreach (var document in postings) bits[document >> 3] |= (byte)(1 << (document & 7));
        documents.Bytes(bits);
    }

    private void WriteGaps(ReadOnlySpan<int> postings)
    {
        var last = -1;
        foreach (var document in postings)
        {
            documents.Number(document - last - 1);
            last = document;
        }
    }
}
