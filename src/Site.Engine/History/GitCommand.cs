using System.Diagnostics;

namespace Site.Engine.History;

/// <summary>The command line of git.</summary>
internal static class GitCommand
{
    /// <summary>Standard output without line ends at its end; null where there is no repository, git is missing, or it says no.</summary>
    public static string? Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        // To start a process only to hear that there is no repository takes longer than to look. A hook of git may name one that lies elsewhere.
        if (!start.Environment.ContainsKey("GIT_DIR") && !IsInRepository(folder))
            return null;
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start);
            if (process is null)
                return null;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.TrimEnd('\n') : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No git on this machine: pages show no date.
            return null;
        }
    }

    private static bool IsInRepository(string folder)
    {
        // A file in the worktrees and submodules of a repository, a folder elsewhere. Where a link leads, git finds out.
        for (var at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")) || new DirectoryInfo(at).LinkTarget is not null)
                return true;
        }
        return false;
    }
}
