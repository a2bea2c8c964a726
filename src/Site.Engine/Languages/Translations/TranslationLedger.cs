using System.Text;
using Site.Engine.Diagnostics;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Engine.Languages.Translations;

/// <summary>A section of the source as it was when somebody found its translation right.</summary>
public sealed record AcceptedSection(string Page, string Language, string Anchor, string Hash);

/// <summary>content/translations.lock: a line per page, language and section with the hash of the source. Written by <c>site translations accept</c>.</summary>
public sealed class TranslationLedger(IReadOnlyList<AcceptedSection> sections)
{
    public const string FileName = "translations.lock";

    private const string Head = "# Sections of the source that translations were held against, written by `site translations accept PAGE`.\n";

    private readonly ILookup<(string, string), AcceptedSection> byPage = sections.ToLookup(s => (s.Page, s.Language));

    public IReadOnlyList<AcceptedSection> Sections => sections;

    /// <summary>Empty for a translation that was never held against its source.</summary>
    public IEnumerable<AcceptedSection> Of(string page, string language) => byPage[(page, language)];

    public static TranslationLedger Parse(string text, string file, DiagnosticBag diagnostics)
    {
        var sections = new List<AcceptedSection>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#' || MergeConflict.IsLaterMark(line))
                continue;
            if (line.Split(' ') is [var page, var language, var anchor, var hash])
                sections.Add(new AcceptedSection(page, language, anchor, hash));
            else
                diagnostics.Add(LanguageRules.LedgerLine, new SourceSpan(file, number, 1, line.Length));
        }
        return new TranslationLedger(sections);
    }

    /// <summary>The text of a ledger in which the given translations hold the given sections, and all others what they held.</summary>
    public static string Write(TranslationLedger? old, IReadOnlyCollection<AcceptedSection> accepted)
    {
        var renewed = accepted.Select(s => (s.Page, s.Language)).ToHashSet();
        var text = new StringBuilder(Head);
        foreach (var line in (old?.Sections ?? []).Where(s => !renewed.Contains((s.Page, s.Language))).Concat(accepted)
            .Select(s => $"{s.Page} {s.Language} {s.Anchor} {s.Hash}").Order(StringComparer.Ordinal))
            text.Append(line).Append('\n');
        return text.ToString();
    }
}
