using System.Globalization;

namespace Site.Engine.Sources;

/// <summary>
/// Limits that keep a hostile or broken folder from taking the machine; each has a diagnostic that names it and its setting. They are set on the
/// command line (<c>--limit name=number</c>), never in the content: a limit that content can raise is none.
/// </summary>
public sealed record Limits
{
    /// <summary>Characters from which on a page is read under the time limit: shorter ones cannot take long.</summary>
    internal const int TimedTextLength = 32 * 1024;

    public static readonly Limits Default = new();

    /// <summary>Megabytes of one text file.</summary>
    public int TextSize { get; init; } = 4;

    /// <summary>Megabytes of one picture or download.</summary>
    public int MediaSize { get; init; } = 25;

    /// <summary>Levels of folders below the content folder.</summary>
    public int FolderDepth { get; init; } = 16;

    /// <summary>Levels of YAML collections.</summary>
    public int YamlDepth { get; init; } = 32;

    /// <summary>Nodes that aliases of one YAML file may add, written out.</summary>
    public int YamlAliases { get; init; } = 1000;

    /// <summary>Levels of lists, quotes, blocks, links and emphasis in Markdown; below Markdig's own limit of 128.</summary>
    public int MarkdownDepth { get; init; } = 64;

    /// <summary>Levels of blocks in a template.</summary>
    public int BlockDepth { get; init; } = 100;

    /// <summary>Levels of partials that include each other.</summary>
    public int IncludeDepth { get; init; } = 16;

    /// <summary>Seconds to read one page.</summary>
    public int PageTime { get; init; } = 20;

    internal long TextBytes => TextSize * 1024L * 1024;

    internal long MediaBytes => MediaSize * 1024L * 1024;

    /// <summary>Every setting with the most that it may be: beyond it the program itself would give way.</summary>
    public static IReadOnlyList<Setting> Settings { get; } =
    [
        new("text-size", 100, l => l.TextSize, (l, n) => l with { TextSize = n }),
        new("media-size", 500, l => l.MediaSize, (l, n) => l with { MediaSize = n }),
        new("folder-depth", 100, l => l.FolderDepth, (l, n) => l with { FolderDepth = n }),
        new("yaml-depth", 200, l => l.YamlDepth, (l, n) => l with { YamlDepth = n }),
        new("yaml-aliases", 100_000, l => l.YamlAliases, (l, n) => l with { YamlAliases = n }),
        new("markdown-depth", 120, l => l.MarkdownDepth, (l, n) => l with { MarkdownDepth = n }),
        new("block-depth", 500, l => l.BlockDepth, (l, n) => l with { BlockDepth = n }),
        new("include-depth", 50, l => l.IncludeDepth, (l, n) => l with { IncludeDepth = n }),
        new("page-time", 3600, l => l.PageTime, (l, n) => l with { PageTime = n }),
    ];

    /// <summary>These limits with one set anew: "text-size=8"; null where that is no setting or out of its range.</summary>
    public Limits? With(string setting)
    {
        var parts = setting.Split('=', 2);
        var known = Settings.FirstOrDefault(s => s.Name == parts[0]);
        return known is not null && parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= known.Most
            ? known.Set(this, number)
            : null;
    }

    /// <summary>All values, for what must differ where they do.</summary>
    public override string ToString() => string.Join(' ', Settings.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name}={s.Get(this)}")));

    public sealed record Setting(string Name, int Most, Func<Limits, int> Get, Func<Limits, int, Limits> Set);
}
