using System.Collections.Concurrent;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Engine;

/// <summary>
/// What a process remembers from one build to the next: pages as they were parsed, with what was found in them. A file counts as unchanged
/// when its length and time of change are; the languages of the site are part of what was read.
/// </summary>
public sealed class BuildMemory
{
    private readonly ConcurrentDictionary<string, Entry> pages = new(StringComparer.Ordinal);
    private string languages = "";

    private sealed record Entry(long Length, DateTime ModifiedUtc, ParsedPage? Page, IReadOnlyList<Diagnostic> Findings);

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
    internal bool Knows(SourceFile file) => pages.TryGetValue(file.Relative, out var entry) && entry.Length == file.Length && entry.ModifiedUtc == file.ModifiedUtc;

    /// <summary>The page as it was read before, or as <paramref name="parse"/> reads it now.</summary>
    internal ParsedPage? Page(SourceFile file, DiagnosticBag diagnostics, Func<SourceFile, DiagnosticBag, ParsedPage?> parse)
    {
        if (!Knows(file))
        {
            var own = new DiagnosticBag();
            pages[file.Relative] = new Entry(file.Length, file.ModifiedUtc, parse(file, own), own.Sorted());
        }
        var entry = pages[file.Relative];
        diagnostics.AddRange(entry.Findings);
        return entry.Page;
    }
}
