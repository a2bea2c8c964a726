using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using Site.Engine;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.Files;
using Site.Engine.Markdown;
using Site.Model.Diagnostics;

namespace Site.Bench;

/// <summary>The inner parts of a build, on one page or on a hundred.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class Parts
{
    private string folder = "";
    private string theme = "";
    private string page = "";
    private MarkdownReader markdown = null!;

    [GlobalSetup]
    public void Setup()
    {
        folder = Path.Combine(Path.GetTempPath(), "site-parts");
        new Corpus(100).Write(folder, Flavour.Ours);
        page = File.ReadAllText(Directory.EnumerateFiles(folder, "page-00003.nl.md", SearchOption.AllDirectories).First());
        theme = FindTheme();
        markdown = new MarkdownReader(BlockRegistry.Create());
    }

    [Benchmark]
    public object FrontMatter() => FrontMatterReader.Read(page, "page.nl.md", ImmutableArray.Create("nl", "en"), new DiagnosticBag());

    [Benchmark]
    public object Markdown() => markdown.Read(page[(page.IndexOf("\n---\n", 4, StringComparison.Ordinal) + 5)..], 0, "page.nl.md", isHome: false, new DiagnosticBag());

    [Benchmark]
    public object HundredPagesToMemory()
    {
        using var sink = new MemorySink();
        return new SiteBuilder(new BuildOptions(folder, theme, null, IncludesDrafts: false, new DateOnly(2026, 1, 1))).Build(() => sink);
    }

    [Benchmark]
    public int Encode() => Encoding.UTF8.GetByteCount(page);

    private static string FindTheme()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "themes", "ait")))
                return Path.Combine(at.FullName, "themes", "ait");
        }
        throw new DirectoryNotFoundException("themes/ait");
    }
}
