using Site.Engine.Search.Querying;

namespace Site.Engine.Search.Format;

/// <summary>A piece of the lexicon, decoded: its terms in their order, and per form the forms of its peers.</summary>
internal sealed record Shard(IReadOnlyList<Term> Terms, IReadOnlyDictionary<string, IReadOnlyList<string>> Peers)
{
    private readonly Dictionary<string, Term> byForm = Terms.ToDictionary(term => term.Form, StringComparer.Ordinal);

    /// <summary>The term with a form, or null.</summary>
    public Term? Find(string form) => byForm.GetValueOrDefault(form);

    /// <summary>Decodes a shard.</summary>
    /// <param name="content">The piece, decompressed.</param>
    /// <param name="documentCount">Documents in the index.</param>
    /// <exception cref="InvalidDataException">The content is no shard of such an index.</exception>
    public static Shard Read(ReadOnlySpan<byte> content, int documentCount)
    {
        var reader = new ByteReader(content);
        var count = reader.Number();
        // A term takes four bytes at least.
        if (4 * (long)count > content.Length) throw new InvalidDataException("A shard has fewer terms than it says.");
        var forms = new string[count];
        var frequencies = new int[count];
        var peers = new (int Place, string? Form)[count][];
        var previous = "";
        for (var i = 0; i < count; i++)
        {
            var shared = reader.Byte();
            if (shared > previous.Length) throw new InvalidDataException("A form shares more than there is.");
            forms[i] = previous = previous[..shared] + reader.Text(reader.Byte());
            frequencies[i] = reader.Number();
            if (frequencies[i] > documentCount) throw new InvalidDataException("A term is in more documents than there are.");
            peers[i] = new (int Place, string? Form)[reader.Byte()];
            for (var p = 0; p < peers[i].Length; p++)
            {
                var way = reader.SignedNumber();
                if (way != 0 && (i + way < 0 || i + way >= count)) throw new InvalidDataException("A peer lies outside its shard.");
                peers[i][p] = way == 0 ? (0, reader.Text(reader.Byte())) : (i + way, null);
            }
        }

        var documents = new int[count][];
        for (var i = 0; i < count; i++) documents[i] = ReadDocuments(ref reader, frequencies[i], documentCount);
        var terms = new Term[count];
        var byForm = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var impacts = new double[frequencies[i]];
            var bytes = reader.Bytes(impacts.Length);
            for (var p = 0; p < impacts.Length; p++) impacts[p] = bytes[p] / (double)IndexFormat.ImpactScale;
            terms[i] = new Term(forms[i], documents[i], impacts);
            if (!byForm.TryAdd(forms[i], Array.ConvertAll(peers[i], peer => peer.Form ?? forms[peer.Place]))) throw new InvalidDataException("A form stands twice.");
        }

        if (!reader.AtEnd) throw new InvalidDataException("A shard is longer than its content.");
        return new Shard(terms, byForm);
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
