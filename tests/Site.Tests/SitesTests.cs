using System.Text;
using System.Text.RegularExpressions;
using Site.Engine;
using Site.Engine.Composing;
using Site.Engine.Files;
using Site.Engine.Sources;
using Site.Engine.Theming;
using Site.Model.Diagnostics;
using Site.Tests.Support;

namespace Site.Tests;

/// <summary>
/// Whole sites: each folder of Sites/ with a <c>content</c> is built and held against its <c>expected</c>. The theme is a plain one whose
/// interface strings show their key, so that neither a new look nor a new wording changes what is expected.
/// </summary>
public sealed partial class SitesTests
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
        var theme = PlainTheme(temp);
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
        Assert.Equal([], report.Diagnostics.Select(d => $"{d.Where.File}:{d.Where.Line}: {d.Message("en")}"));
        return sink.Files
            .Where(f => !f.Key.StartsWith("search-index/", StringComparison.Ordinal) && (f.Key[0] == '_' || Path.GetExtension(f.Key) is ".html" or ".xml" or ".json" or ".txt" or ".svg"))
            .ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(f.Value), StringComparer.Ordinal);
    }

    /// <summary>Layouts of Sites/theme, and for each string that the engine uses its key and holes.</summary>
    private static string PlainTheme(TempFolder temp)
    {
        temp.Copy(Path.Combine(Folder, "theme"), "theme");
        var findings = new DiagnosticBag();
        var needed = EngineStrings.Keys.Concat(BlockRegistry.StringKeys(BlockRegistry.Create())).Distinct(StringComparer.Ordinal).ToList();
        var real = new SourceReader(Repository.At("themes", "ait"), findings).List().ToDictionary(f => f.Relative, StringComparer.Ordinal);
        foreach (var language in (string[])["nl", "en"])
        {
            var strings = ThemeStrings.Read([language], real, "ait", findings);
            temp.Write($"theme/strings/{language}.yml", string.Concat(needed.Select(key => $"{key}: \"{Plain(key, strings.Text(key, language, "{0}", "{1}", "{2}"))}\"\n")));
        }
        return temp.At("theme");
    }

    private static string Plain(string key, string text) => key switch
    {
        "search.slug" or "locale" or "language" => text,
        _ => $"[{key}{string.Concat(Hole.Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Select(h => " " + h))}]",
    };

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Hole { get; }
}
