using System.Globalization;
using System.Text;

namespace Site.Bench;

/// <summary>Builds the same corpus with each peer in turn (A B A B ...) and compares medians.</summary>
internal sealed class BuildBench(string root, int rounds)
{
    private readonly string work = Path.Combine(Path.GetTempPath(), "site-bench-" + Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    /// <summary>A Markdown table of one corpus, ours included.</summary>
    public string Compare(ICorpus corpus, IReadOnlyList<string> names)
    {
        var peers = new List<IPeer>();
        foreach (var name in names.Prepend("site").Distinct(StringComparer.Ordinal))
        {
            var peer = Peers.Find(name, root);
            if (peer.Prepare(FolderOf(peer, corpus), corpus) is { } reason)
                Console.Error.WriteLine($"{name}: left out, {reason}");
            else
                peers.Add(peer);
        }
        var series = peers.ToDictionary(p => p, p => new Series(p.Name, []));
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var peer in peers)
            {
                var output = Path.Combine(work, $"out-{corpus.Name}-{peer.Name}-{round}");
                var run = peer.Build(FolderOf(peer, corpus), output);
                // The first round only warms the disk's cache.
                if (round > 0)
                    series[peer].Runs.Add(run);
                if (peer is Ours)
                {
                    foreach (var floor in peers.OfType<Floor>())
                        floor.Reference = output;
                }
                Console.Error.WriteLine($"{corpus.Name}, round {round}, {peer.Name}: {run.Wall:0.000} s wall, {run.Processor:0.00} s processor, {run.Memory:0} MiB");
            }
        }
        return Table(corpus.Name, [.. series.Values]);
    }

    /// <summary>The corpus built again: with nothing changed, with one page changed, and with that page changed once more. The first change after a build into a new folder also makes the second tree.</summary>
    public string Incremental(ICorpus corpus)
    {
        var ours = new Ours(root);
        var folder = FolderOf(ours, corpus);
        if (!Directory.Exists(folder) && ours.Prepare(folder, corpus) is { } reason)
            throw new InvalidOperationException(reason);
        var (cold, same, first, one) = (new Series("cold", []), new Series("nothing changed", []), new Series("one page changed, first time", []), new Series("one page changed", []));
        var page = Directory.EnumerateFiles(Path.Combine(folder, "content", "pages"), "page-00007.nl.md", SearchOption.AllDirectories).Single();
        for (var round = 0; round <= rounds; round++)
        {
            var output = Path.Combine(work, $"out-{corpus.Name}-again-{round}");
            // A file saved within the second before it is read counts as changed next time: here none is.
            Thread.Sleep(TimeSpan.FromSeconds(1.5));
            var runs = new List<Run> { ours.Build(folder, output), ours.Again(folder, output) };
            foreach (var change in (string[])["First", "Second"])
            {
                File.AppendAllText(page, $"\n{change} change of round {round}.\n");
                runs.Add(ours.Again(folder, output));
            }
            // The first round only warms the disk's cache.
            if (round == 0)
                continue;
            foreach (var (series, run) in ((Series[])[cold, same, first, one]).Zip(runs))
                series.Runs.Add(run);
        }
        return Table("Built again: " + corpus.Name, [cold, same, first, one]);
    }

    /// <summary>How the cost of a page grows with the size of the site: a small and a large one, alternately.</summary>
    public string Growth(int small, int large)
    {
        var ours = new Ours(root);
        var series = new[] { small, large }.Select(pages => (Pages: pages, Corpus: new Corpus(pages), Series: new Series("", []))).ToList();
        foreach (var (_, corpus, _) in series)
        {
            if (!Directory.Exists(FolderOf(ours, corpus)) && ours.Prepare(FolderOf(ours, corpus), corpus) is { } reason)
                throw new InvalidOperationException(reason);
        }
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (_, corpus, own) in series)
            {
                var run = ours.Build(FolderOf(ours, corpus), Path.Combine(work, $"out-{corpus.Name}-growth-{round}"));
                if (round > 0)
                    own.Runs.Add(run);
            }
        }
        var each = series.Select(s => s.Series.Wall / s.Pages * 1e6).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"\nMicroseconds a page: {each[0]:0} at {small} pages, {each[1]:0} at {large}, {each[1] / each[0]:0.00} times as many.\n");
    }

    public void Clean()
    {
        if (Directory.Exists(work))
            Directory.Delete(work, recursive: true);
    }

    private string FolderOf(IPeer peer, ICorpus corpus) => Path.Combine(work, corpus.Name, peer.Name);

    private static string Table(string title, IReadOnlyList<Series> series)
    {
        var basis = series.FirstOrDefault(s => s.Name == "hugo") ?? series[0];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n| | wall s | spread | processor s | memory MiB | wall to {basis.Name} | processor | memory |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var s in series)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {s.Name} | {s.Wall:0.000} | {s.Spread:0%} | {s.Processor:0.00} | {s.Memory:0} | {s.Wall / basis.Wall:0.000} | {s.Processor / basis.Processor:0.000} | {s.Memory / basis.Memory:0.000} |\n");
        }
        return text.ToString();
    }
}
