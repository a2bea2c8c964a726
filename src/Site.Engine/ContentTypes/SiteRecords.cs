using Site.Engine.Languages.Translations;
using Site.Engine.Links;
using Site.Engine.Sources;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.ContentTypes;

/// <summary>What the content folder remembers about itself: addresses that moved, those ever published, and what translations were held against.</summary>
/// <param name="Links">Null where nothing was recorded yet.</param>
/// <param name="Translations">Null where no translation was ever accepted.</param>
public sealed record SiteRecords(RedirectFile Redirects, LinkLedger? Links, TranslationLedger? Translations)
{
    public static readonly SiteRecords Empty = new(RedirectFile.Empty, null, null);

    public static SiteRecords Read(IReadOnlyCollection<SourceFile> files, SiteConfiguration configuration, DiagnosticBag diagnostics)
    {
        var records = Empty;
        foreach (var file in files)
        {
            if (file.Kind is not (SourceKind.Redirects or SourceKind.LinkLedger or SourceKind.TranslationLedger) || SourceReader.ReadText(file, diagnostics) is not { } text)
                continue;
            records = file.Kind switch
            {
                SourceKind.Redirects => records with { Redirects = new YamlContext(file.Path, configuration.Languages, diagnostics).ReadFile(text, RedirectsReader.Read) ?? RedirectFile.Empty },
                SourceKind.LinkLedger => records with { Links = LinkLedger.Parse(text, file.Path, diagnostics) },
                _ => records with { Translations = TranslationLedger.Parse(text, file.Path, diagnostics) },
            };
        }
        return records;
    }
}
