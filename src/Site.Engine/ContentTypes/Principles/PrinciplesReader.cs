using System.Collections.Immutable;
using Site.Engine.Yaml;
using Site.Model;

namespace Site.Engine.ContentTypes.Principles;

/// <summary>data/principles.yml to <see cref="PrincipleSet"/>.</summary>
public static class PrinciplesReader
{
    private static readonly ImmutableArray<string> Bases = ["document", "public", "background"];

    public static PrincipleSet Read(MapReader r)
    {
        var provenance = r.RequiredLocalized("provenance", "Where the clusters come from and whose they are not.");
        var sources = r.Items("sources", v => v.Object(Source), "Public pages and papers.").Unique(s => s.Id, s => s.Where, r.Context);
        var core = r.Items("document-core", v => v.Object(Core), "What the documents themselves say.").Unique(s => s.Id, s => s.Where, r.Context);
        var clusters = r.Items("clusters", v => v.Object(Cluster), "Groups of patterns.", required: true).Unique(c => c.Id, c => c.Where, r.Context);
        clusters.SelectMany(c => c.Patterns).ToImmutableArray().Unique(p => p.Id, p => p.Where, r.Context);
        clusters.SelectMany(c => c.Patterns).SelectMany(p => p.Behaviours).ToImmutableArray().Unique(b => b.Id, b => b.Where, r.Context);
        var circle = r.Object("communication-circle", x => Scheme(x, "steps", Step), "The communication circle of Dutch childcare.");
        var vig = r.Object("vig", x => Scheme(x, "principles", Principle), "The published names of the principles of VIG.");
        return new PrincipleSet(provenance, sources, core, clusters, circle, vig);
    }

    private static PublicSource Source(MapReader r) => new(
        r.Id(DataReading.UpperId),
        r.RequiredLocalized("title"),
        r.WebAddress("url", required: true) ?? "",
        r.RequiredLocalized("gives", "What was taken from it."),
        r.Span("id"));

    private static CoreStatement Core(MapReader r) => new(
        r.Id(DataReading.UpperId),
        r.RequiredLocalized("statement"),
        r.References("facts", "Ids of the facts it rests on.", required: true),
        r.Span("id"));

    private static PrincipleCluster Cluster(MapReader r) => new(
        r.Id(DataReading.UpperId),
        r.RequiredLocalized("name"),
        r.RequiredLocalized("idea", "One sentence."),
        r.Object("provenance", Provenance, "What it rests on.") ?? Model.Provenance.None,
        r.Items("patterns", v => v.Object(Pattern), required: true),
        r.Span("id"));

    private static InteractionPattern Pattern(MapReader r) => new(
        r.Id(DataReading.UpperId),
        r.RequiredLocalized("name"),
        r.Object("provenance", Provenance, "What it rests on.") ?? Model.Provenance.None,
        r.Items("behaviours", v => v.Object(Behaviour), "What one can see a person do.", required: true),
        r.Span("id"));

    private static Behaviour Behaviour(MapReader r) => new(
        r.Id(DataReading.UpperId),
        r.OwnTexts(),
        r.Choice("basis", Bases, required: true) switch
        {
            "document" => BehaviourBasis.Document,
            "public" => BehaviourBasis.Public,
            _ => BehaviourBasis.Background,
        },
        r.References("facts"),
        r.Span("id"));

    private static Provenance Provenance(MapReader r) => new(
        r.References("document", "Ids of core statements or facts."),
        r.References("public", "Ids of public sources."),
        r.Flag("background", about: "General knowledge of the field, not checked in a source."));

    private static OtherScheme Scheme(MapReader r, string parts, Func<MapReader, MappedPrinciple> read) => new(
        r.RequiredLocalized("name"),
        r.References("sources", "Ids of public sources."),
        r.Items(parts, v => v.Object(read), required: true).Unique(p => p.Id, p => p.Where, r.Context));

    private static MappedPrinciple Step(MapReader r) =>
        new(r.Id(DataReading.UpperId), r.OwnTexts(), r.References("maps-to", "Ids of clusters or patterns."), r.Span("id"));

    private static MappedPrinciple Principle(MapReader r) =>
        new(r.Id(DataReading.UpperId), r.RequiredLocalized("name"), r.References("maps-to", "Ids of clusters or patterns."), r.Span("id"));
}
