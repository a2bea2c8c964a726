using System.Runtime.InteropServices;
using System.Text;
using Site.Engine.Html;
using Site.Engine.Search.Analysis;
using Site.Engine.Search.Format;

namespace Site.Engine.Search.Indexing;

/// <summary>
/// Counts the words of documents, one after another; each thread has one of its own. What it keeps per document is eight bytes
/// for each different word, and the record that a reader's browser will load.
/// </summary>
internal sealed class DocumentAnalyzer
{
    // Counts of one word in one document share 32 bits: title, headings, body, and how often it stood in capitals only.
    private const uint TitleUnit = 1u << 26;
    private const uint HeadingUnit = 1u << 20;
    private const uint CapitalsUnit = 1u << 14;
    private const uint BodyUnit = 1u;
    private const uint TitleMax = 0x3F;
    private const uint SmallMax = 0x3F;
    private const uint BodyMax = 0x3FFF;

    // Words are looked up some at a time: the processor waits for the places of all of them in memory together.
    private const int AtOnce = 32;

    private readonly int stopWords;
    private readonly byte[] letters = new byte[AtOnce * Tokenizer.BufferLength];
    private readonly FoundWord[] found = new FoundWord[AtOnce];
    private readonly byte[] joined = new byte[Tokenizer.MaxLength];
    private readonly RecordWriter records;
    private char[] characters = new char[4096];
    private uint[] counts = new uint[4096];
    private int[] touched = new int[1024];
    private int touchedCount;

    private readonly DocumentArenas arenas;
    private ulong[] entries = new ulong[1024];

    public DocumentAnalyzer(Analyzer analyzer, DocumentArenas arenas)
    {
        this.arenas = arenas;
        records = new RecordWriter(arenas.IsLarge);
        foreach (var word in analyzer.StopWords) Terms.Add(word);
        stopWords = Terms.Count;
    }

    public TermTable Terms { get; } = new();

    public List<AnalyzedDocument> Documents { get; } = [];

    public void Add(SearchDocument document)
    {
        touchedCount = 0;
        var titleLength = Count(document.Title, TitleUnit, 26, TitleMax);
        var headingLength = 0;
        var bodyLength = 0;
        foreach (var section in document.Sections)
        {
            headingLength += Count(section.Heading, HeadingUnit, 20, SmallMax);
            bodyLength += Count(Decoded(section.Utf8.Span), BodyUnit, 0, BodyMax);
        }

        if (entries.Length < touchedCount) entries = new ulong[2 * touchedCount];
        for (var i = 0; i < touchedCount; i++)
        {
            var term = touched[i];
            entries[i] = ((ulong)term << 32) | counts[term];
            counts[term] = 0;
        }

        Documents.Add(new AnalyzedDocument(
            document.Url, this, arenas.Entries.Keep(entries.AsSpan(0, touchedCount)), titleLength, headingLength, bodyLength,
            arenas.Records.Keep(records.Write(document))));
    }

    /// <summary>Adds documents as they were counted before. Words that none of them has any more are left out.</summary>
    public void Recall(IndexMemory memory, IEnumerable<string> urls)
    {
        var numbers = new int[memory.Words.Count];
        foreach (var url in urls)
        {
            var document = memory.Document(url);
            var known = MemoryMarshal.Cast<byte, ulong>(document.Entries.Span);
            if (entries.Length < known.Length) entries = new ulong[2 * known.Length];
            var own = entries.AsSpan(0, known.Length);
            known.CopyTo(own);
            foreach (ref var entry in own)
            {
                ref var number = ref numbers[(int)(entry >> 32)];
                if (number == 0)
                {
                    var word = memory.Words[(int)(entry >> 32)].Span;
                    number = Terms.Add(word) + 1;
                }

                entry = ((ulong)(number - 1) << 32) | (uint)entry;
            }

            Documents.Add(new AnalyzedDocument(url, this, arenas.Entries.Keep(own), document.TitleLength, document.HeadingLength, document.BodyLength, document.Record));
        }
    }

    private ReadOnlySpan<char> Decoded(ReadOnlySpan<byte> utf8)
    {
        if (characters.Length < utf8.Length) characters = new char[2 * utf8.Length];
        return characters.AsSpan(0, Encoding.UTF8.GetChars(utf8, characters));
    }

    private int Count(ReadOnlySpan<char> text, uint unit, int shift, uint max)
    {
        var length = 0;
        var joinedLength = 0;
        var tokens = new Tokenizer(text, letters);
        for (var count = Take(ref tokens); count > 0; count = count < AtOnce ? 0 : Take(ref tokens))
        {
            Terms.Approach(found.AsSpan(0, count));
            for (var i = 0; i < count; i++) length += Count(i, ref joinedLength, unit, shift, max);
        }

        return length;
    }

    /// <summary>Takes the next words of a text.</summary>
    private int Take(ref Tokenizer tokens)
    {
        var count = 0;
        tokens.Lend(letters);
        while (count < AtOnce && tokens.Next())
        {
            found[count++] = new FoundWord(TermKey.Of(tokens.Word), tokens.Word.Length, tokens.FollowsHyphen, tokens.IsAbbreviation);
            if (count < AtOnce) tokens.Lend(letters.AsSpan(count * Tokenizer.BufferLength, Tokenizer.BufferLength));
        }

        return count;
    }

    /// <summary>Counts one of the words just taken; gives 1, or 0 for a stop word.</summary>
    private int Count(int place, ref int joinedLength, uint unit, int shift, uint max)
    {
        var token = found[place];
        var word = letters.AsSpan(place * Tokenizer.BufferLength, token.Length);
        var term = Terms.Add(word, token.Key);
        // video-hometraining is also found as one word.
        if (token.FollowsHyphen && joinedLength + word.Length <= joined.Length)
        {
            word.CopyTo(joined.AsSpan(joinedLength));
            joinedLength += word.Length;
            var whole = joined.AsSpan(0, joinedLength);
            Touch(Terms.Add(whole), unit, shift, max);
        }
        else
        {
            word.CopyTo(joined);
            joinedLength = word.Length;
        }

        if (term < stopWords) return 0;
        Touch(term, unit, shift, max);
        if (token.IsAbbreviation) Touch(term, CapitalsUnit, 14, SmallMax);
        return 1;
    }

    private void Touch(int term, uint unit, int shift, uint max)
    {
        if (term >= counts.Length) Array.Resize(ref counts, Math.Max(2 * counts.Length, term + 1));
        ref var count = ref counts[term];
        if (count == 0)
        {
            if (touchedCount == touched.Length) Array.Resize(ref touched, 2 * touchedCount);
            touched[touchedCount++] = term;
        }

        if (((count >> shift) & max) != max) count += unit;
    }

    public static int TitleCount(ulong entry) => (int)((uint)entry >> 26);

    public static int HeadingCount(ulong entry) => (int)(((uint)entry >> 20) & SmallMax);

    public static int CapitalsCount(ulong entry) => (int)(((uint)entry >> 14) & SmallMax);

    public static int BodyCount(ulong entry) => (int)((uint)entry & BodyMax);
}

/// <summary>A word of a text, before it is looked up.</summary>
/// <param name="Length">Bytes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FoundWord(TermKey Key, int Length, bool FollowsHyphen, bool IsAbbreviation);

/// <summary>What is kept of a document until the whole index is made.</summary>
/// <param name="Url">Documents of a group are numbered in the order of their addresses.</param>
/// <param name="Analyzer">Whose term numbers the entries use.</param>
/// <param name="Entries">Per different word: term number in the upper 32 bits, counts in the lower.</param>
/// <param name="TitleLength">Words in the title, stop words left out.</param>
/// <param name="HeadingLength">Words in the headings.</param>
/// <param name="BodyLength">Words in the text.</param>
/// <param name="Record">See <see cref="RecordWriter"/>.</param>
internal sealed record AnalyzedDocument(
    string Url, DocumentAnalyzer Analyzer, ReadOnlyMemory<ulong> Entries, int TitleLength, int HeadingLength, int BodyLength, ReadOnlyMemory<byte> Record);

/// <summary>Where all analyzers of an index keep what is left of documents.</summary>
/// <param name="documents">How many there will be, which tells how much time records are worth.</param>
/// <param name="textBytes">Of all of them, about.</param>
internal sealed class DocumentArenas(int documents, long textBytes)
{
    private const int LargeFrom = 4_000;

    /// <summary>So many that time counts more than some bytes of a record.</summary>
    public bool IsLarge { get; } = AreMany(documents);

    public static bool AreMany(int documents) => documents >= LargeFrom;

    // Seldom more than a word in seven bytes is new to its document.
    public Arena<ulong> Entries { get; } = new(textBytes / 7);

    public Arena<byte> Records { get; } = new(textBytes);
}
