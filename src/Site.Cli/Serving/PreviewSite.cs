using System.Text;
using Site.Engine;
using Site.Engine.Files;

namespace Site.Cli.Serving;

/// <summary>One built site in memory; replaced whole by the next build.</summary>
internal sealed record PreviewSite(IReadOnlyDictionary<string, byte[]> Files, NetlifyRules Rules)
{
    public static readonly PreviewSite Empty = new(new Dictionary<string, byte[]>(StringComparer.Ordinal), NetlifyRules.Parse("", ""));

    public static PreviewSite Of(IReadOnlyDictionary<string, byte[]> files) =>
        new(files, NetlifyRules.Parse(Text(files, "_headers"), Text(files, "_redirects")));

    /// <summary>Builds the site into memory; null, with the report, when the content has errors.</summary>
    public static (PreviewSite? Site, BuildReport Report) Build(BuildOptions options)
    {
        using var sink = new MemorySink();
        var report = new SiteBuilder(options).Build(() => sink);
        return (report.Errors == 0 ? Of(sink.Files) : null, report);
    }

    private static string Text(IReadOnlyDictionary<string, byte[]> files, string path) =>
        files.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes) : "";
}
