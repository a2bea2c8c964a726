using System.Globalization;
using System.Runtime.CompilerServices;
using Site.Bench;

// dotnet run build.cs -- bench [--pages N,N] [--peers hugo,eleventy,...] [--rounds N] [--laws ARCHIVE] [--growth SMALL,LARGE] [--write]
// dotnet run build.cs -- bench templates [--write]     the start of the template engine against Handlebars.Net
// dotnet run build.cs -- bench serve [--pages N] [--write]     from saving a page to seeing it
// dotnet run build.cs -- bench parts     the inner parts, through BenchmarkDotNet
// dotnet run build.cs -- bench corpus FOLDER N     the corpus as a content folder of ours
// dotnet run build.cs -- bench search [--rounds N] [--cold N] [--write]     our search against Pagefind's; N indexings, N cold queries of each set
var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));
switch (args)
{
    case ["floor", var sources, var reference, var output]:
        Floor.Copy(sources, reference, output);
        return 0;
    case ["start", var engine, var theme]:
        TemplateStart.Once(engine, theme);
        return 0;
    case ["templates", ..]:
        return Tell("## Templates", TemplateStart.Compare(Path.Combine(root, "themes", "ait"), 9));
    case ["serve", ..]:
        return Tell("## Editing", await new ServeBench(root, int.Parse(Option("--rounds", "9"), CultureInfo.InvariantCulture)).CompareAsync(int.Parse(Option("--pages", "10000"), CultureInfo.InvariantCulture), Facts()));
    case ["search", ..]:
        var search = new SearchBench(root, int.Parse(Option("--rounds", "5"), CultureInfo.InvariantCulture), int.Parse(Option("--cold", "6"), CultureInfo.InvariantCulture));
        if (search.Missing() is { } missing)
        {
            Console.Error.WriteLine(missing);
            return 2;
        }
        return Tell("## Search", search.Compare());
    case ["corpus", var folder, var count]:
        new Corpus(int.Parse(count, CultureInfo.InvariantCulture)).Write(folder, Flavour.Ours);
        return 0;
    case ["parts", .. var rest]:
        BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Corpus).Assembly).Run(rest.Length == 0 ? ["--filter", "*"] : rest);
        return 0;
    default:
        return Compare();
}

int Compare()
{
    var sizes = Option("--pages", "100,1000,10000").Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
    var peers = Option("--peers", "hugo,hugo+pagefind,floor").Split(',', StringSplitOptions.RemoveEmptyEntries);
    var bench = new BuildBench(root, int.Parse(Option("--rounds", "5"), CultureInfo.InvariantCulture));
    try
    {
        var text = string.Concat(sizes.Select(size => bench.Compare(new Corpus(size), peers)));
        var laws = Option("--laws", Path.Combine(root, "..", "shared", "corpora", "laws-nl-2000.tar.gz"));
        if (File.Exists(laws))
            text += bench.Compare(new Laws(laws), peers);
        else
            Console.Error.WriteLine($"the laws are left out: there is no {laws}");
        text += bench.Incremental(new Corpus(sizes.Max()));
        if (Option("--growth", "2000,20000").Split(',') is [var small, var large])
            text += "\n### Growth\n" + bench.Growth(int.Parse(small, CultureInfo.InvariantCulture), int.Parse(large, CultureInfo.InvariantCulture));
        var report = $"## Builds\n\n{Facts()}\n{text}";
        return Tell("## Builds", report);
    }
    finally
    {
        bench.Clean();
    }
}

int Tell(string heading, string report)
{
    Console.WriteLine(report);
    if (args.Contains("--write"))
        Results.Replace(Path.Combine(root, "bench", "RESULTS.md"), heading, report);
    return 0;
}

string Option(string name, string otherwise) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

static string Facts() =>
    $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, {Results.Versions()}. Whole processes, one run, medians.";

static string Here([CallerFilePath] string file = "") => file;
