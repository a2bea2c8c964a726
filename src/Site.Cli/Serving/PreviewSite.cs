using System.Text;
using Site.Engine;
using Site.Engine.Files;
using Site.Engine.Outputs;

namespace Site.Cli.Serving;

/// <summary>One built site in memory; replaced whole by the next build.</summary>
internal sealed record PreviewSite(IReadOnlyDictionary<string, byte[]> Files, NetlifyRules Rules)
{
    public static readonly PreviewSite Empty = new(new Dictionary<string, byte[]>(StringComparer.Ordinal), NetlifyRules.Parse("", ""));

    public static PreviewSite Of(IReadOnlyDictionary<string, byte[]> files) =>
        new(files, NetlifyRules.Parse(Text(files, "_headers"), Text(files, "_redirects")));

    /// <summary>Builds the site into memory; null, with the report, when the content has errors.</summary>
    /// <param name="memory">What earlier builds of this process remember.</param>
    /// <param name="before">The last site that they made; pages that did not change are taken over from it.</param>
    public static (PreviewSite? Site, BuildReport Report) Build(BuildOptions options, BuildMemory? memory = null, PreviewSite? before = null)
    {
        using var sink = new MemorySink(before?.Files);
        var report = new SiteBuilder(options, memory).Build(() => sink);
        return (report.Errors == 0 ? Of(sink.Files) : null, report);
    }

    /// <summary>The same site with one file in another state.</summary>
    public PreviewSite With(OutputFile file) => this with { Files = new Patched(Files, file) };

    private static string Text(IReadOnlyDictionary<string, byte[]> files, string path) =>
        files.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes) : "";

    /// <summary>Files with one of them replaced: copying ten thousand entries for one page would take longer than making it.</summary>
    private sealed class Patched(IReadOnlyDictionary<string, byte[]> files, OutputFile patch) : IReadOnlyDictionary<string, byte[]>
    {
        private readonly byte[] bytes = patch.Bytes.ToArray();

        public IEnumerable<string> Keys => files.Keys;

        public IEnumerable<byte[]> Values => files.Keys.Select(k => this[k]);

        public int Count => files.Count;

        public byte[] this[string key] => key == patch.Path ? bytes : files[key];

        public bool ContainsKey(string key) => files.ContainsKey(key);

        public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out byte[] value)
        {
            var isThere = files.TryGetValue(key, out value);
            if (key == patch.Path)
                value = bytes;
            return isThere;
        }

        public IEnumerator<KeyValuePair<string, byte[]>> GetEnumerator() => files.Keys.Select(k => KeyValuePair.Create(k, this[k])).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
