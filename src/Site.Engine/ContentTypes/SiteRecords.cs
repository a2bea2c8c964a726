using Site.Engine.Links;
using Site.Engine.Sources;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.ContentTypes;

/// <summary>What the content folder remembers about itself: addresses that moved, and those ever published.</summary>
/// <param name="Links">Null where nothing was recorded yet.</param>
public sealed record SiteRecords(RedirectFile Redirects, LinkLedger? Links)
{
    public static readonly SiteRecords Empty = new(RedirectFile.Empty, null);

    public static SiteRecords Read(IReadOnlyCollection<SourceFile> files, SiteConfiguration configuration, DiagnosticBag diagnostics)
    {
        var records = Empty;
        foreach (var file in files)
        {
            if (file.Kind is not (SourceKind.Redirects or SourceKind.LinkLedger) || SourceReader.ReadText(file, diagnostics) is not { } text)
                continue;
            records = file.Kind == SourceKind.Redirects
                ? records with { Redirects = new YamlContext(file.Path, configuration.Languages, diagnostics).ReadFile(text, RedirectsReader.Read) ?? RedirectFile.Empty }
                : records with { Links = LinkLedger.Parse(text, file.Path, diagnostics) };
        }
        return records;
    }
}
