using Site.Cli.Reporting;
using Site.Engine;
using Site.Engine.Outputs;

namespace Site.Cli.Serving;

/// <summary>
/// Keeps the preview as the files are. An edited page is shown at once on top of the last build; the whole site follows, built beside it, so that
/// the next edit need not wait. Of edits during a build only the last state is built.
/// </summary>
internal sealed class PreviewLoop(PreviewServer server, BuildOptions options, Reporter reporter, string language, BuildMemory memory, PreviewSite? site, BuildReport first)
{
    private readonly Lock gate = new();
    private BuildReport last = first;

    // The site that the memory speaks of, shown or not.
    private PreviewSite? made = site;
    private int edition;
    private bool isBuilding;
    private Task building = Task.CompletedTask;

    /// <summary>Ends when cancelled.</summary>
    public async Task RunAsync(ContentWatcher watcher, CancellationToken cancellation)
    {
        while (await watcher.NextAsync(cancellation) is { } changed)
        {
            // A build that ended in an error of the generator ends the loop as well.
            if (building.IsFaulted)
                await building;
            BuildReport basis;
            lock (gate)
            {
                edition++;
                basis = last;
            }
            if (Quickly(basis, changed) is { } page)
                server.Show(page);
            lock (gate)
            {
                if (isBuilding)
                    continue;
                isBuilding = true;
            }
            building = Task.Factory.StartNew(BuildUntilCurrent, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private void BuildUntilCurrent()
    {
        while (true)
        {
            var at = Volatile.Read(ref edition);
            var (site, report) = PreviewSite.Build(options, memory, made);
            made = site ?? made;
            lock (gate)
            {
                if (at != edition)
                    continue;
                reporter.Report(report, options, showTimings: false);
                if (site is null)
                {
                    server.ShowErrors(report, language);
                }
                else
                {
                    server.Replace(site);
                    last = report;
                }
                isBuilding = false;
                return;
            }
        }
    }

    /// <summary>One edited page on top of the last good build; null when more than that changed.</summary>
    private OutputFile? Quickly(BuildReport basis, IReadOnlySet<string> changed) =>
        changed.Count == 1 && changed.First() is var path && path.EndsWith(".md", StringComparison.Ordinal)
            ? basis.Quick?.Render(Path.GetRelativePath(Path.GetFullPath(options.ContentFolder), path).Replace('\\', '/'), path)
            : null;
}
