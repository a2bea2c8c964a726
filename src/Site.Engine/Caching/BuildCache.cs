using System.Globalization;
using Site.Engine.Files;
using Site.Engine.History;
using Site.Engine.Sources;

namespace Site.Engine.Caching;

/// <summary>
/// What lies in .site-cache between two builds into one output folder, and what it saves. Nothing changed: no build. Only the text of some pages changed: those
/// pages are read and written, and what hangs on them. All is held against: the generator itself, the options, every file of content and theme by length
/// and time of change, the commit of the content (for dates), and every file of the output folder. A file that was changed within a moment of being
/// read could be changed once more with the same time: it counts as changed next time.
/// </summary>
public sealed class BuildCache : IDisposable
{
    /// <summary>Characters of the name that a build gives itself: the moment at which it began.</summary>
    internal const int NameLength = 16;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly string output;
    private readonly string place;
    private readonly string key;
    private readonly string build;
    private readonly DateTime now;
    private readonly (IReadOnlyList<SourceFile> Files, IReadOnlyList<Model.Diagnostics.Diagnostic> Findings) listing;
    private readonly Dictionary<string, FileFacts> content;
    private readonly Dictionary<string, FileFacts> theme;
    private readonly BuildRecord? record;
    private readonly (long Length, long Ticks)? recorded;
    private readonly Dictionary<string, FileFacts>? known;
    private readonly FormerSite former;
    private PageStoreWriter? store;
    private IndexStore? indexes;
    private DiskSink? sink;
    private BuildMemory? memory;

    /// <param name="output">The output folder.</param>
    /// <param name="now">To tell files that were changed just now.</param>
    public BuildCache(BuildOptions options, string output, DateTime now)
    {
        this.now = now;
        build = now.Ticks.ToString("x16", CultureInfo.InvariantCulture);
        this.output = Path.GetFullPath(output);
        place = PlaceOf(options, this.output);
        recorded = UnixFile.FileAt(place + ".build");
        // Side by side: each is waiting for the disk or for git most of its time.
        var loading = Task.Run(() => BuildRecord.Load(place + ".build") is { } found && found.Output.HoldFor(this.output) ? found : null);
        var commit = Task.Run(() => GitHistory.Commit(options.ContentFolder) + GitOrigin.Address(options.ContentFolder));
        theme = FileFacts.Below(options.ThemeFolder);
        listing = List(options);
        content = listing.Files.Select(f => new FileFacts(f.Relative, f.Length, f.ModifiedUtc.Ticks)).ToDictionary(f => f.Path, StringComparer.Ordinal);
        key = string.Join('\n', Version, Asked(options), this.output, options.Today.ToString("O", CultureInfo.InvariantCulture), commit.GetAwaiter().GetResult());
        record = loading.GetAwaiter().GetResult() is { } found && found.Key == key && Same(found.Theme, theme) ? found : null;
        known = record?.Output.ByPath();
        former = new FormerSite(place + ".former", record?.Former ?? TreeFacts.None, record is { IsLinked: true } ? known : null);
    }

    /// <summary>Bytes of what the build before told of itself, some 200 for each page; 0 where it left nothing.</summary>
    public static long BytesLeft(BuildOptions options, string output) => UnixFile.FileAt(PlaceOf(options, Path.GetFullPath(output)) + ".build")?.Length ?? 0;

    private static string PlaceOf(BuildOptions options, string output)
    {
        // FNV-1a: the first thing that a build does need not wait for a library of cryptography.
        var hash = 14695981039346656037ul;
        foreach (var letter in output)
            hash = (hash ^ letter) * 1099511628211ul;
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(options.ContentFolder))!, ".site-cache", hash.ToString("x16", CultureInfo.InvariantCulture)[..12]);
    }

    /// <summary>Changes with every compilation of the generator.</summary>
    internal static string Version { get; } =
        typeof(BuildCache).Module.ModuleVersionId.ToString() + typeof(Model.SiteConfiguration).Module.ModuleVersionId;

    /// <summary>What was asked of a build, as far as its bytes hang on it.</summary>
    internal static string Asked(BuildOptions options) => string.Join('\n',
        Path.GetFullPath(options.ContentFolder), Path.GetFullPath(options.ThemeFolder), options.BaseUrl, options.IncludesDrafts ? "drafts" : "", options.Limits.ToString());

    /// <summary>The report of the build that made what is there, or null when there is something to do.</summary>
    public BuildReport? Find() => record is not null && Same(record.Content, content)
        ? new BuildReport(record.Pages, record.Findings, [new StageCost("nothing changed", 0, 0, 0)], new WriteReport(0, record.Output.Files.Length, 0), null)
        : null;

    /// <summary>What a build may use of the one before, and adds to for the next.</summary>
    public BuildMemory Memory => memory ??= Remember();

    /// <summary>The output folder. It is claimed until this is disposed: another build must not come between the site and the record of it.</summary>
    public IOutputSink OpenSink()
    {
        sink = DiskSink.Open(output, known, former);
        // What was looked at before the folder was claimed is of no use when another build came between.
        if (record is null || UnixFile.FileAt(place + ".build") == recorded)
            return new LentSink(sink);
        throw new OutputException(new Model.Diagnostics.Bilingual(
            "een andere bouw heeft zojuist in deze uitvoermap geschreven; bouw de site nog een keer",
            "another build has just written to this output folder; build the site once more"));
    }

    /// <summary>Remembers a build that wrote its site. A cache that cannot be written is no fault of the site.</summary>
    public void Keep(BuildReport report)
    {
        if (report.Written is null || store is null || indexes is null || sink is null)
            return;
        try
        {
            // First, while the indexes are still being written.
            var tree = TreeFacts.Of(output, sink.Files, sink.UntouchedFolders);
            store.Commit();
            indexes.Commit();
            var basis = theme.Values.Concat(content.Values.Where(f => !IsPage(f.Path))).All(IsSettled) ? Memory.Basis : "";
            var isLinked = !sink.HasCopied && (record?.IsLinked ?? !sink.HasFormer);
            new BuildRecord(key, build, indexes.Records, basis, [.. Memory.FilesOfBasis], Memory.WasClean, report.Pages, [.. content.Values.Select(Settled)], [.. theme.Values.Select(Settled)], tree,
                sink.HasExchanged ? record?.Output ?? TreeFacts.None : TreeFacts.None, isLinked, report.Diagnostics).Save(place + ".build");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(place + ".build");
        }
    }

    public void Dispose()
    {
        store?.Dispose();
        indexes?.Dispose();
        sink?.Dispose();
    }

    private static (IReadOnlyList<SourceFile> Files, IReadOnlyList<Model.Diagnostics.Diagnostic> Findings) List(BuildOptions options)
    {
        var findings = new Model.Diagnostics.DiagnosticBag();
        return (new SourceReader(options.ContentFolder, findings, options.Limits).List(), findings.Sorted());
    }

    private BuildMemory Remember()
    {
        // Where more than pages changed, everything is written again, and to read it again first is the shortest way.
        var pages = record is not null && record.Basis.Length > 0 && Same([.. record.Content.Where(f => !IsPage(f.Path))], content.Where(f => !IsPage(f.Key)).ToDictionary())
            ? PageStore.Load(place + ".pages", record.Build)
            : null;
        try
        {
            store = new PageStoreWriter(place + ".pages", build);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing is remembered then.
        }
        indexes = new IndexStore(place, build, pages is null ? [] : record!.Indexes);
        foreach (var page in pages is null ? [] : listing.Files.Where(f => f.Kind == SourceKind.Page && !(pages.TryGetValue(f.Relative, out var read) && read.Is(f))))
            indexes.ReadAhead(page.Relative.Split('.') is [.., var language, "md"] ? language : "");
        return new BuildMemory(pages ?? [], store, indexes, pages is null ? "" : record!.Basis, file => IsSettled(new FileFacts(file.Relative, file.Length, file.ModifiedUtc.Ticks)))
        {
            Listing = listing,
            WhileAssembling = () => _ = former.Holds,
            WasClean = record is { IsClean: true },
            FilesOfBasis = pages is null ? [] : record!.FilesOfBasis,
        };
    }

    private bool IsSettled(FileFacts file) => new DateTime(file.Ticks, DateTimeKind.Utc) < now - Moment;

    private FileFacts Settled(FileFacts file) => IsSettled(file) ? file : file with { Ticks = 0 };

    private static bool IsPage(string path) => path.StartsWith("pages/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal);

    private static bool Same(IReadOnlyCollection<FileFacts> before, Dictionary<string, FileFacts> now) =>
        before.Count == now.Count && before.All(f => now.TryGetValue(f.Path, out var own) && own == f);

    /// <summary>The output folder in the hands of a build, which does not give the claim back.</summary>
    private sealed class LentSink(DiskSink sink) : IOutputSink
    {
        public void Write(Outputs.OutputFile file) => sink.Write(file);

        public bool Keep(string path) => sink.Keep(path);

        public WriteReport Commit() => sink.Commit();

        public void Dispose()
        {
            // The cache does it.
        }
    }
}
