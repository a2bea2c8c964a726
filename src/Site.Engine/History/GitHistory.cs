using System.Globalization;

namespace Site.Engine.History;

/// <summary>When each file last changed, from the command line of git; nothing where there is no git or no history.</summary>
public sealed class GitHistory
{
    public static readonly GitHistory None = new(new Dictionary<string, DateOnly>(StringComparer.Ordinal));

    private readonly IReadOnlyDictionary<string, DateOnly> changes;

    private GitHistory(IReadOnlyDictionary<string, DateOnly> changes) => this.changes = changes;

    /// <param name="relative">Path from the content folder.</param>
    public DateOnly? Changed(string relative) => changes.TryGetValue(relative, out var date) ? date : null;

    /// <summary>
    /// Reads the history of a content folder. In a shallow clone the oldest commit that is there seems to have made every file: what it
    /// alone touches has no date.
    /// </summary>
    public static GitHistory Read(string contentRoot)
    {
        if (GitCommand.Run(contentRoot, "rev-parse", "--show-prefix", "--git-path", "shallow") is not { } facts)
            return None;
        var lines = facts.Split('\n', StringSplitOptions.None);
        var shallow = Boundaries(Path.Combine(contentRoot, lines.Length > 1 ? lines[1] : ""));
        if (GitCommand.Run(contentRoot, "log", "--format=%x01%H %cs", "--name-only", "--no-renames", "--relative", "-z", "--", ".") is not { } log)
            return None;
        var changes = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var commit in log.Split('\u0001', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = commit.Split(['\0', '\n'], StringSplitOptions.RemoveEmptyEntries);
            var head = parts[0].Split(' ');
            if (head.Length != 2 || shallow.Contains(head[0]) || !DateOnly.TryParseExact(head[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                continue;
            foreach (var file in parts.Skip(1))
                changes.TryAdd(file, date);
        }
        return new GitHistory(changes);
    }

    /// <summary>The commit that a folder is at; empty outside a repository.</summary>
    public static string Commit(string folder) => GitCommand.Run(folder, "rev-parse", "HEAD") ?? "";

    private static HashSet<string> Boundaries(string shallowFile) =>
        File.Exists(shallowFile) ? [.. File.ReadLines(shallowFile)] : [];
}
