using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Site.Engine.Search.Querying;

namespace Site.Bench;

/// <summary>Our search against Pagefind's on the pages of 2,000 Dutch laws: the index and making it here, what a browser asks for in compare.mjs.</summary>
internal sealed class SearchBench(string root, int rounds, int coldPerSet)
{
    private readonly string work = Path.Combine(root, "artifacts", "bench-search");
    private readonly string archive = Path.Combine(root, "..", "shared", "corpora", "laws-nl-2000.tar.gz");
    private readonly string queries = Path.Combine(root, "..", "shared", "corpora", "laws-nl-2000-queries.json");

    private string Command => Path.Combine(root, "artifacts", "site", "site");

    private string Pages => Path.Combine(work, "site");

    private string Texts => Path.Combine(work, "texts");

    private string Scripts => Path.Combine(root, "bench", "peers", "search");

    private string Packages => Path.Combine(work, "npm");

    /// <summary>What this machine lacks for the comparison, as one sentence; null when nothing.</summary>
    public string? Missing()
    {
        var missing = new List<string>();
        if (!File.Exists(archive) || !File.Exists(queries)) missing.Add($"the laws and their queries ({archive})");
        if (!File.Exists(Command)) missing.Add("the published command (dotnet run build.cs -- publish)");
        if (Peers.Program("node", "SITE_NODE") is null || Peers.Program("npm", "SITE_NPM") is null) missing.Add("node and npm (Debian: nodejs, npm)");
        if (Chromium() is null) missing.Add("Chromium (its place in SITE_CHROMIUM)");
        if (!File.Exists("/usr/bin/time")) missing.Add("/usr/bin/time (Debian: time)");
        return missing.Count == 0 ? null : $"The comparison of search needs what is not here: {string.Join("; ", missing)}.";
    }

    /// <summary>Measures both and tells it as the part of the results about search.</summary>
    public string Compare()
    {
        foreach (var old in (string[])["site", "whole"]) Emptied(old);
        InstallPackages();
        var indexer = PublishIndexer();
        var content = Path.Combine(work, "content");
        new Laws(archive).Write(content, Flavour.Ours);
        string[] build = ["build", "--content", content, "--theme", Path.Combine(root, "themes", "ait"), "--output", Pages];
        Measure.Command(work, Command, build);
        WriteTexts();

        var (ours, peer, whole) = (new Series("ours", []), new Series("Pagefind", []), new Series("site build", []));
        for (var round = 0; round <= rounds; round++)
        {
            var own = Measure.Command(work, indexer, Texts, "nl", Emptied("index"));
            Emptied(Path.Combine("site", "pagefind"));
            var other = Measure.Command(work, Pagefind(), "--site", Pages, "--root-selector", "main");
            Emptied(".site-cache");
            // Each into a folder of its own: writing where files were just removed is slow on some disks.
            var all = Measure.Command(work, Command, [.. build[..^1], Emptied(Path.Combine("whole", round.ToString(CultureInfo.InvariantCulture)))]);
            // The first round only warms the disk's cache.
            if (round == 0) continue;
            ours.Runs.Add(own);
            peer.Runs.Add(other);
            whole.Runs.Add(all);
            Console.Error.WriteLine($"indexing, round {round}: {own.Processor:0.00} s processor, Pagefind {other.Processor:0.00} s, a whole build {all.Processor:0.00} s");
        }

        HoldSame(Path.Combine(work, "index"), Path.Combine(Pages, "search-index"));
        var browsed = Browse();
        HoldSameOrder(browsed.GetProperty("shown"));
        return Report(ours, peer, whole, browsed);
    }

    private static string? Chromium() => new[] { Environment.GetEnvironmentVariable("SITE_CHROMIUM") ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private string Pagefind() => Environment.GetEnvironmentVariable("SITE_PAGEFIND") is { Length: > 0 } given
        ? given
        : Directory.EnumerateFiles(Path.Combine(Packages, "node_modules", "@pagefind"), "pagefind*", SearchOption.AllDirectories)
            .First(file => Path.GetFileName(file) is "pagefind" or "pagefind_extended" or "pagefind.exe");

    private void InstallPackages()
    {
        Directory.CreateDirectory(Packages);
        if (Directory.Exists(Path.Combine(Packages, "node_modules", "puppeteer-core")) && Directory.Exists(Path.Combine(Packages, "node_modules", "@pagefind"))) return;
        File.WriteAllText(Path.Combine(Packages, "package.json"), "{\"type\":\"module\"}");
        Output(Packages, Peers.Program("npm", "SITE_NPM")!, "install", "--silent", "--no-audit", "--no-fund", "pagefind@1", "puppeteer-core");
    }

    private string PublishIndexer()
    {
        var folder = Path.Combine(work, "indexer");
        Output(root, "dotnet", "publish", "bench/Site.SearchBench", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder, "-v", "q", "-clp:NoSummary", "-p:Native=true", "--artifacts-path", Path.Combine(work, "native"));
        return Path.Combine(folder, "Site.SearchBench");
    }

    /// <summary>The texts that the index of the built site was made of, a file per page; what Site.SearchBench reads.</summary>
    private void WriteTexts()
    {
        var texts = Emptied("texts");
        Directory.CreateDirectory(texts);
        var index = Published();
        for (var number = 0; number < index.DocumentCount; number++)
        {
            var page = index.ReadDocument(number);
            string[] parts = [page.Id, page.Url, page.Title, page.SectionTitle, .. page.Sections.SelectMany(section => (string[])[section.Anchor, section.Heading, section.Text])];
            File.WriteAllText(Path.Combine(texts, page.Id), string.Join('\x1E', parts));
        }
    }

    /// <summary>What was measured must be what the site has.</summary>
    private static void HoldSame(string made, string published)
    {
        foreach (var file in Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(published, file);
            if (!File.Exists(Path.Combine(made, name)) || !File.ReadAllBytes(Path.Combine(made, name)).AsSpan().SequenceEqual(File.ReadAllBytes(file)))
                throw new InvalidOperationException($"{name} of the measured index is not that of the built site");
        }
    }

    /// <summary>The browser's client must show what the command line would.</summary>
    private void HoldSameOrder(JsonElement shown)
    {
        var engine = new SearchEngine(Published());
        foreach (var answer in shown.EnumerateArray())
        {
            var query = answer.GetProperty("query").GetString()!;
            var (browser, here) = (answer.GetProperty("urls").EnumerateArray().Select(url => url.GetString()), engine.Search(query, 10).Select(result => result.Url));
            if (!browser.SequenceEqual(here, StringComparer.Ordinal)) throw new InvalidOperationException($"\"{query}\" gives other pages in the browser: {string.Join(' ', browser)}, here {string.Join(' ', here)}");
        }
    }

    private WrittenIndex Published() => new("nl", name => File.ReadAllBytes(Path.Combine(Pages, "search-index", name)));

    private JsonElement Browse()
    {
        File.Copy(Path.Combine(Scripts, "compare.mjs"), Path.Combine(Packages, "compare.mjs"), overwrite: true);
        var json = Output(Packages, Peers.Program("node", "SITE_NODE")!, "compare.mjs", Pages, queries, Chromium()!, coldPerSet.ToString(CultureInfo.InvariantCulture));
        return JsonDocument.Parse(json).RootElement;
    }

    private string Report(Series ours, Series peer, Series whole, JsonElement browsed)
    {
        double Of(string client, string figure) => browsed.GetProperty(client).GetProperty(figure).GetDouble();
        var (index, other) = (Sizes(Path.Combine(Pages, "search-index")), Sizes(Path.Combine(Pages, "pagefind")).Where(file => file.Name.Contains(".pf_", StringComparison.Ordinal) || file.Name.Contains("entry", StringComparison.Ordinal)).ToList());
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## Search\n\n{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, {First(Output(work, Pagefind(), "--version"))}, {First(Output(work, Chromium()!, "--version"))}; ");
        text.Append(CultureInfo.InvariantCulture, $"`dotnet run build.cs -- bench search`, one run: {browsed.GetProperty("cold")} cold queries, {browsed.GetProperty("typed")} typed words, {rounds} alternating rounds of indexing (medians), 60 queries a set, all of which the browser's client answers with the same pages in the same order as `site search`.\n\n");
        text.Append("| 2,000 laws | Pagefind | ours | ratio | goal |\n|---|---:|---:|---:|---:|\n");
        void Row(string name, double theirs, double own, string unit, int digits, double? goal)
        {
            string Figure(double value) => value.ToString("F" + digits, CultureInfo.InvariantCulture) + unit;
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {Figure(theirs)} | {Figure(own)} | {own / theirs:0.000} | {goal?.ToString("0.0#", CultureInfo.InvariantCulture) ?? ""} |\n");
        }

        Row("bytes, cold, five excerpts", Of("pagefind", "bytes") / 1000, Of("ours", "bytes") / 1000, " KB", 1, 0.2);
        Row("requests", Of("pagefind", "requests"), Of("ours", "requests"), "", 2, 0.9);
        Row("time at 100 ms latency, median", Of("pagefind", "time"), Of("ours", "time"), " ms", 0, 0.5);
        Row("typing ten letters, bytes", Of("pagefind", "typingBytes") / 1000, Of("ours", "typingBytes") / 1000, " KB", 1, 0.15);
        Row("typing ten letters, requests", Of("pagefind", "typingRequests"), Of("ours", "typingRequests"), "", 1, null);
        Row("index without fragments", Sum(other.Where(file => !file.Name.Contains("fragment", StringComparison.Ordinal))), Sum(index.Where(file => file.Name[0] != 'd')), " MB", 2, 0.35);
        Row("index total", Sum(other), Sum(index), " MB", 2, 0.65);
        Row("indexing, processor time", peer.Processor, ours.Processor, " s", 2, 0.15);
        Row("indexing, wall time", peer.Wall, ours.Wall, " s", 2, null);
        Row("indexing, peak memory", peer.Memory, ours.Memory, " MiB", 0, 0.5);
        Row("a whole `site build`, index included, processor time", peer.Processor, whole.Processor, " s", 2, null);
        foreach (var set in browsed.GetProperty("ours").GetProperty("mrr").EnumerateObject())
            text.Append(CultureInfo.InvariantCulture, $"| MRR@10 {set.Name} | {browsed.GetProperty("pagefind").GetProperty("mrr").GetProperty(set.Name).GetDouble():0.000} | {set.Value.GetDouble():0.000} | | {Bars[set.Name]} |\n");
        text.Append(CultureInfo.InvariantCulture, $"""

            Traffic is counted and delayed at the server (HTTP 1.1), which compresses text, gives ranges, and leaves other files as they are. Pagefind's client asks at every letter
            with five excerpts each time; ours from the second on, with five titles each time and excerpts at the end, as its dialog does, without the pauses of their
            fields. Indexing is a whole process of native code. Ours reads the texts of the pages, as `site build` has them when it indexes, and writes the very files of the built site
            (held by comparing bytes); Pagefind reads their HTML, which no option spares it: hence the row of a whole build, which reads, renders and writes all pages besides. Index sizes are those on
            disk, both compressed; the manifest counts, the clients do not. Ours lies in {index.Count} files, Pagefind's in {other.Count}.

            """);
        return text.ToString();
    }

    private static readonly Dictionary<string, string> Bars = new(StringComparer.Ordinal)
    {
        ["title"] = ".965", ["morph"] = ".95", ["compound"] = ".90", ["typo"] = ".95", ["prefix"] = ".73", ["body"] = ".77",
    };

    private static List<(string Name, long Bytes)> Sizes(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => (Path.GetFileName(file), new FileInfo(file).Length))];

    private static double Sum(IEnumerable<(string Name, long Bytes)> files) => files.Sum(file => file.Bytes) / 1e6;

    private static string First(string text) => text.Trim().Split('\n')[0].Trim();

    private string Emptied(string name)
    {
        var folder = Path.Combine(work, name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return folder;
    }

    private static string Output(string folder, string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}\n{output}");
    }
}
