using System.Collections.Immutable;
using Site.Engine.Diagnostics;
using Site.Engine.Learning;
using Site.Engine.Sources;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.Learning;

namespace Site.Engine.ContentTypes;

/// <summary>Reads the files of content/data side by side, then holds what they name against each other.</summary>
public static class SiteDataReader
{
    /// <param name="files">Files of the content folder; those of other kinds are passed over.</param>
    public static SiteData Read(IEnumerable<SourceFile> files, ImmutableArray<string> languages, DiagnosticBag diagnostics)
    {
        var all = files.ToArray();
        var sources = all.Where(f => f.Kind == SourceKind.Data).ToArray();
        var parts = new Func<SiteData, SiteData>?[sources.Length];
        Parallel.For(0, sources.Length, i => parts[i] = Read(sources[i], languages, diagnostics));
        var data = parts.Aggregate(SiteData.Empty, (read, part) => part is null ? read : part(read)) with
        {
            SelfTests = SelfTests(all, languages, diagnostics),
            SelfTestLock = Lock(all, diagnostics),
        };
        DataReferences.Check(data, diagnostics);
        return data;
    }

    private static ImmutableArray<SelfTest> SelfTests(IEnumerable<SourceFile> files, ImmutableArray<string> languages, DiagnosticBag diagnostics) =>
    [
        .. files.Where(f => f.Kind == SourceKind.SelfTest && f.Relative.EndsWith(".yml", StringComparison.Ordinal)).AsParallel().AsOrdered()
            .Select(f => SourceReader.ReadText(f, diagnostics) is { } text
                ? SelfTestReader.Read(text, Path.GetFileNameWithoutExtension(f.Relative), new YamlContext(f.Path, languages, diagnostics) { Limits = f.Limits })
                : null)
            .OfType<SelfTest>(),
    ];

    private static SelfTestLock Lock(IEnumerable<SourceFile> files, DiagnosticBag diagnostics) =>
        files.FirstOrDefault(f => f.Relative == SelfTestLockFile.Name) is { } file && SourceReader.ReadText(file, diagnostics) is { } text
            ? SelfTestLockFile.Read(text, file.Path, diagnostics)
            : SelfTestLock.Empty;

    private static Func<SiteData, SiteData>? Read(SourceFile file, ImmutableArray<string> languages, DiagnosticBag diagnostics)
    {
        var name = file.Relative["data/".Length..];
        if (DataFiles.Find(name) is not { } known)
        {
            var names = DataFiles.All.Select(f => f.Name).ToList();
            diagnostics.AddUnknown(DataRules.UnknownFile, SourceSpan.Whole(file.Path), name, names, string.Join(", ", names));
            return null;
        }
        return SourceReader.ReadText(file, diagnostics) is { } text
            ? known.Read(text, new YamlContext(file.Path, languages, diagnostics) { Limits = file.Limits })
            : null;
    }
}
