using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Site.Engine.Search.Format;
using Site.Engine.Search.Indexing;
using Site.Engine.Search.Querying;

namespace Site.Tests.Search;

public sealed class IndexFilesTests
{
    private static readonly SearchIndexOptions ManyShards = new() { ShardBytes = 40, SmallShardBytes = 40 };

    [Fact]
    public void The_same_documents_in_any_order_give_the_same_bytes()
    {
        var files = SampleIndex.Files();
        var again = SampleIndex.Files([.. SampleIndex.Documents.Reverse()]);
        Assert.Equal(files.Select(file => file.Name), again.Select(file => file.Name));
        foreach (var (one, other) in files.Zip(again)) Assert.Equal(one.Bytes, other.Bytes);
    }

    [Fact]
    public void The_size_of_shards_does_not_change_what_is_found()
    {
        var files = SampleIndex.Files(options: ManyShards);
        using var manifest = JsonDocument.Parse(files[^1].Bytes);
        Assert.True(manifest.RootElement.GetProperty("shardStarts").GetString()!.Split(' ').Length > 10);
        var many = SampleIndex.Open(files);
        var one = SampleIndex.Open(SampleIndex.Files());
        foreach (var query in (string[])["wok", "tijdsinvestring", "uren van beelden", "certificaten"])
        {
            Assert.Equal(one.Search(query, 10).Select(result => (result.Id, result.Score)), many.Search(query, 10).Select(result => (result.Id, result.Score)));
        }
    }

    /// <summary>What is not compressed is a zlib stream all the same, with a checksum that holds.</summary>
    [Fact]
    public void A_stored_stream_is_read_as_any_other() => Prop.ForAll<byte[]>(bytes =>
    {
        byte[] content = [.. bytes, .. bytes.AsSpan(0, bytes.Length / 2)];
        var into = new ByteWriter();
        IndexFormat.Store(content, into);
        Assert.Equal(content.Length + IndexFormat.StoredExtra, into.Length);
        Assert.Equal(content, IndexFormat.Decompress(into.Written.ToArray()));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_record_is_read_as_it_was_written(bool isFast)
    {
        var writer = new RecordWriter(isFast);
        foreach (var title in (string[])["Kort, met \"tekens\" \\ en é 𝄞\n\t\u0001.", new string('w', 70_000)])
        {
            SearchDocument document = new("id", "/adres/", title, "Deel", [new SearchSection("", "", "Tekst."), new SearchSection("kop", "Kop", "Meer.")]);
            var read = RecordReader.Read(writer.Write(document).ToArray());
            Assert.Equal((document.Id, document.Url, document.Title, document.SectionTitle), (read.Id, read.Url, read.Title, read.SectionTitle));
            Assert.Equal(document.Sections.Select(s => (s.Anchor, s.Heading, s.Text)), read.Sections.Select(s => (s.Anchor, s.Heading, s.Text)));
        }
    }

    [Fact]
    public void No_documents_give_an_index_that_finds_nothing() => Assert.Empty(SampleIndex.Open(SampleIndex.Files([])).Search("wok", 10));

    [Fact]
    public void Wild_text_is_indexed()
    {
        var wild = new SearchDocument("wild", "/wild/", "\ud800 <b>\"'&", "", [new("", "", new string('a', 100_000) + " \0\u202e😀 çàé"), new("x", "مرحبا", "")]);
        Assert.Equal("wild", SampleIndex.Open(SampleIndex.Files([wild])).Search("cae", 10)[0].Id);
    }

    [Fact]
    public void A_file_cut_short_or_changed_is_reported_by_name()
    {
        var files = SampleIndex.Files(options: ManyShards);
        foreach (var file in files)
        {
            var cut = Broken(files, file, bytes => bytes[..(bytes.Length / 2)]);
            var changed = Broken(files, file, bytes => [.. bytes.Select((b, i) => i == bytes.Length / 2 ? (byte)(b ^ 0x55) : b)]);
            foreach (var message in (string?[])[cut, file.Name.EndsWith(".bin", StringComparison.Ordinal) ? changed : cut])
            {
                Assert.Equal($"The search index is damaged: {file.Name.Split('/')[^1]} cannot be read. Build the site again.", message);
            }
        }
    }

    [Fact]
    public void An_index_of_another_version_is_refused()
    {
        var files = SampleIndex.Files().Select(file => file.Name == "nl.json"
            ? new SearchFile(file.Name, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Bytes).Replace("\"format\":4", "\"format\":5", StringComparison.Ordinal)))
            : file).ToList();
        var error = Assert.Throws<SearchIndexException>(() => SampleIndex.Open(files));
        Assert.Equal("nl.json has format 5; this program reads format 4.", error.Message);
    }

    [Fact]
    public void Decoding_any_bytes_ends_in_a_shard_or_in_bad_data() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes =>
        {
            try
            {
                Shard.Read(bytes, 40);
            }
            catch (InvalidDataException)
            {
                // What a damaged file must give.
            }
        }).QuickCheckThrowOnFailure();

    /// <summary>Asks for everything until the broken file is met; gives what the failure says.</summary>
    private static string? Broken(IReadOnlyList<SearchFile> files, SearchFile broken, Func<byte[], byte[]> change)
    {
        var changed = files.Select(file => file == broken ? new SearchFile(file.Name, change(file.Bytes)) : file).ToList();
        return Record.Exception(() =>
        {
            var engine = SampleIndex.Open(changed);
            foreach (var query in SampleIndex.Documents.SelectMany(document => document.Sections.SelectMany(section => section.Text.Split(' ')))) engine.Search(query + " ", 10);
            foreach (var query in (string[])["zxqwvkl ", "zelfgemaakt", "ho", "be", "vo"]) engine.Search(query, 10);
        })?.Message;
    }
}
