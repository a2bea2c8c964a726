using Site.Engine.Yaml;
using Site.Model;

namespace Site.Engine.ContentTypes.Sectors;

/// <summary>data/sectors.yml to <see cref="SectorList"/>.</summary>
public static class SectorsReader
{
    public static SectorList Read(MapReader r)
    {
        var main = r.Items("sectors", v => v.Object(Sector), "The fields of work of the main list.", required: true);
        var others = r.Items("others", v => v.Object(Sector), "Fields that only other documents name.");
        var known = main.AddRange(others).Unique(s => s.Id, s => s.Where, r.Context);
        return new SectorList([.. main.Where(known.Contains)], [.. others.Where(known.Contains)]);
    }

    private static Sector Sector(MapReader r) => new(
        r.Id(DataReading.SlugId),
        r.RequiredLocalized("name"),
        r.RequiredReference("fact", "Id of the fact that names it."),
        r.References("vht", "Documents that name it for VHT."),
        r.References("vib", "Documents that name it for VIB."),
        r.Span("id"));
}
