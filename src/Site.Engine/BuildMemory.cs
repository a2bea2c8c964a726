using System.Collections.Concurrent;
using Site.Engine.Caching;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.Markdown;
using Site.Engine.Search.Indexing;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Engine;

/// <summary>
/// What is remembered from one build to the next, in a process or through <see cref="BuildCache"/>: pages as they were parsed, with what was found in
/// them, and what the written site hangs on. A file counts as unchanged when its length and time of change are; the languages of the site are part of what was read.
/// </summary>
public sealed class BuildMemory
{
    private readonly ConcurrentDictionary<string, Entry> pages = new(StringComparer.Ordinal);

    // Since the last build that wrote a site: a build with errors in between writes nothing, but reads.
    private readonly ConcurrentDictionary<ParsedPage, bool> changed = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyDictionary<string, StoredPage> stored;
    private readonly PageStoreWriter? store;
    private readonly Func<SourceFile, bool> isSettled;
    private string languages = "";

    private sealed record Entry(long Length, DateTime ModifiedUtc, ParsedPage? Page, IReadOnlyList<Diagnostic> Findings, string Outward);

    public BuildMemory()
        : this(new Dictionary<string, StoredPage>(StringComparer.Ordinal), null, null, "", static _ => true)
    {
    }

    /// <param name="stored">Pages of an earlier process, by path.</param>
    /// <param name="store">Takes the pages of this one.</param>
    /// <param name="indexes">What search indexes left, and leave.</param>
    /// <param name="basis">See <see cref="Basis"/>.</param>
    /// <param name="isSettled">Whether the time of change of a file will tell its next change.</param>
    internal BuildMemory(IReadOnlyDictionary<string, StoredPage> stored, PageStoreWriter? store, IIndexStore? indexes, string basis, Func<SourceFile, bool> isSettled)
    {
        this.stored = stored;
        this.store = store;
        Indexes = indexes;
        this.isSettled = isSettled;
        Basis = basis;
    }

    /// <summary>The files of the content folder with what was found while they were listed; null: they are still to be listed.</summary>
    internal (IReadOnlyList<SourceFile> Files, IReadOnlyList<Diagnostic> Findings)? Listing { get; init; }

    /// <summary>Begins work that other cores may do while one puts the site together.</summary>
    internal Action? WhileAssembling { get; init; }

    /// <summary>Nothing was found in the build that wrote the site last.</summary>
    internal bool WasClean { get; set; }

    /// <summary>What search indexes leave; null where that is not kept.</summary>
    internal IIndexStore? Indexes { get; }

    /// <summary>What the site that was written last hangs on, besides the text of its pages; empty where that is not known. See <see cref="RenderBasis"/>.</summary>
    internal string Basis { get; private set; }

    /// <summary>Names of the files that <see cref="Outputs.OutputList.OfBasis"/> made for the site that was written last.</summary>
    internal IReadOnlyList<string> FilesOfBasis { get; set; } = [];

    /// <summary>Forgets everything that was read for other languages, and pages that are gone.</summary>
    internal void Start(IReadOnlyList<string> siteLanguages, IEnumerable<SourceFile> files)
    {
        var joined = string.Join(',', siteLanguages);
        if (joined != languages)
            pages.Clear();
        languages = joined;
        var present = files.Select(f => f.Relative).ToHashSet(StringComparer.Ordinal);
        foreach (var path in pages.Keys)
        {
            if (!present.Contains(path))
                pages.TryRemove(path, out _);
        }
    }

    /// <summary>True when the file is as it was when it was read.</summary>
    internal bool Knows(SourceFile file) =>
        pages.TryGetValue(file.Relative, out var entry)
            ? entry.Length == file.Length && entry.ModifiedUtc == file.ModifiedUtc
            : stored.TryGetValue(file.Relative, out var page) && page.Is(file);

    /// <summary>The page as it was read before, or as <paramref name="parse"/> reads it now.</summary>
    internal ParsedPage? Page(SourceFile file, DiagnosticBag diagnostics, Func<SourceFile, DiagnosticBag, ParsedPage?> parse)
    {
        if (!Knows(file))
        {
            var read = pages[file.Relative] = Parse(file, parse);
            if (read.Page is { } page)
                changed[page] = true;
        }
        else if (!pages.ContainsKey(file.Relative))
        {
            pages[file.Relative] = Recall(stored[file.Relative], file, parse);
        }
        var entry = pages[file.Relative];
        diagnostics.AddRange(entry.Findings);
        return entry.Page;
    }

    /// <summary>Tells whether the text of a page is that of the site that was written last, as far as it was read by now. Pages that the generator makes have none.</summary>
    internal Func<ParsedPage, bool> Unchanged()
    {
        const int Few = 8;
        var pages = changed.Keys.ToArray();
        if (pages.Length > Few)
            return page => !changed.ContainsKey(page);
        // It is asked of every page several times, and most lie nowhere near: to know which one it is needs no look at it.
        return page =>
        {
            foreach (var other in pages)
            {
                if (ReferenceEquals(other, page))
                    return false;
            }
            return true;
        };
    }

    /// <summary>Hash of what others may show of a page of a file; empty for what is no page.</summary>
    internal string Outward(SourceFile file) => pages.TryGetValue(file.Relative, out var entry) ? entry.Outward : "";

    /// <summary>Takes note that a site was written.</summary>
    /// <param name="basis">Empty where its pages must all be written again next time.</param>
    /// <param name="files">See <see cref="FilesOfBasis"/>.</param>
    internal void Written(string basis, IReadOnlyList<string> files, bool isClean)
    {
        Basis = basis;
        FilesOfBasis = files;
        WasClean = isClean;
        changed.Clear();
    }

    private Entry Parse(SourceFile file, Func<SourceFile, DiagnosticBag, ParsedPage?> parse)
    {
        var own = new DiagnosticBag();
        var page = parse(file, own);
        var findings = own.Sorted();
        var outward = store is null ? PageStoreWriter.Outward(page) : store.Add(file, page, findings, isSettled(file));
        return new Entry(file.Length, file.ModifiedUtc, page, findings, outward);
    }

    private Entry Recall(StoredPage page, SourceFile file, Func<SourceFile, DiagnosticBag, ParsedPage?> parse)
    {
        store?.Add(page);
        // What is wrong with the file was told when it was read.
        return new Entry(file.Length, file.ModifiedUtc, page.Page is { } bytes ? PageCodec.Read(bytes, file, Text) : null, page.Findings, page.Outward);

        PageText Text() => parse(file, new DiagnosticBag())?.Text ?? PageText.Empty;
    }
}
