using Site.Engine;
using Site.Model.Diagnostics;

namespace Site.Cli.Reporting;

/// <summary>The lines that findings are about, read when they are shown.</summary>
internal sealed class SourceLines(BuildOptions options)
{
    private readonly Dictionary<string, string[]?> files = new(StringComparer.Ordinal);

    /// <summary>The line without its end, or null when it cannot be shown.</summary>
    public string? Find(SourceSpan where)
    {
        if (!files.TryGetValue(where.File, out var lines))
            files[where.File] = lines = Read(where.File);
        return lines is not null && where.Line <= lines.Length ? lines[where.Line - 1] : null;
    }

    private string[]? Read(string file)
    {
        foreach (var root in (string[])[options.ContentFolder, options.ThemeFolder])
        {
            var full = Path.GetFullPath(root);
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(full));
            if (!file.StartsWith(name + "/", StringComparison.Ordinal))
                continue;
            var path = Path.Combine(full, file[(name.Length + 1)..]);
            if (File.Exists(path))
                return File.ReadAllLines(path);
        }
        return null;
    }
}
