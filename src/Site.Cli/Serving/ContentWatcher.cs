using System.Threading.Channels;

namespace Site.Cli.Serving;

/// <summary>Waits for changes in folders; what comes within a few milliseconds counts as one change.</summary>
internal sealed class ContentWatcher : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    private readonly Channel<string> changes = Channel.CreateUnbounded<string>();
    private readonly List<FileSystemWatcher> watchers = [];

    public ContentWatcher(IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            var watcher = new FileSystemWatcher(Path.GetFullPath(folder)) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.Size };
            watcher.Changed += OnChange;
            watcher.Created += OnChange;
            watcher.Deleted += OnChange;
            watcher.Renamed += OnChange;
            watcher.EnableRaisingEvents = true;
            watchers.Add(watcher);
        }
    }

    /// <summary>Full paths of what changed; null when cancelled.</summary>
    public async Task<IReadOnlySet<string>?> NextAsync(CancellationToken cancellation)
    {
        try
        {
            var paths = new HashSet<string>(StringComparer.Ordinal) { await changes.Reader.ReadAsync(cancellation) };
            await Task.Delay(Pause, cancellation);
            while (changes.Reader.TryRead(out var more))
                paths.Add(more);
            return paths;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        foreach (var watcher in watchers)
            watcher.Dispose();
    }

    // Hidden files are editors' own (swap files, locks): the site does not read them either.
    private void OnChange(object sender, FileSystemEventArgs change)
    {
        if (change.Name is { } name && !Path.GetFileName(name).StartsWith('.') && !name.EndsWith('~'))
            changes.Writer.TryWrite(change.FullPath);
    }
}
