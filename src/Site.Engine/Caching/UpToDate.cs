using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Site.Engine.Files;
using Site.Engine.History;

namespace Site.Engine.Caching;

/// <summary>
/// Skips a build that would write what is already there. Held against: the generator itself, the options, every file of content and theme by length and time
/// of change, the commit of the content (for dates), and every file of the output folder. A file that was changed within a moment of being
/// read could have changed once more with the same time: builds that read one are not remembered.
/// </summary>
public sealed class UpToDate
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly BuildOptions options;
    private readonly string output;
    private readonly string file;
    private readonly string key;
    private readonly ImmutableArray<FileFacts> inputs;
    private readonly bool isSettled;

    /// <param name="output">The output folder.</param>
    /// <param name="now">To tell files that were changed just now.</param>
    public UpToDate(BuildOptions options, string output, DateTime now)
    {
        this.options = options;
        this.output = Path.GetFullPath(output);
        var head = GitHistory.Commit(options.ContentFolder);
        key = string.Join('\n', Version(), Path.GetFullPath(options.ContentFolder), Path.GetFullPath(options.ThemeFolder), this.output, options.BaseUrl,
            options.IncludesDrafts ? "drafts" : "", options.Today.ToString("O", CultureInfo.InvariantCulture), options.Limits.ToString(), head, GitOrigin.Address(options.ContentFolder));
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(this.output)))[..12];
        file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(options.ContentFolder))!, ".site-cache", name + ".build");
        inputs = [.. Facts(options.ContentFolder), .. Facts(options.ThemeFolder)];
        isSettled = inputs.All(i => new DateTime(i.Ticks, DateTimeKind.Utc) < now - Moment);
    }

    /// <summary>The report of the build that made what is there, or null when there is something to do.</summary>
    public BuildReport? Find()
    {
        if (!isSettled || !Directory.Exists(output) || BuildRecord.Load(file) is not { } record || record.Key != key)
            return null;
        if (!record.Inputs.AsSpan().SequenceEqual(inputs.AsSpan()) || !record.Outputs.AsSpan().SequenceEqual(Facts(output).ToImmutableArray().AsSpan()))
            return null;
        return new BuildReport(record.Pages, record.Findings, [new StageCost("nothing changed", 0, 0, 0)], new WriteReport(0, record.Outputs.Length, 0), null);
    }

    /// <summary>Remembers a build that wrote its site. A cache that cannot be written is no fault of the site.</summary>
    public void Keep(BuildReport report)
    {
        if (!isSettled || report.Written is null)
            return;
        try
        {
            new BuildRecord(key, report.Pages, inputs, [.. Facts(output)], report.Diagnostics).Save(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(file);
        }
    }

    /// <summary>All files below a folder, hidden ones too, in ordinal order of their paths.</summary>
    private static List<FileFacts> Facts(string folder)
    {
        var facts = new List<FileFacts>();
        if (!Directory.Exists(folder))
            return facts;
        var root = new DirectoryInfo(folder);
        foreach (var entry in root.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true }))
            facts.Add(new FileFacts(entry.FullName, entry.Length, entry.LastWriteTimeUtc.Ticks));
        facts.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return facts;
    }

    /// <summary>Changes with every compilation of the generator.</summary>
    private static string Version() =>
        typeof(UpToDate).Module.ModuleVersionId.ToString() + typeof(Model.SiteConfiguration).Module.ModuleVersionId;
}
