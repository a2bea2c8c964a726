using System.Collections.Immutable;
using Site.Engine.Diagnostics;
using Site.Engine.Sources;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;

namespace Site.Engine.ContentTypes;

/// <summary>Reads the files of content/data side by side, then holds what they name against each other.</summary>
public static class SiteDataReader
{
    /// <param name="files">Files of the content folder; those of other kinds are passed over.</param>
    public static SiteData Read(IEnumerable<SourceFile> files, ImmutableArray<string> languages, DiagnosticBag diagnostics)
    {
        var sources = files.Where(f => f.Kind == SourceKind.Data).ToArray();
        var parts = new Func<SiteData, SiteData>?[sources.Length];
        Parallel.For(0, sources.Length, i => parts[i] = Read(sources[i], languages, diagnostics));
        var data = parts.Aggregate(SiteData.Empty, (all, part) => part is null ? all : part(all));
        DataReferences.Check(data, diagnostics);
        return data;
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
            ? known.Read(text, new YamlContext(file.Path, languages, diagnostics))
            : null;
    }
}
