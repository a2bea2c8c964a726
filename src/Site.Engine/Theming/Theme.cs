using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Site.Engine.Diagnostics;
using Site.Engine.Sources;
using Site.Engine.Theming.Templates;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;

namespace Site.Engine.Theming;

/// <summary>A file of the theme as it is published.</summary>
/// <param name="Path">From the site's root, without a slash in front: "assets/1a2b3c4d5e/css/site.css".</param>
public sealed record ThemeAsset(string Path, byte[] Bytes);

/// <summary>How the site looks: layouts, partials, strings, icons and assets of one folder, all checked when loaded.</summary>
public sealed partial class Theme : ITemplateSource
{
    private static readonly string[] AssetFolders = ["css", "js", "icons", "images"];

    private readonly Dictionary<string, SourceFile> files;
    private readonly Dictionary<string, (string File, IReadOnlyList<TemplateNode> Nodes)> partials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> icons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ThemeAsset> assets = new(StringComparer.Ordinal);
    private readonly string basePath;
    private readonly Limits limits;

    private Theme(string folder, ImmutableArray<string> languages, string basePath, DiagnosticBag diagnostics, Limits limits)
    {
        this.limits = limits;
        Languages = languages;
        Diagnostics = diagnostics;
        this.basePath = basePath;
        var reader = new SourceReader(folder, diagnostics, limits);
        Name = reader.DisplayRoot;
        files = reader.List().ToDictionary(f => f.Relative, StringComparer.Ordinal);
        Strings = ThemeStrings.Read(languages, files, Name, diagnostics);
    }

    /// <summary>Name of the folder.</summary>
    public string Name { get; }

    /// <summary>All files of the folder, by path in ordinal order.</summary>
    public IEnumerable<SourceFile> Files => files.Values.OrderBy(f => f.Relative, StringComparer.Ordinal);

    public ImmutableArray<string> Languages { get; }

    public ThemeStrings Strings { get; }

    /// <summary>Folder of the published assets, ending in a slash, with the site's base path.</summary>
    public string AssetRoot { get; private set; } = "";

    public IReadOnlyCollection<ThemeAsset> Assets => assets.Values;

    public Template<PageView> Page { get; private set; } = null!;

    public Template<PageView> Home { get; private set; } = null!;

    public Template<PageView> NotFound { get; private set; } = null!;

    public Template<PageView> Search { get; private set; } = null!;

    public Template<PageView> Embed { get; private set; } = null!;

    public Template<SectionView> Side { get; private set; } = null!;

    DiagnosticBag ITemplateSource.Diagnostics => Diagnostics;

    ViewTypes ITemplateSource.Views => ViewNames.All;

    IReadOnlyCollection<string> ITemplateSource.PartialNames => [.. partials.Keys.Order(StringComparer.Ordinal)];

    IReadOnlyCollection<string> ITemplateSource.IconNames => [.. icons.Keys.Order(StringComparer.Ordinal)];

    private DiagnosticBag Diagnostics { get; }

    [GeneratedRegex("""<\?xml[^>]*(>|\z)|<!--.*?(-->|\z)|\r?\n\s*""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex SvgNoise { get; }

    /// <summary>Loads a theme; null, with a diagnostic, when the folder is not there. Other faults are collected, so that all are told at once.</summary>
    /// <param name="neededStrings">Keys of interface strings that the engine uses.</param>
    /// <param name="basePath">"" or "/prefix".</param>
    public static Theme? Load(string folder, ImmutableArray<string> languages, string basePath, IEnumerable<string> neededStrings, DiagnosticBag diagnostics, Limits? limits = null)
    {
        if (!Directory.Exists(folder))
        {
            diagnostics.Add(ThemeRules.MissingFolder, SourceSpan.Whole(folder));
            return null;
        }
        var theme = new Theme(folder, languages, basePath, diagnostics, limits ?? Limits.Default);
        theme.LoadAssets();
        theme.LoadIcons();
        theme.LoadPartials();
        theme.LoadLayouts();
        theme.Strings.Check(neededStrings, theme.Name, diagnostics);
        return theme;
    }

    /// <summary>Languages that a theme has interface strings for; null where there is no such theme.</summary>
    public static IReadOnlyCollection<string>? LanguagesOf(string folder)
    {
        var strings = Path.Combine(folder, "strings");
        if (!Directory.Exists(folder))
            return null;
        return Directory.Exists(strings) ? [.. Directory.EnumerateFiles(strings, "*.yml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Address of an asset, or null when the theme has no such file.</summary>
    public string? Asset(string path) => assets.TryGetValue(path, out var asset) ? $"{basePath}/{asset.Path}" : null;

    public int LanguageIndex(string language) => Math.Max(0, Languages.IndexOf(language));

    (string File, IReadOnlyList<TemplateNode> Nodes)? ITemplateSource.Partial(string name) =>
        partials.TryGetValue(name, out var partial) ? partial : null;

    int ITemplateSource.IncludeDepth => limits.IncludeDepth;

    string[]? ITemplateSource.Strings(string key) => Strings.Find(key);

    string? ITemplateSource.Icon(string name) => icons.GetValueOrDefault(name);

    private void LoadAssets()
    {
        var contents = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var bundled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, parts) in Bundles())
        {
            var bundle = new StringBuilder();
            foreach (var part in parts)
            {
                bundled.Add(part);
                if (files.TryGetValue(part, out var file) && SourceReader.ReadText(file, Diagnostics) is { } text)
                    bundle.Append(text).Append('\n');
                else
                    Diagnostics.Add(ThemeRules.UnknownAsset, SourceSpan.Whole($"{Name}/theme.yml"), part);
            }
            contents[name] = Encoding.UTF8.GetBytes(bundle.ToString());
        }
        foreach (var file in files.Values)
        {
            if (AssetFolders.Contains(file.Relative.Split('/')[0], StringComparer.Ordinal) && !bundled.Contains(file.Relative) && file.Length <= limits.MediaBytes)
                contents.TryAdd(file.Relative, File.ReadAllBytes(file.FullPath));
        }
        // One hash over all: modules import each other by relative paths, which must keep working.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, bytes) in contents)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
        var folder = "assets/" + Convert.ToHexStringLower(hash.GetHashAndReset())[..10];
        AssetRoot = $"{basePath}/{folder}/";
        foreach (var (path, bytes) in contents)
            assets[path] = new ThemeAsset($"{folder}/{path}", bytes);
    }

    /// <summary>theme.yml: which files are published as one.</summary>
    private ImmutableArray<KeyValuePair<string, IReadOnlyList<string>>> Bundles()
    {
        if (!files.TryGetValue("theme.yml", out var file) || SourceReader.ReadText(file, Diagnostics) is not { } text)
            return [];
        var bundles = ImmutableArray<KeyValuePair<string, IReadOnlyList<string>>>.Empty;
        new YamlContext(file.Path, Languages, Diagnostics) { Limits = limits }.ReadFile(text, r =>
        {
            r.RequiredText("name");
            bundles = r.Map<IReadOnlyList<string>>("bundles", v => v.Node is YamlSequence list ? [.. list.Items.OfType<YamlScalar>().Select(s => s.Value)] : null);
            return r;
        });
        return bundles;
    }

    private void LoadIcons()
    {
        foreach (var file in files.Values)
        {
            if (!file.Relative.StartsWith("icons/", StringComparison.Ordinal) || !file.Relative.EndsWith(".svg", StringComparison.Ordinal))
                continue;
            if (SourceReader.ReadText(file, Diagnostics) is { } svg)
                icons[Path.GetFileNameWithoutExtension(file.Relative)] = Decorative(SvgNoise.Replace(svg, "").Trim());
        }
    }

    /// <summary>An icon inside a page says nothing by itself: the words beside it do.</summary>
    private static string Decorative(string svg)
    {
        var clean = svg.Replace(" role=\"img\"", "", StringComparison.Ordinal).Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal);
        return clean.Replace("<svg", "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"", StringComparison.Ordinal);
    }

    private void LoadPartials()
    {
        foreach (var file in files.Values)
        {
            if (file.Relative.StartsWith("partials/", StringComparison.Ordinal) && file.Relative.EndsWith(".hbs", StringComparison.Ordinal))
                partials[Path.GetFileNameWithoutExtension(file.Relative)] = (file.Path, Parse(file));
        }
    }

    private void LoadLayouts()
    {
        var binder = new TemplateBinder(this);
        Page = Layout<PageView>(binder, "page");
        Home = Layout<PageView>(binder, "home");
        NotFound = Layout<PageView>(binder, "404");
        Search = Layout<PageView>(binder, "search");
        Embed = Layout<PageView>(binder, "embed");
        Side = Layout<SectionView>(binder, "side");
    }

    private Template<T> Layout<T>(TemplateBinder binder, string name)
        where T : class
    {
        if (files.TryGetValue($"layouts/{name}.hbs", out var file))
            return binder.Bind<T>(file.Path, Parse(file));
        Diagnostics.Add(ThemeRules.MissingLayout, SourceSpan.Whole(Name), name);
        return binder.Bind<T>(Name, []);
    }

    private IReadOnlyList<TemplateNode> Parse(SourceFile file)
    {
        if (SourceReader.ReadText(file, Diagnostics) is not { } text)
            return [];
        try
        {
            return TemplateParser.Parse(text, limits.BlockDepth);
        }
        catch (TemplateException e)
        {
            Diagnostics.Add(ThemeRules.Syntax, new SourceSpan(file.Path, e.Line, e.Column, 2), e.Reason);
            return [];
        }
    }
}
