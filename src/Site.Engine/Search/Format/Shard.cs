using Site.Engine.Search.Querying;

namespace Site.Engine.Search.Format;

/// <summary>A piece of the lexicon, decoded.</summary>
internal sealed record Shard(IReadOnlyList<Term> Terms, IReadOnlyList<IReadOnlyList<int>> Peers)
{
    /// <summary>Decodes a shard.</summary>
    /// <param name="content">The file, decompressed.</param>
    /// <param name="firstOrdinal">Terms in all shards before this one.</param>
    /// <param name="expected">Terms this shard must have.</param>
    /// <param name="documentCount">Documents in the index.</param>
    /// <exception cref="InvalidDataException">The content does not hold what the manifest promises.</exception>
    public static Shard Read(ReadOnlySpan<byte> content, int firstOrdinal, int expected, int documentCount)
    {
        var reader = new ByteReader(content);
        var count = reader.Number();
        if (count != expected) throw new InvalidDataException("A shard has other terms than the manifest says.");
        var forms = new string[count];
        var frequencies = new int[count];
        var peers = new int[count][];
        var previous = "";
        for (var i = 0; i < count; i++)
        {
            var shared = reader.Byte();
            if (shared > previous.Length) throw new InvalidDataException("A form shares more than there is.");
            forms[i] = previous = previous[..shared] + reader.Text(reader.Byte());
            frequencies[i] = reader.Number();
            if (frequencies[i] > documentCount) throw new InvalidDataException("A term is in more documents than there are.");
            peers[i] = new int[reader.Byte()];
            for (var p = 0; p < peers[i].Length; p++) peers[i][p] = firstOrdinal + i + reader.SignedNumber();
        }

        var documents = new int[count][];
        for (var i = 0; i < count; i++) documents[i] = ReadDocuments(ref reader, frequencies[i], documentCount);
        var terms = new Term[count];
        for (var i = 0; i < count; i++)
        {
            var impacts = new double[frequencies[i]];
            var bytes = reader.Bytes(impacts.Length);
            for (var p = 0; p < impacts.Length; p++) impacts[p] = bytes[p] / (double)IndexFormat.ImpactScale;
            terms[i] = new Term(firstOrdinal + i, forms[i], documents[i], impacts);
        }

        if (!reader.AtEnd) throw new InvalidDataException("A shard is longer than its content.");
        return new Shard(terms, peers);
    }

    private static int[] ReadDocuments(ref ByteReader reader, int frequency, int documentCount)
    {
        var documents = new int[frequency];
        if (LexiconWriter.IsBitmap(frequency, documentCount))
        {
            var bits = reader.Bytes((documentCount + 7) / 8);
            var found = 0;
            for (var document = 0; document < documentCount && found < frequency; document++)
            {
                if ((bits[document >> 3] & (1 << (document & 7))) != 0) documents[found++] = document;
            }

            return found == frequency ? documents : throw new InvalidDataException("A bitmap has too few documents.");
        }

        var last = -1;
        for (var i = 0; i < frequency; i++)
        {
            last += reader.Number() + 1;
            if (last < 0 || last >= documentCount) throw new InvalidDataException("A document number is too large.");
            documents[i] = last;
        }

        return documents;
    }
}
