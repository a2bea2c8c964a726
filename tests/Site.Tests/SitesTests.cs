using System.Text;
using Site.Engine;
using Site.Engine.Files;
using Site.Tests.Support;

namespace Site.Tests;

/// <summary>
/// Whole sites: each folder of Sites/ with a <c>content</c> is built with the <see cref="PlainTheme"/> and held against its <c>expected</c>.
/// </summary>
public sealed class SitesTests
{
    private static readonly string Folder = Repository.At("tests", "Site.Tests", "Sites");

    public static TheoryData<string> Cases() =>
        [.. Directory.EnumerateDirectories(Folder).Where(d => Directory.Exists(Path.Combine(d, "content"))).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_site_is_built_as_expected(string name)
    {
        using var temp = new TempFolder();
        temp.Copy(Path.Combine(Folder, name, "content"), "content");
        var theme = PlainTheme.Write(temp);
        var files = Build(temp, theme, drafts: false);
        if (name == "drafts")
        {
            foreach (var (path, text) in Build(temp, theme, drafts: true))
                files["with-drafts/" + path] = text;
        }
        Snapshots.Match(Path.Combine(Folder, name, "expected"), files);
    }

    /// <summary>The text files of the site; the search index has tests of its own.</summary>
    private static Dictionary<string, string> Build(TempFolder temp, string theme, bool drafts)
    {
        using var sink = new MemorySink();
        var report = new SiteBuilder(new BuildOptions(temp.At("content"), theme, null, drafts, new DateOnly(2026, 11, 22))).Build(() => sink);
        Findings.None(report.Diagnostics.Select(d => $"{d.Where.File}:{d.Where.Line}: {d.Message("en")}"));
        return sink.Files
            .Where(f => !f.Key.StartsWith("search-index/", StringComparison.Ordinal) && (f.Key[0] == '_' || Path.GetExtension(f.Key) is ".html" or ".xml" or ".json" or ".txt" or ".svg"))
            .ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(f.Value), StringComparer.Ordinal);
    }
}
