using System.Text;
using System.Text.RegularExpressions;
using Site.Engine;
using Site.Engine.Assembly;
using Site.Engine.Composing;
using Site.Engine.Sources;
using Site.Engine.Theming;
using Site.Model.Diagnostics;

namespace Site.Tests.Support;

/// <summary>
/// The theme that tests build with: the layouts of Sites/theme, and for each interface string that the engine uses its key and holes, so that
/// neither a new look nor a new wording changes what tests expect.
/// </summary>
public static partial class PlainTheme
{
    private static readonly Lazy<Dictionary<string, byte[]>> Files = new(Make);

    /// <summary>Writes the theme into the folder; gives its path.</summary>
    public static string Write(TempFolder temp, string name = "theme")
    {
        foreach (var (path, bytes) in Files.Value)
            temp.Write($"{name}/{path}", bytes);
        return temp.At(name);
    }

    private static Dictionary<string, byte[]> Make()
    {
        var folder = Repository.At("tests", "Site.Tests", "Sites", "theme");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
        var findings = new DiagnosticBag();
        var needed = EngineStrings.Keys.Concat(BlockRegistry.StringKeys(BlockRegistry.Create())).Distinct(StringComparer.Ordinal).ToList();
        var real = new SourceReader(Repository.At("themes", "ait"), findings).List().ToDictionary(f => f.Relative, StringComparer.Ordinal);
        foreach (var language in (string[])["nl", "en"])
        {
            var strings = ThemeStrings.Read([language], real, "ait", findings);
            files[$"strings/{language}.yml"] = Encoding.UTF8.GetBytes(string.Concat(needed.Select(key => $"{key}: \"{Plain(key, strings.Text(key, language, "{0}", "{1}", "{2}"))}\"\n")));
        }
        return files;
    }

    private static string Plain(string key, string text) => key switch
    {
        "search.slug" or "locale" or "language" => text,
        _ => $"[{key}{string.Concat(Hole.Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Select(h => " " + h))}]",
    };

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Hole { get; }
}
