using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using Site.Engine;
using Site.Engine.Assembly;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.Learning;
using Site.Engine.Links;
using Site.Engine.Markdown;
using Site.Engine.Outputs.Assets;
using Site.Engine.Search.Querying;
using Site.Engine.TimeInvestment;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.TimeInvestment;
using Site.Tests.Safety.Injection;
using Site.Tests.Support;

namespace Site.Tests.Safety.Fuzzing;

/// <summary>
/// Random input to each reader, made from good input by a seed. SITE_FUZZ_MINUTES: how long in all (dotnet run build.cs -- fuzz); without it
/// some seconds. SITE_FUZZ_SEED repeats a run. A failure names the seed of the one input.
/// </summary>
public sealed class FuzzTests
{
    private const int Targets = 8;
    private static readonly ImmutableArray<string> Languages = ["nl", "en"];
    private static readonly string[] Unwanted = ["script", "iframe", "object", "embed", "style", "base", "form", "meta", "link", "svg", "math", "img", "video", "template"];

    [Fact]
    public void Yaml() => Run("YAML", Seeds("*.yml"), (mutator, seeds) =>
    {
        var text = mutator.Text(seeds);
        var bag = new DiagnosticBag();
        if (YamlParser.Parse(text, "x.yml", bag) is null)
            Assert.True(bag.HasErrors, "refused without a finding");
    });

    [Fact]
    public void Front_matter() => Run("front matter", Seeds("*.md"), (mutator, seeds) =>
    {
        var bag = new DiagnosticBag();
        var (front, _, start) = FrontMatterReader.Read(mutator.Text(seeds), "x.nl.md", Languages, bag);
        Assert.True(start >= 0);
        Assert.True(front is not null || bag.HasErrors, "refused without a finding");
    });

    [Fact]
    public void Markdown()
    {
        var reader = new MarkdownReader(BlockRegistry.Create());
        var html = new HtmlParser();
        Run("Markdown", [.. Seeds("*.md"), .. Strings.All], (mutator, seeds) =>
        {
            var (_, text) = reader.Read(mutator.Text(seeds), 0, "x.nl.md", isHome: false, new DiagnosticBag());
            var document = html.ParseDocument(Encoding.UTF8.GetString(text.Html.Span));
            foreach (var element in document.Body!.QuerySelectorAll("*"))
            {
                // Pictures and links get their address later, in a hole.
                Assert.False(Unwanted.Contains(element.LocalName) && element.LocalName != "img", $"<{element.LocalName}>");
                Assert.DoesNotContain(element.Attributes, a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "style" or "src" or "srcset" or "formaction" or "action");
            }
        });
    }

    [Fact]
    public void Links()
    {
        using var folder = SiteFolder.OnePage("Tekst.");
        var site = folder.Build().Clean().Report.Site!;
        var links = new LinkResolver(site);
        Run("links", ["proef.nl.md#a", "../media/a.svg", "https://a.example/b?c=d#e", "mailto:a@b.example", "javascript:alert(1)", "data:text/html,x", "//a.example", "#a", "%2e%2e/x", .. Strings.All], (mutator, seeds) =>
        {
            var target = mutator.Text(seeds);
            var link = links.Resolve(target, site.Pages[0]);
            var plain = string.Concat(link.Href.Where(c => c > ' ')).ToLowerInvariant();
            var isHarmless = plain.Length == 0 || plain[0] is '#' or '/' || plain.StartsWith("http:", StringComparison.Ordinal) || plain.StartsWith("https:", StringComparison.Ordinal)
                || plain.StartsWith("mailto:", StringComparison.Ordinal) || plain.StartsWith("tel:", StringComparison.Ordinal);
            Assert.True(isHarmless && !plain.StartsWith("//", StringComparison.Ordinal), $"{target} became {link.Href}");
        });
    }

    [Fact]
    public void Addresses_and_drawings() => Run("addresses and drawings", ["/wok/#a", "/go/wok", "/en/wok/", .. Strings.All, .. Seeds("*.svg", 3)], (mutator, seeds) =>
    {
        var text = mutator.Text(seeds);
        if (SiteAddress.Parse(text) is { } address)
            Assert.DoesNotContain(address.ToString(), c => c <= ' ' || c is '"' or '<' or '>' or ':' or '\\');
        if (!SvgCheck.Findings(text).Any())
            Assert.DoesNotMatch("(?i)<([a-z]+:)?script|\\son[a-z]+\\s*=\\s*[\"']", text);
    });

    [Fact]
    public void Self_tests() => Run("self-tests", Seeds("self-tests/*.yml"), (mutator, seeds) =>
    {
        var bag = new DiagnosticBag();
        SelfTestReader.Read(mutator.Text(seeds), "x", new YamlContext("x.yml", Languages, bag));
    });

    [Fact]
    public void Search_index()
    {
        using var folder = SiteFolder.OnePage("## Kop {#kop}\n\nEen video van een gezin met een beker, en nog een alinea over de werkontwikkelingskring.");
        var files = folder.Build().Clean().Files.Where(f => f.Key.StartsWith("search-index/", StringComparison.Ordinal)).ToDictionary(f => f.Key["search-index/".Length..], f => f.Value, StringComparer.Ordinal);
        var names = files.Keys.Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(names);
        Run("search index", ["video", "gezni", "werk kring", "\"beker\"", "vid"], (mutator, seeds) =>
        {
            var broken = new Dictionary<string, byte[]>(files, StringComparer.Ordinal);
            var name = mutator.Any(names);
            broken[name] = Damaged(name, files[name], mutator);
            try
            {
                var index = new WrittenIndex("nl", file => broken.TryGetValue(file, out var bytes) ? bytes : throw new FileNotFoundException(file));
                new SearchEngine(index).Search(mutator.Random.Next(2) == 0 ? mutator.Any(seeds) : mutator.Text(seeds), 10);
            }
            catch (SearchIndexException)
            {
                // What a damaged index should give.
            }
        });
    }

    [Fact]
    public void Calculator_input()
    {
        var bag = new DiagnosticBag();
        var definition = TimeInvestmentReader.Read(File.ReadAllText(Repository.At("content", "data", "time-investment.yml")), new YamlContext("x.yml", Languages, bag))!;
        Run("calculator", ["0", "12", "2,5", "1", "-1", "true", "qa_table", "+3", "999999999", "0.000001"], (mutator, seeds) =>
        {
            var mode = mutator.Any(definition.Modes);
            var inputs = mode.Parameters.Where(_ => mutator.Random.Next(2) == 0).ToDictionary(p => p.Id, _ => mutator.Random.Next(2) == 0 ? mutator.Any(seeds) : mutator.Text(seeds), StringComparer.Ordinal);
            var settings = CalculatorSettings.Read(mode, inputs);
            if (!settings.Problems.IsEmpty)
                return;
            foreach (var output in Calculator.Evaluate(mode, settings).Outputs)
                Assert.True(output.Value >= Rational.Zero && output.Value < Rational.Of(1_000_000), $"{output.Key} is {output.Value}");
        });
    }

    /// <summary>Changes the bytes as they are, or the text inside: a compressed file has a checksum, which hides faults of the reader behind it.</summary>
    private static byte[] Damaged(string name, byte[] good, Mutator mutator)
    {
        if (name.EndsWith(".json", StringComparison.Ordinal) || mutator.Random.Next(2) == 0)
            return mutator.Bytes(good);
        if (name.Split('/')[^1][0] is not ('l' or 'd'))
            return Engine.Search.Format.IndexFormat.Compress(mutator.Bytes(Engine.Search.Format.IndexFormat.Decompress(good)), Engine.Search.Format.IndexFormat.BestCompression);
        // A file of one piece: its parts, each with its length before it.
        var reader = new Engine.Search.Format.ByteReader(good);
        var piece = new Engine.Search.Format.ByteWriter();
        for (var count = name.Split('/')[^1][0] == 'l' ? 1 : 2; count > 0; count--)
            piece.Part(Engine.Search.Format.IndexFormat.Compress(mutator.Bytes(Engine.Search.Format.IndexFormat.Decompress(reader.Bytes(reader.Number()).ToArray())), Engine.Search.Format.IndexFormat.BestCompression));
        piece.Fill();
        return [.. piece.Written, .. new byte[Math.Max(0, good.Length - piece.Length)]];
    }

    private static List<string> Seeds(string pattern, int most = 12)
    {
        var root = Repository.At("content");
        var folder = pattern.Contains('/', StringComparison.Ordinal) ? Path.Combine(root, Path.GetDirectoryName(pattern)!) : root;
        return [.. Directory.EnumerateFiles(folder, Path.GetFileName(pattern), SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(most).Select(File.ReadAllText).Select(t => t.Length > 6000 ? t[..6000] : t)];
    }

    private static void Run(string name, IReadOnlyList<string> seeds, Action<Mutator, IReadOnlyList<string>> check)
    {
        var minutes = double.TryParse(Environment.GetEnvironmentVariable("SITE_FUZZ_MINUTES"), CultureInfo.InvariantCulture, out var given) ? given : 0;
        var time = minutes > 0 ? TimeSpan.FromMinutes(minutes / Targets) : TimeSpan.FromSeconds(2);
        var first = int.TryParse(Environment.GetEnvironmentVariable("SITE_FUZZ_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : minutes > 0 ? Environment.TickCount & 0xFFFFFF : 1;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var count = 0;
        for (; clock.Elapsed < time; count++)
        {
            try
            {
                check(new Mutator(new Random(first + count)), seeds);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{name}: input of seed {first + count} (SITE_FUZZ_SEED={first + count})", e);
            }
        }
        TestContext.Current.SendDiagnosticMessage($"{name}: {count} inputs from seed {first}, none failed");
    }
}
