using System.Diagnostics;

namespace Site.Bench;

/// <summary>Someone who builds the same corpus.</summary>
internal interface IPeer
{
    string Name { get; }

    /// <summary>Lays the corpus out for this peer; null with a reason when the peer is not on this machine.</summary>
    string? Prepare(string folder, ICorpus corpus);

    /// <summary>Builds into a folder that does not exist yet: writing where files were just removed is slow on some disks.</summary>
    Run Build(string folder, string output);
}

internal static class Peers
{
    public static IPeer Find(string name, string root) => name switch
    {
        "site" => new Ours(root),
        "floor" => new Floor(),
        "hugo" => new Hugo(root, withPagefind: false),
        "hugo+pagefind" => new Hugo(root, withPagefind: true),
        "eleventy" => new Eleventy(root),
        _ => throw new ArgumentException($"unknown peer \"{name}\": site, floor, hugo, hugo+pagefind, eleventy"),
    };

    /// <summary>Full path of a program: from the environment variable, else from the path; null when it is nowhere.</summary>
    public static string? Program(string name, string variable)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given)
            return given;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(p => Path.Combine(p, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>Arguments that start this program again: through the host (dotnet Site.Bench.dll) or by itself.</summary>
    public static string[] Self() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(Peers).Assembly.Location] : [];

    public static void CopyTree(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}

/// <summary>The published command, its cache removed before each build.</summary>
internal sealed class Ours(string root) : IPeer
{
    public string Name => "site";

    private string Command => Path.Combine(root, "artifacts", "site", "site");

    public string? Prepare(string folder, ICorpus corpus)
    {
        if (!File.Exists(Command))
            return "run dotnet run build.cs -- publish first";
        corpus.Write(Path.Combine(folder, "content"), Flavour.Ours);
        return null;
    }

    /// <summary>Builds without a cache. The former one is moved aside, with the tree it holds: it is not deleted here, as some disks write slowly right after a deletion.</summary>
    public Run Build(string folder, string output)
    {
        var cache = Path.Combine(folder, ".site-cache");
        if (Directory.Exists(cache))
            Directory.Move(cache, output + "-former-cache");
        return Again(folder, output);
    }

    /// <summary>Builds with the cache that is there.</summary>
    public Run Again(string folder, string output) =>
        Measure.Command(folder, Command, "build", "--content", Path.Combine(folder, "content"), "--theme", Path.Combine(root, "themes", "ait"), "--output", output);
}

/// <summary>Reads the sources and writes files as large as those of our site, and nothing else.</summary>
internal sealed class Floor : IPeer
{
    public string Name => "floor";

    /// <summary>A site that was built by ours: how many files, and how large.</summary>
    public string Reference { get; set; } = "";

    public string? Prepare(string folder, ICorpus corpus)
    {
        Directory.CreateDirectory(folder);
        return null;
    }

    public Run Build(string folder, string output) =>
        Measure.Command(folder, Environment.ProcessPath!, [.. Peers.Self(), "floor", Path.Combine(folder, "..", "site", "content"), Reference, output]);

    public static void Copy(string sources, string reference, string output)
    {
        Parallel.ForEach(Directory.EnumerateFiles(sources, "*", SearchOption.AllDirectories), file => File.ReadAllBytes(file));
        Parallel.ForEach(Directory.EnumerateFiles(reference, "*", SearchOption.AllDirectories), file =>
        {
            var target = Path.Combine(output, Path.GetRelativePath(reference, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, new byte[new FileInfo(file).Length]);
        });
    }

}

/// <summary>Hugo from SITE_HUGO or the path, with its menu cached per section; Pagefind from SITE_PAGEFIND after it where asked.</summary>
internal sealed class Hugo(string root, bool withPagefind) : IPeer
{
    public string Name => withPagefind ? "hugo+pagefind" : "hugo";

    public string? Prepare(string folder, ICorpus corpus)
    {
        if (Peers.Program("hugo", "SITE_HUGO") is null)
            return "no hugo: put it on the path, or its place into SITE_HUGO";
        if (withPagefind && Peers.Program("pagefind", "SITE_PAGEFIND") is null)
            return "no pagefind: npm install pagefind, its binary's place into SITE_PAGEFIND";
        Peers.CopyTree(Path.Combine(root, "bench", "peers", "hugo"), folder);
        corpus.Write(folder, Flavour.Hugo);
        return null;
    }

    public Run Build(string folder, string output)
    {
        var built = Measure.Command(folder, Peers.Program("hugo", "SITE_HUGO")!, "--quiet", "--destination", output);
        if (!withPagefind)
            return built;
        var indexed = Measure.Command(folder, Peers.Program("pagefind", "SITE_PAGEFIND")!, "--site", output);
        return new Run(built.Wall + indexed.Wall, built.Processor + indexed.Processor, Math.Max(built.Memory, indexed.Memory));
    }
}

/// <summary>Eleventy from npm, installed into the folder of the run.</summary>
internal sealed class Eleventy(string root) : IPeer
{
    public string Name => "eleventy";

    public string? Prepare(string folder, ICorpus corpus)
    {
        if (Peers.Program("npm", "SITE_NPM") is not { } npm)
            return "no npm";
        Peers.CopyTree(Path.Combine(root, "bench", "peers", "eleventy"), folder);
        corpus.Write(folder, Flavour.Eleventy);
        File.WriteAllText(Path.Combine(folder, "content", "content.json"), "{\"layout\":\"base.njk\"}");
        File.WriteAllText(Path.Combine(folder, "package.json"), "{\"type\":\"module\"}");
        using var process = Process.Start(new ProcessStartInfo(npm, ["install", "--silent", "@11ty/eleventy@3", "markdown-it-anchor@9"]) { WorkingDirectory = folder, RedirectStandardOutput = true });
        process!.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : "npm could not install eleventy";
    }

    public Run Build(string folder, string output) =>
        Measure.Command(folder, Path.Combine(folder, "node_modules", ".bin", "eleventy"), "--quiet", "--output=" + output);
}
