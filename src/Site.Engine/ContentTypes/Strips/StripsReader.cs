using Site.Engine.Yaml;
using Site.Model;

namespace Site.Engine.ContentTypes.Strips;

/// <summary>data/strips.yml to <see cref="StripList"/>.</summary>
public static class StripsReader
{
    public static StripList Read(MapReader r) =>
        new(r.Items("strips", v => v.Object(Strip), "Drawn stills that tell one small story each.", required: true).Unique(s => s.Id, s => s.Where, r.Context));

    private static FrameStrip Strip(MapReader r) => new(
        r.Id(DataReading.UpperId),
        r.RequiredLocalized("title"),
        r.References("facts", "Ids of the facts that the strip shows."),
        r.RequiredLocalized("reading", "The sentence under the strip."),
        r.References("clusters", "Ids of clusters that a self-test may ask about."),
        r.Items("frames", v => v.Object(Frame), required: true),
        r.Span("id"));

    private static StripFrame Frame(MapReader r)
    {
        var id = r.RequiredText("id", "Unique in the strip.");
        var picture = r.RequiredReference("picture", "File in media/strips.");
        var alt = r.RequiredLocalized("alt", "What is seen; never names the principle.");
        var caption = r.RequiredLocalized("caption");
        var principle = r.Text("principle", "Id of the pattern that the still is about.");
        var goesWell = r.Flag("goes-well", otherwise: true, "False: the pattern is the one that is missing.");
        return new StripFrame(id, picture, alt, caption, principle is null ? null : new Reference(principle, r.Span("principle")), goesWell);
    }
}
