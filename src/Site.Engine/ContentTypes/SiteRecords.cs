using System.Collections.Immutable;
using Site.Engine.Diagnostics;
using Site.Engine.Languages.Translations;
using Site.Engine.Links;
using Site.Engine.Sources;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.ContentTypes;

/// <summary>What the content folder remembers about itself: addresses that moved, those ever published, what translations were held against, and what search must find.</summary>
/// <param name="Links">Null where nothing was recorded yet.</param>
/// <param name="Translations">Null where no translation was ever accepted.</param>
public sealed record SiteRecords(RedirectFile Redirects, LinkLedger? Links, TranslationLedger? Translations)
{
    public static readonly SiteRecords Empty = new(RedirectFile.Empty, null, null);

    public SearchQueryFile SearchQueries { get; init; } = SearchQueryFile.Empty;

    /// <summary>Words of the lists that site.yml names for the splitter of compounds.</summary>
    public ImmutableArray<string> CompoundWords { get; init; } = [];

    public static SiteRecords Read(IReadOnlyCollection<SourceFile> files, SiteConfiguration configuration, DiagnosticBag diagnostics)
    {
        var records = Empty;
        var listed = configuration.Search.WordLists.Select(l => l.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var list in configuration.Search.WordLists)
        {
            if (!files.Any(f => f.Relative == list.Path))
                diagnostics.AddUnknown(FileRules.NoWordList, list.Where, list.Path, files.Where(f => f.Kind == SourceKind.Other).Select(f => f.Relative));
        }
        foreach (var file in files)
        {
            var isWordList = listed.Contains(file.Relative);
            if (!isWordList && file.Kind is not (SourceKind.Redirects or SourceKind.LinkLedger or SourceKind.TranslationLedger or SourceKind.SearchQueries))
                continue;
            if (SourceReader.ReadText(file, diagnostics) is not { } text)
                continue;
            records = isWordList
                ? records with { CompoundWords = [.. records.CompoundWords, .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] }
                : Read(records, file, text, new YamlContext(file.Path, configuration.Languages, diagnostics) { Limits = file.Limits });
        }
        return records;
    }

    private static SiteRecords Read(SiteRecords records, SourceFile file, string text, YamlContext context) => file.Kind switch
    {
        SourceKind.Redirects => records with { Redirects = context.ReadFile(text, RedirectsReader.Read) ?? RedirectFile.Empty },
        SourceKind.SearchQueries => records with { SearchQueries = context.ReadFile(text, SearchQueriesReader.Read) ?? SearchQueryFile.Empty },
        SourceKind.LinkLedger => records with { Links = LinkLedger.Parse(text, file.Path, context.Diagnostics) },
        _ => records with { Translations = TranslationLedger.Parse(text, file.Path, context.Diagnostics) },
    };
}
