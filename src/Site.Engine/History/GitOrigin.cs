using System.Text.RegularExpressions;
using Site.Model;

namespace Site.Engine.History;

/// <summary>Where the sources are kept, from the origin of the clone: for "edit this page" and for the explanation of findings.</summary>
public static partial class GitOrigin
{
    private const string UsualBranch = "main";

    /// <summary>The address of origin as git has it; null outside a repository and where there is none.</summary>
    public static string? Address(string folder) => GitCommand.Run(folder, "config", "--get", "remote.origin.url");

    /// <summary>Null where there is no origin, or one on a host whose addresses are not known here.</summary>
    public static Repository? Read(string contentRoot)
    {
        if (Address(contentRoot) is not { } address || Origin.Match(address) is not { Success: true } origin)
            return null;
        if (GitCommand.Run(contentRoot, "rev-parse", "--show-toplevel", "--show-prefix") is not { } places)
            return null;
        var (top, prefix) = places.Split('\n') is [var first, var second, ..] ? (first, second.TrimEnd('/')) : (places, "");
        // Paths of sources begin with the name of the content folder: what stands before it is the rest of the way.
        var above = prefix[..(prefix.LastIndexOf('/') + 1)];
        var root = $"https://{origin.Groups["host"].Value}/{origin.Groups["project"].Value}/{(origin.Groups["host"].Value == "gitlab.com" ? "-/" : "")}";
        var branch = Branch(contentRoot);
        var hasExplanations = Directory.Exists(Path.Combine(top, "docs", "diagnostics"));
        return new Repository($"{root}edit/{branch}/{above}{{path}}", hasExplanations ? $"{root}blob/{branch}/{{path}}" : null);
    }

    /// <summary>The branch that a clone of origin starts on.</summary>
    private static string Branch(string folder)
    {
        const string origin = "origin/";
        var head = GitCommand.Run(folder, "rev-parse", "--abbrev-ref", origin + "HEAD");
        return head is not null && head.StartsWith(origin, StringComparison.Ordinal) && head != origin + "HEAD" && Name.IsMatch(head) ? head[origin.Length..] : UsualBranch;
    }

    /// <summary>By https, with or without a name and a key before the host, which must not be shown, or by ssh.</summary>
    [GeneratedRegex(@"^(https?://([^@/]*@)?|ssh://git@|git@)(?<host>github\.com|gitlab\.com)[:/](?<project>[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+?)+?)(\.git)?/?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Origin { get; }

    [GeneratedRegex("^[A-Za-z0-9_./-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Name { get; }
}
