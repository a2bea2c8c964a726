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
        var modules = SelfTests(all, languages, diagnostics);
        var locked = Lock(all, diagnostics);
        // A file of another name beside the right one takes nothing away.
        var unread = sources.Where((_, i) => parts[i] is null).Select(Meant).Except(sources.Where((_, i) => parts[i] is not null).Select(f => f.Relative), StringComparer.Ordinal)
            .Concat(modules.Where(m => m.Module is null).Select(m => m.Path))
            .Concat(locked is null ? [SelfTestLockFile.Name] : []);
        var data = parts.Aggregate(SiteData.Empty, (read, part) => part is null ? read : part(read)) with
        {
            SelfTests = [.. modules.Select(m => m.Module).OfType<SelfTest>()],
            SelfTestLock = locked ?? SelfTestLock.Empty,
            Unread = [.. unread],
        };
        DataReferences.Check(data, diagnostics);
        return data;
    }

    private static ImmutableArray<(string Path, SelfTest? Module)> SelfTests(IEnumerable<SourceFile> files, ImmutableArray<string> languages, DiagnosticBag diagnostics) =>
    [
        .. files.Where(f => f.Kind == SourceKind.SelfTest).AsParallel().AsOrdered().Select(f => (Module(f.Relative), Module(f, languages, diagnostics))),
    ];

    private static SelfTest? Module(SourceFile file, ImmutableArray<string> languages, DiagnosticBag diagnostics)
    {
        if (file.Relative != Module(file.Relative))
        {
            diagnostics.Add(new Diagnostic(DataRules.UnknownFile, SourceSpan.Whole(file.Path), [Path.GetFileName(file.Relative), "*.yml"], Path.GetFileName(Module(file.Relative))));
            return null;
        }
        return SourceReader.ReadText(file, diagnostics) is { } text
            ? SelfTestReader.Read(text, Path.GetFileNameWithoutExtension(file.Relative), new YamlContext(file.Path, languages, diagnostics) { Limits = file.Limits })
            : null;
    }

    /// <summary>The path that a file of self-tests should have: an ending such as .yaml or .yml.txt is a slip.</summary>
    private static string Module(string path)
    {
        var name = path.LastIndexOf('/') + 1;
        var dot = path.IndexOf('.', name);
        return (dot < 0 ? path : path[..dot]) + ".yml";
    }

    /// <summary>Null where the record is there and could not be read.</summary>
    private static SelfTestLock? Lock(IEnumerable<SourceFile> files, DiagnosticBag diagnostics) =>
        files.FirstOrDefault(f => f.Relative == SelfTestLockFile.Name) is not { } file ? SelfTestLock.Empty
        : SourceReader.ReadText(file, diagnostics) is { } text ? SelfTestLockFile.Read(text, file.Path, diagnostics)
        : null;

    /// <summary>The path of the known data file that a file is, or that its name was probably meant to be.</summary>
    private static string Meant(SourceFile file)
    {
        var name = file.Relative["data/".Length..];
        return "data/" + (Suggestions.Nearest(name, DataFiles.All.Select(f => f.Name)) ?? name);
    }

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
