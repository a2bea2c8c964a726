using System.Collections.Immutable;
using Site.Engine.Assembly;
using Site.Engine.Sources;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.Languages.Translations;

public enum TranslationState
{
    UpToDate,

    /// <summary>Sections of the source changed after the translation was found right.</summary>
    Behind,

    /// <summary>The translation was never held against its source.</summary>
    NotCompared,

    /// <summary>The page should be there and is not.</summary>
    Missing,

    /// <summary>The page is in one language on purpose.</summary>
    Absent,
}

/// <param name="Heading">Text of the source's heading; empty at the top of the page, and for a section that is gone.</param>
/// <param name="AcceptedHash">Null for a section that is new.</param>
/// <param name="Now">Null for a section that is gone.</param>
public sealed record SectionChange(string Anchor, string Heading, string? AcceptedHash, SourceSection? Now);

/// <param name="Source">The page in the site's first language.</param>
/// <param name="Translation">The file in the other language, or null.</param>
public sealed record TranslationStatus(Page Source, string Language, Page? Translation, TranslationState State, ImmutableArray<SectionChange> Changes);

/// <summary>How each page of the first language stands in each other language, from hashes of the source's sections.</summary>
public sealed class TranslationReport
{
    private readonly Dictionary<(string, string), TranslationStatus> byPage;

    private TranslationReport(ImmutableArray<TranslationStatus> all)
    {
        All = all;
        byPage = all.ToDictionary(s => (s.Source.Id, s.Language));
    }

    /// <summary>In the site's order of pages, then of languages.</summary>
    public ImmutableArray<TranslationStatus> All { get; }

    public bool IsBehind(Page page) => byPage.TryGetValue((page.Id, page.Language), out var status) && status.State == TranslationState.Behind;

    /// <param name="ledger">Null where nothing was ever accepted.</param>
    public static TranslationReport Create(SiteContent site, TranslationLedger? ledger)
    {
        var first = site.Configuration.DefaultLanguage;
        return new TranslationReport(
        [
            .. from page in site.Pages
               where page.Language == first && page.Kind == PageKind.Content && !page.IsFallback
               from language in site.Configuration.Languages.Skip(1)
               select Status(page, language, site.Find(page.Id, language) is { IsFallback: false } own ? own : null, ledger),
        ]);
    }

    /// <summary>The sections of a page's file as it is now; empty when it cannot be read.</summary>
    public static ImmutableArray<SourceSection> SectionsOf(Page page) =>
        SourceReader.ReadText(page.Parsed.Source, new DiagnosticBag()) is { } text ? SourceSections.Of(page.Parsed, text) : [];

    private static TranslationStatus Status(Page source, string language, Page? translation, TranslationLedger? ledger)
    {
        if (translation is null)
            return new TranslationStatus(source, language, null, source.FrontMatter.Translation == TranslationPolicy.Required ? TranslationState.Missing : TranslationState.Absent, []);
        if (ledger?.Of(source.Id, language).ToList() is not { Count: > 0 } lines)
            return new TranslationStatus(source, language, translation, TranslationState.NotCompared, []);
        // After a merge one section may have two lines; with two hashes nobody found the section right as it is now.
        var accepted = lines.GroupBy(s => s.Anchor, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(s => s.Hash).Distinct(StringComparer.Ordinal).Count() == 1 ? g.First().Hash : "", StringComparer.Ordinal);
        var now = SectionsOf(source);
        var changes = now.Where(s => accepted.GetValueOrDefault(s.Anchor) != s.Hash)
            .Select(s => new SectionChange(s.Anchor, s.Heading, accepted.GetValueOrDefault(s.Anchor), s))
            .Concat(accepted.Where(a => now.All(s => s.Anchor != a.Key)).Select(a => new SectionChange(a.Key, "", a.Value, null)))
            .ToImmutableArray();
        return new TranslationStatus(source, language, translation, changes.IsEmpty ? TranslationState.UpToDate : TranslationState.Behind, changes);
    }
}
