using Site.Engine.Diagnostics;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.ContentTypes;

/// <summary>What one data file names must stand in another: facts, documents, clusters, patterns and public sources.</summary>
internal static class DataReferences
{
    public static void Check(SiteData data, DiagnosticBag diagnostics)
    {
        Held(data, diagnostics, FactsNamed(data), data.Facts.Find, data.Facts.Ids, DataRules.UnknownFact, "data/facts.yml");
        Held(data, diagnostics, DocumentsNamed(data), data.Facts.FindDocument, data.Facts.Documents.Select(d => d.Id), DataRules.UnknownDocument, "data/facts.yml");
        Held(data, diagnostics, PatternsNamed(data), data.Principles.NameOf, data.Principles.Names, DataRules.UnknownPattern, "data/principles.yml");
        Held(data, diagnostics, SourcesNamed(data.Principles), data.Principles.FindSource, data.Principles.Sources.Select(s => s.Id), DataRules.UnknownSource, "data/principles.yml");
        var core = data.Principles.Core.ToDictionary(c => c.Id, StringComparer.Ordinal);
        Held(data, diagnostics, Provenances(data.Principles).SelectMany(p => p.Document), id => core.GetValueOrDefault(id) ?? (object?)data.Facts.Find(id),
            core.Keys.Concat(data.Facts.Ids), DataRules.UnknownFact, "data/facts.yml");
    }

    private static void Held(SiteData data, DiagnosticBag diagnostics, IEnumerable<Reference> references, Func<string, object?> find, IEnumerable<string> known, DiagnosticRule rule, string file)
    {
        if (data.Unread.Contains(file))
            return;
        List<string>? names = null;
        foreach (var reference in references)
        {
            if (reference.Id.Length > 0 && find(reference.Id) is null)
            {
                names ??= [.. known.Order(StringComparer.Ordinal)];
                diagnostics.AddUnknown(rule, reference.Where, reference.Id, names);
            }
        }
    }

    private static IEnumerable<Reference> FactsNamed(SiteData data) =>
        data.Facts.Oddities.SelectMany(o => o.Facts)
            .Concat(data.Glossary.Terms.SelectMany(t => t.Facts))
            .Concat(data.Principles.Core.SelectMany(c => c.Facts))
            .Concat(data.Principles.Clusters.SelectMany(c => c.Patterns).SelectMany(p => p.Behaviours).SelectMany(b => b.Facts))
            .Concat(data.Strips.All.SelectMany(s => s.Facts))
            .Concat(data.Sectors.All.Select(s => s.Fact));

    private static IEnumerable<Reference> DocumentsNamed(SiteData data) =>
        data.Facts.All.SelectMany(f => f.Sources).Select(s => s.Document)
            .Concat(data.Sectors.All.SelectMany(s => s.Vht.Concat(s.Vib)));

    private static IEnumerable<Reference> PatternsNamed(SiteData data) =>
        data.Strips.All.SelectMany(s => s.Clusters)
            .Concat(data.Strips.All.SelectMany(s => s.Frames).Select(f => f.Principle).OfType<Reference>())
            .Concat(Schemes(data.Principles).SelectMany(s => s.Parts).SelectMany(p => p.MapsTo));

    private static IEnumerable<Reference> SourcesNamed(PrincipleSet principles) =>
        Provenances(principles).SelectMany(p => p.Public).Concat(Schemes(principles).SelectMany(s => s.Sources));

    private static IEnumerable<Provenance> Provenances(PrincipleSet principles) =>
        principles.Clusters.Select(c => c.Provenance).Concat(principles.Clusters.SelectMany(c => c.Patterns).Select(p => p.Provenance));

    private static IEnumerable<OtherScheme> Schemes(PrincipleSet principles) =>
        new[] { principles.Circle, principles.Vig }.OfType<OtherScheme>();
}
