using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Site.Engine.Search.Analysis;
using Site.Engine.Search.Indexing;
using Site.Engine.Search.Querying;

namespace Site.Tests.Search;

/// <summary>Relevance on 2,000 Dutch laws with known-item queries; the bars are those of the design and may not fall.</summary>
public sealed class LawsTests
{
    private const string Absent = "The laws and their queries lie in ../shared/corpora, which is not here.";

    private static readonly Dictionary<string, double> Bars = new(StringComparer.Ordinal)
    {
        ["title"] = 0.965, ["morph"] = 0.95, ["compound"] = 0.90, ["typo"] = 0.95, ["prefix"] = 0.73, ["body"] = 0.77,
    };

    [Fact]
    public void Known_laws_are_found_and_the_written_index_ranks_as_the_exact_one()
    {
        var pages = SharedFolder.Find("corpora", "laws-nl-2000.tar.gz");
        var queryFile = SharedFolder.Find("corpora", "laws-nl-2000-queries.json");
        Assert.SkipWhen(pages is null || queryFile is null, Absent);
        var documents = ReadPages(pages);
        var writer = new SearchIndexWriter("nl", documents.Count);
        foreach (var document in documents) writer.Add(document);
        var files = writer.Write([]).ToDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);
        var written = new WrittenIndex("nl", name => files[name]);
        var (index, numbered) = writer.BuildIndex();
        var exact = new ExactIndex(index, Analyzer.For("nl"), []);
        var ids = numbered.Select(document => document.Url.Trim('/')).ToArray();

        using var json = JsonDocument.Parse(File.ReadAllBytes(queryFile));
        double overlap = 0;
        var sameFirst = 0;
        var count = 0;
        foreach (var set in json.RootElement.EnumerateObject())
        {
            double sum = 0;
            foreach (var query in set.Value.EnumerateArray())
            {
                var shipped = Top(written, written, query.GetProperty("query").GetString()!);
                var reference = Top(exact, written, query.GetProperty("query").GetString()!);
                var place = shipped.FindIndex(document => ids[document] == query.GetProperty("page").GetString());
                if (place >= 0) sum += 1.0 / (place + 1);
                overlap += reference.Count == 0 ? 1 : reference.Intersect(shipped).Count() / (double)reference.Count;
                sameFirst += reference.Take(1).SequenceEqual(shipped.Take(1)) ? 1 : 0;
                count++;
            }

            var rank = sum / set.Value.GetArrayLength();
            TestContext.Current.SendDiagnosticMessage($"MRR@10 {set.Name} {rank:F3}");
            Assert.True(rank >= Bars[set.Name], $"MRR@10 of {set.Name} is {rank:F3}, below {Bars[set.Name]:F3}");
        }

        Assert.True(overlap / count >= 0.98, $"the top ten overlap by {overlap / count:F4}");
        Assert.True(sameFirst >= 0.97 * count, $"{sameFirst} of {count} queries share the first result");
    }

    private static List<int> Top(ITermSource source, WrittenIndex written, string query) =>
        [.. Ranker.Rank(new QueryPlanner(source, written.Weights).Plan(query), source.DocumentCount, written.Weights, written.Ranks).Take(10).Select(document => document.Document)];

    private static List<SearchDocument> ReadPages(string archive)
    {
        var documents = new List<SearchDocument>();
        using var tar = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || !entry.Name.EndsWith(".nl.md", StringComparison.Ordinal)) continue;
            using var reader = new StreamReader(entry.DataStream, Encoding.UTF8);
            documents.Add(ReadPage(Path.GetFileName(entry.Name)[..^".nl.md".Length], reader.ReadToEnd()));
        }

        return documents;
    }

    private static SearchDocument ReadPage(string id, string text)
    {
        var parts = text.Split("\n---\n", 2);
        var title = parts[0].Split("title:", 2)[1].Trim().Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal);
        var sections = new List<SearchSection>();
        var heading = "";
        var body = new StringBuilder();
        foreach (var line in parts[1].Split('\n'))
        {
            if (line.StartsWith('#'))
            {
                sections.Add(new("", heading, body.ToString()));
                heading = line.Trim('#', ' ');
                body.Clear();
            }
            else
            {
                body.Append(line).Append(' ');
            }
        }

        sections.Add(new("", heading, body.ToString()));
        return new(id, $"/{id}/", title, "", sections);
    }
}
