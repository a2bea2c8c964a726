using Site.Model.Diagnostics;

namespace Site.Cli.Commands;

/// <summary>A build exchanges its output folder as a whole: what else lies in it is gone. So the folder must be one for that alone.</summary>
internal static class OutputFolder
{
    /// <summary>Files that every build writes: one is enough, for a build into a mount point may have been cut off half way.</summary>
    private static readonly string[] Marks = ["_headers", "404.html", "robots.txt"];

    /// <summary>Stops the command where the site would be written over its own sources, or over files that no build made.</summary>
    public static void Check(string output, string content, string theme)
    {
        var folder = Real(output);
        foreach (var source in (string[])[content, theme, "."])
        {
            var kept = Real(source);
            // The working folder holds the output as a rule; it only may not lie within it.
            if (IsWithin(kept, folder) || (source != "." && IsWithin(folder, kept)))
            {
                throw new UsageException(new Bilingual(
                    $"De site kan niet naar \"{output}\" worden geschreven: die map overlapt met \"{source}\", en alles wat er staat zou verdwijnen. Geef met --output een eigen map.",
                    $"The site cannot be written to \"{output}\": that folder overlaps \"{source}\", and all that lies in it would be gone. Give --output a folder of its own."));
            }
        }
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any(IsOther) && !Marks.Any(m => File.Exists(Path.Combine(folder, m))))
        {
            throw new UsageException(new Bilingual(
                $"In de map \"{output}\" staan bestanden die geen gebouwde site zijn, en die zouden verdwijnen. Geef met --output een lege map of een nieuwe.",
                $"The folder \"{output}\" holds files that are no built site, and they would be gone. Give --output an empty folder or a new one."));
        }
    }

    /// <summary>Hidden files, such as those of a build that was cut off, and the folder that a disk has of itself.</summary>
    private static bool IsOther(string path) => Path.GetFileName(path) is var name && !name.StartsWith('.') && name != "lost+found";

    private static bool IsWithin(string inner, string outer) =>
        inner == outer || inner.StartsWith(Path.EndsInDirectorySeparator(outer) ? outer : outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Directory.Exists(full) ? new DirectoryInfo(full).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full : full;
    }
}
