using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Site.Engine.Assembly;
using Site.Engine.Checks;
using Site.Engine.Composing;
using Site.Engine.ContentTypes;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.Diagnostics;
using Site.Engine.Files;
using Site.Engine.History;
using Site.Engine.Html;
using Site.Engine.Links;
using Site.Engine.Languages.Translations;
using Site.Engine.Markdown;
using Site.Engine.Outputs;
using Site.Engine.Outputs.Html;
using Site.Engine.Sources;
using Site.Engine.Theming;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine;

/// <summary>What one stage of a build took.</summary>
/// <param name="Allocated">Bytes that all threads asked for.</param>
/// <param name="Heap">Bytes in use at its end, garbage not yet collected included.</param>
public sealed record StageCost(string Stage, double Milliseconds, long Allocated, long Heap);

/// <summary>What a build did.</summary>
/// <param name="Stages">In order.</param>
/// <param name="Written">Null when nothing was written: there were errors, or the build only checked.</param>
public sealed record BuildReport(
    int Pages,
    ImmutableArray<Diagnostic> Diagnostics,
    IReadOnlyList<StageCost> Stages,
    WriteReport? Written,
    SiteContent? Site)
{
    /// <summary>Null where the site could not be assembled, as with <see cref="Site"/>.</summary>
    public AddressBook? Addresses { get; init; }

    public SiteRecords Records { get; init; } = SiteRecords.Empty;

    public TranslationReport? Translations { get; init; }

    /// <summary>Renders one changed page anew on top of this build; null where the site could not be assembled.</summary>
    public QuickRender? Quick { get; init; }

    /// <summary>Where a rule is explained: an address where site.yml says how sources are shown, else a path of the repository.</summary>
    public string Explanation(DiagnosticRule rule) =>
        Site?.Configuration.Repository?.View?.Replace("{path}", rule.Explanation, StringComparison.Ordinal) ?? rule.Explanation;

    public int Errors => Diagnostics.Count(d => d.Severity == Severity.Error);

    public int Warnings => Diagnostics.Length - Errors;
}

/// <summary>The whole flow: Read, Parse, Assemble, Check, Compose, Render, Write.</summary>
/// <param name="memory">What earlier builds of this process read; null: nothing is remembered.</param>
public sealed class SiteBuilder(BuildOptions options, BuildMemory? memory = null)
{
    private readonly DiagnosticBag diagnostics = new();
    private readonly List<StageCost> stages = [];
    private readonly Stopwatch clock = new();
    private long allocated = GC.GetTotalAllocatedBytes();

    /// <param name="openSink">Opens the place to write to, when the content turns out to be without errors; null: check only.</param>
    /// <param name="progress">Told the name of each stage as it starts.</param>
    public BuildReport Build(Func<IOutputSink>? openSink, Action<string>? progress = null)
    {
        clock.Start();

        progress?.Invoke("read");
        var history = Task.Run(() => GitHistory.Read(options.ContentFolder));
        var origin = Task.Run(() => GitOrigin.Read(options.ContentFolder));
        var commit = memory is null ? Task.FromResult("") : Task.Run(() => GitHistory.Commit(options.ContentFolder));
        var files = List();
        if (files.FirstOrDefault(f => f.Kind == SourceKind.Configuration) is not { } siteFile)
        {
            diagnostics.Add(FileRules.NoSiteFile, SourceSpan.Whole($"{Path.GetFileName(Path.GetFullPath(options.ContentFolder))}/site.yml"));
            Unknown(files.Where(f => f.Kind == SourceKind.Other));
            return Report(null, null);
        }
        if (SiteConfigurationReader.Read(siteFile, options.BaseUrl, Theme.LanguagesOf(options.ThemeFolder), diagnostics) is not { } configuration)
            return Report(null, null);
        if (configuration.Repository is null)
            configuration = configuration with { Repository = origin.GetAwaiter().GetResult() };
        Unknown(files.Where(f => f.Kind == SourceKind.Other && configuration.Search.WordLists.All(l => l.Path != f.Relative)));
        var blocks = BlockRegistry.Create();
        var needed = EngineStrings.Keys.Concat(BlockRegistry.StringKeys(blocks));
        var loading = Task.Run(() => Theme.Load(options.ThemeFolder, configuration.Languages, configuration.BasePath, needed, diagnostics, options.Limits));
        Stage("read");

        progress?.Invoke("parse");
        memory?.Start(configuration.Languages, files);
        var pageFiles = files.Where(f => f.Kind == SourceKind.Page).ToList();
        // HTML and plain text of a page are seldom more than two and a half times its Markdown.
        var arena = new Arena<byte>(pageFiles.Where(f => memory?.Knows(f) is not true).Sum(f => f.Length) * 5 / 2);
        var parser = new PageParser(configuration.Languages, new MarkdownReader(blocks, options.Limits, arena));
        // Handed out as they are asked for: halves of the list, as a list is split otherwise, take one core longer than the other.
        var read = new ParsedPage?[pageFiles.Count];
        Partitioner.Create(Enumerable.Range(0, pageFiles.Count).ToArray(), loadBalance: true).AsParallel()
            .ForAll(i => read[i] = memory is null ? parser.Parse(pageFiles[i], diagnostics) : memory.Page(pageFiles[i], diagnostics, parser.Parse));
        var parsed = read.OfType<ParsedPage>().ToList();
        var unread = pageFiles.Count == parsed.Count
            ? []
            : pageFiles.Select(f => PageParser.Meant(f.Relative)).Except(parsed.Select(p => p.Source.Relative), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var data = SiteDataReader.Read(files, configuration.Languages, diagnostics);
        if (loading.GetAwaiter().GetResult() is not { } theme)
            return Report(null, null);
        Stage("parse");

        progress?.Invoke("assemble");
        memory?.WhileAssembling?.Invoke();
        var hashing = memory is null ? Task.FromResult("") : Task.Run(() => RenderBasis.OfFiles(options, commit.GetAwaiter().GetResult(), files, theme, configuration, memory));
        var media = files.Where(f => f.Kind == SourceKind.Media).ToList();
        var site = new SiteAssembler(configuration, options.IncludesDrafts, diagnostics).Assemble(parsed, unread, data, media, theme.Strings);
        var records = SiteRecords.Read(files, configuration, diagnostics);
        var translations = TranslationReport.Create(site, records.Translations);
        var addresses = new AddressBook(site, new PageAnchors(site, blocks), records.Redirects.Redirects);
        var basis = memory is null ? "" : RenderBasis.Of(hashing.GetAwaiter().GetResult(), site, translations);
        var isSameBasis = memory is not null && basis == memory.Basis;
        var unchanged = isSameBasis ? memory!.Unchanged() : static _ => false;
        Func<Page, bool> isUnchanged = page => unchanged(page.Parsed);
        Stage("assemble");

        progress?.Invoke("check");
        // Looking at what is there already takes the disk some time. What cannot be opened is told when something is to be written.
        var opening = openSink is null || HasErrors(configuration) ? null : Task.Run(openSink);
        var views = new PageViewFactory(site, theme, history, translations);
        var context = new OutputContext(site, addresses, records, theme, blocks, views, diagnostics)
        {
            Indexes = memory?.Indexes,
            IsUnchanged = isUnchanged,
        };
        // On a thread of its own, beside the checks and the pages: it takes longest, and has only one thing to do at a time now and then. What hangs on the text is written last.
        var ofText = Aside(() => OutputList.OfText.Create(context).ToList());
        // After a build in which nothing was found, only pages that changed can have findings, and those that are held against them.
        var changed = memory is { WasClean: true } ? site.Pages.Where(p => !isUnchanged(p)).Select(p => p.Id).ToHashSet(StringComparer.Ordinal) : null;
        var looked = changed is null ? site.Pages : site.Pages.Where(p => changed.Contains(p.Id));
        var checking = new CheckContext(site, blocks, addresses, records, translations, options.Today, diagnostics) { Pages = [.. looked] };
        Parallel.ForEach(CheckList.All, check => check.Run(checking));
        Stage("check");

        progress?.Invoke("compose");
        var composing = new DiagnosticBag();
        var pages = new PagesWriter(site, addresses, theme, blocks, views, composing);
        using var sink = Opened(opening, configuration, ofText);
        Action<OutputFile> write = sink is null ? static _ => { } : file => Write(file, sink);
        // By language: each core begins at a place of its own in a list, and makes folders where the other makes none, as one waits for the other there.
        var all = site.Pages
            .Concat(configuration.Languages.Select(l => GeneratedPages.NotFound(site, l, theme.Strings)))
            .Concat(EmbedPages.All(site, theme.Strings))
            .ToList();
        // What was found in these outputs is told again only when they are made again.
        var kept = isSameBasis && memory!.WasClean && sink is not null ? memory.FilesOfBasis : [];
        var others = Aside(() =>
        {
            var names = new List<string>();
            foreach (var file in kept.Count > 0 ? kept.Select(path => new OutputFile(path, default) { IsKept = true }) : OutputList.OfBasis.SelectMany(o => o.Create(context)))
            {
                write(file);
                names.Add(file.Path);
            }
            return names;
        });
        try
        {
            Parallel.For(0, all.Count, i =>
            {
                var page = all[i];
                if (sink is null || !isUnchanged(page) || !sink.Keep(PagesWriter.PathOf(page)))
                    pages.Render(page, write);
            });
            Parallel.ForEach(ofText.GetAwaiter().GetResult(), write);
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions.OfType<OutputException>().FirstOrDefault() is { } first)
        {
            // Threads that write side by side meet a full disk together: one is told.
            Task.WaitAny(Task.WhenAll(others, ofText));
            ExceptionDispatchInfo.Throw(first);
        }
        var filesOfBasis = others.GetAwaiter().GetResult();
        var composed = composing.Sorted();
        diagnostics.AddRange(composed);
        Stage("compose, render and write");

        var written = HasErrors(configuration) ? null : sink?.Commit();
        // What is wrong with a page is found when it is written: one with a finding is written every time.
        if (written is not null)
            memory?.Written(composed.IsEmpty ? basis : "", filesOfBasis, diagnostics.Sorted().IsEmpty);
        Stage("commit");
        return Report(site, written) with { Addresses = addresses, Records = records, Translations = translations, Quick = new QuickRender(site, parser, pages) };
    }

    private static Task<T> Aside<T>(Func<T> make) => Task.Factory.StartNew(make, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The place to write to; null, and nothing is done there, where there is none or the content has errors.</summary>
    /// <param name="others">What must not go on when the place cannot be opened.</param>
    private IOutputSink? Opened(Task<IOutputSink>? opening, SiteConfiguration configuration, Task others)
    {
        if (opening is null)
            return null;
        Task.WaitAny(opening);
        if (!HasErrors(configuration))
        {
            if (opening.IsFaulted)
                Task.WaitAny(others);
            return opening.GetAwaiter().GetResult();
        }
        if (opening.IsCompletedSuccessfully)
            opening.Result.Dispose();
        return null;
    }

    private IReadOnlyList<SourceFile> List()
    {
        if (memory?.Listing is not { } listing)
            return new SourceReader(options.ContentFolder, diagnostics, options.Limits).List();
        diagnostics.AddRange(listing.Findings);
        return listing.Files;
    }

    private static void Write(OutputFile file, IOutputSink sink)
    {
        if (!file.IsKept)
            WriteWhole(file, sink);
        else if (!sink.Keep(file.Path))
            throw new InvalidOperationException($"{file.Path} is to be taken over, and is not in the old site");
    }

    private static void WriteWhole(OutputFile file, IOutputSink sink)
    {
        if (file.Parts is not { } parts)
        {
            sink.Write(file);
            return;
        }
        var length = ByteParts.Length(parts);
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        ByteParts.Join(parts, bytes);
        sink.Write(new OutputFile(file.Path, bytes.AsMemory(0, length)));
        ArrayPool<byte>.Shared.Return(bytes);
    }

    private void Unknown(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
            diagnostics.AddUnknown(FileRules.UnknownFolder, SourceSpan.Whole(file.Path), file.Relative, SourceReader.TopNames);
    }

    private void Stage(string name)
    {
        var now = GC.GetTotalAllocatedBytes();
        stages.Add(new StageCost(name, clock.Elapsed.TotalMilliseconds, now - allocated, GC.GetTotalMemory(forceFullCollection: false)));
        allocated = now;
        clock.Restart();
    }

    private BuildReport Report(SiteContent? site, WriteReport? written) =>
        new(site?.Pages.Length ?? 0, Judged(site?.Configuration), stages, written, site);

    /// <summary>Errors of their own, or warnings that site.yml raises.</summary>
    private bool HasErrors(SiteConfiguration configuration) =>
        diagnostics.HasErrors || (!configuration.Errors.IsEmpty && Judged(configuration).Any(d => d.Severity == Severity.Error));

    /// <summary>The findings as site.yml wants them: some warnings raised to errors, some left out.</summary>
    private ImmutableArray<Diagnostic> Judged(SiteConfiguration? configuration = null)
    {
        var all = diagnostics.Sorted();
        if (configuration is null)
            return all;
        return
        [
            .. all.Where(d => d.Severity == Severity.Error || !configuration.Suppressions.Any(s => s.Code == d.Rule.Code && (s.Page is null || d.Where.File.Contains($"/{s.Page}.", StringComparison.Ordinal))))
                .Select(d => configuration.Errors.Contains(d.Rule.Code) ? d with { Severity = Severity.Error } : d),
        ];
    }
}
