using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Site.Engine;
using Site.Engine.Caching;
using Site.Engine.Files;
using Site.Model.Diagnostics;
using Site.Tests.Support;

namespace Site.Tests.Caching;

/// <summary>
/// The cache never gives a wrong page: the real site is changed at random, built with what the build before left, and held against a clean build, byte
/// for byte and finding for finding. SITE_CAMPAIGN=full: many more changes; SITE_FUZZ_SEED repeats a run.
/// </summary>
public sealed partial class CacheTests : IDisposable
{
    private readonly TempFolder temp = new();
    private readonly BuildOptions options;

    // The clock of this test: files change at moments that it tells, so that a build in the same second can be tried without waiting.
    private DateTime clock = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    public CacheTests()
    {
        temp.Copy(Repository.At("content"), "content");
        temp.Copy(Repository.At("themes", "ait"), "theme");
        foreach (var file in Directory.EnumerateFiles(temp.Root, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, clock);
        options = new BuildOptions(temp.At("content"), temp.At("theme"), null, IncludesDrafts: false, new DateOnly(2026, 11, 22));
    }

    private string Output => temp.At("output");

    public void Dispose() => temp.Dispose();

    /// <param name="isClean">The queries that find their page second are left out: more is taken over where nothing was found.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_any_change_the_site_is_that_of_a_clean_build(bool isClean)
    {
        var seed = Environment.GetEnvironmentVariable("SITE_FUZZ_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Environment.TickCount;
        var rounds = Environment.GetEnvironmentVariable("SITE_CAMPAIGN") == "full" ? 150 : 12;
        var random = new Random(seed);
        if (isClean)
            File.Delete(temp.At("content/search-queries.yml"));
        Assert.Equal(isClean, Build(isSettled: true).Report.Diagnostics.IsEmpty);
        var kept = 0;
        for (var round = 0; round < rounds; round++)
        {
            var done = new List<string>();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                done.Add(Change(random));
            var (report, clean, site) = Build(isSettled: random.Next(4) > 0);
            var what = $"seed {seed}, round {round}: {string.Join("; ", done)}";
            Assert.True(Told(clean.Diagnostics) == Told(report.Diagnostics), $"{what}\nclean:\n{Told(clean.Diagnostics)}\ncached:\n{Told(report.Diagnostics)}");
            if (clean.Errors > 0)
            {
                // Nothing was written, and what was broken is mended.
                temp.Copy(Repository.At("content"), "content");
                temp.Copy(Repository.At("themes", "ait"), "theme");
                if (isClean)
                    File.Delete(temp.At("content/search-queries.yml"));
                Touch(Directory.EnumerateFiles(temp.At("content"), "*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(temp.At("theme"), "*", SearchOption.AllDirectories)));
                continue;
            }
            Assert.True(Difference(site) is not { } difference, $"{what}\n{Difference(site)}");
            if (report.Written is { Written: < 40 })
                kept++;
        }
        Assert.True(kept > rounds / 10, $"seed {seed}: of {rounds} builds only {kept} took most of the site over");
    }

    [Fact]
    public void One_changed_sentence_writes_its_page_and_the_search_index_of_its_language()
    {
        Build(isSettled: true);
        Edit("content/pages/quality/wok-programme.nl.md", text => text + "\nEen zin die er nog niet stond.\n");

        var (report, _, site) = Build(isSettled: true);

        Assert.Null(Difference(site));
        // The page, the manifest, and files of the index that bear a hash.
        Assert.InRange(report.Written!.Written, 2, 8);
        Assert.True(report.Written.Unchanged > 200, $"{report.Written}");
        // The site before is at hand by now: what differs between the two is all that the next build touches.
        Edit("content/pages/quality/wok-programme.nl.md", text => text + "\nEn nog een.\n");
        Assert.Null(Difference(Build(isSettled: true).Site));
    }

    [Fact]
    public void Nothing_changed_means_no_build()
    {
        Build(isSettled: true);
        IsFound();
        // Made out of the site before that: what the build knows of folders that it did not touch is right.
        foreach (var sentence in (string[])["Een.", "Twee.", "Drie."])
        {
            Edit("content/pages/quality/wok-programme.nl.md", text => $"{text}\n{sentence}\n");
            Build(isSettled: true);
            IsFound();
        }

        void IsFound()
        {
            using var cache = new BuildCache(options, Output, clock.AddMinutes(1));
            Assert.NotNull(cache.Find());
        }
    }

    /// <summary>Large indexes are compressed in another way: what a small one left does not fit in.</summary>
    [Fact]
    public void An_index_that_grows_large_is_that_of_a_clean_build()
    {
        Directory.Delete(temp.At("content"), recursive: true);
        Touch([temp.Write("content/site.yml", "title: Groei\nlanguages: [nl]\n")]);
        for (var i = 0; i < 3_999; i++)
            Page(i);
        Build(isSettled: true);
        Page(3_999);

        var (report, _, site) = Build(isSettled: true);

        Assert.Null(Difference(site));
        Assert.True(report.Written!.Unchanged > 3_900, $"{report.Written}");

        void Page(int i) => Touch([temp.Write($"content/pages/p{i}.nl.md", $"---\ntitle: Bladzijde {i}\n---\n\nWoorden over het spel, nummer {i}.\n")]);
    }

    /// <summary>Between the site and its record no other build may come: it would take the one before for what is there.</summary>
    [Fact]
    public void The_folder_is_claimed_until_the_build_is_remembered()
    {
        Build(isSettled: true);
        Edit("content/pages/quality/wok-programme.nl.md", text => text + "\nEen zin.\n");
        using var other = new BuildCache(options, Output, clock.AddMinutes(1));
        using (var cache = new BuildCache(options, Output, clock.AddMinutes(1)))
        {
            var report = new SiteBuilder(options, cache.Memory).Build(cache.OpenSink);
            Assert.Equal("another build is at work on this output folder; wait until it is done", Assert.Throws<OutputException>(other.OpenSink).Text.En);
            cache.Keep(report);
        }

        Assert.Equal("another build has just written to this output folder; build the site once more", Assert.Throws<OutputException>(other.OpenSink).Text.En);
    }

    [Fact]
    public void A_build_that_ended_in_between_is_told()
    {
        Build(isSettled: true);
        Edit("content/pages/quality/wok-programme.nl.md", text => text + "\nEen zin.\n");
        using var cache = new BuildCache(options, Output, clock.AddMinutes(1));
        Build(isSettled: true);

        var refused = Assert.Throws<OutputException>(cache.OpenSink);

        Assert.Equal("another build has just written to this output folder; build the site once more", refused.Text.En);
    }

    [Fact]
    public void A_page_that_was_saved_during_the_last_build_is_read_again()
    {
        Build(isSettled: true);
        const string page = "content/pages/quality/wok-programme.nl.md";
        Edit(page, text => text + "\nOud.\n");
        var saved = clock;
        Build(isSettled: false);
        // The same length and, on a coarse clock, the same time.
        File.WriteAllText(temp.At(page), File.ReadAllText(temp.At(page)).Replace("\nOud.\n", "\nNew.\n", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(temp.At(page), saved);

        Assert.Null(Difference(Build(isSettled: true).Site));
    }

    [Fact]
    public void Another_version_of_the_generator_takes_nothing_over()
    {
        Build(isSettled: true);
        var file = Directory.EnumerateFiles(temp.At(".site-cache"), "*.build").Single();
        var record = BuildRecord.Load(file)!;
        (record with { Key = record.Key.Replace(BuildCache.Version, "another version", StringComparison.Ordinal) }).Save(file);

        using var cache = new BuildCache(options, Output, clock.AddMinutes(1));
        Assert.Null(cache.Find());
        Assert.Equal("", cache.Memory.Basis);
    }

    [Theory]
    [InlineData(".build")]
    [InlineData(".pages")]
    [InlineData(".nl.index")]
    [InlineData(".en.index")]
    public void A_damaged_cache_is_no_cache(string kind)
    {
        Build(isSettled: true);
        foreach (var damage in (Action<string>[])[Cut, Flip, File.Delete, path => File.WriteAllBytes(path, [])])
        {
            damage(Directory.EnumerateFiles(temp.At(".site-cache"), "*" + kind).Single());
            foreach (var language in (string[])["nl", "en"])
                Edit($"content/pages/quality/wok-programme.{language}.md", text => text + "\nEen zin.\n");
            var (report, _, site) = Build(isSettled: true);
            Assert.Equal(0, report.Errors);
            Assert.Null(Difference(site));
        }

        static void Cut(string path)
        {
            using var stream = File.OpenWrite(path);
            stream.SetLength(stream.Length / 2);
        }

        static void Flip(string path)
        {
            var bytes = File.ReadAllBytes(path);
            bytes[bytes.Length * 2 / 3] ^= 0x20;
            File.WriteAllBytes(path, bytes);
        }
    }

    [Fact]
    public void What_was_changed_by_hand_in_the_site_or_the_cache_is_mended()
    {
        Build(isSettled: true);
        Edit("content/pages/quality/wok-programme.nl.md", text => text + "\nEen zin.\n");
        Build(isSettled: true);
        File.AppendAllText(Path.Combine(Output, "index.html"), "x");
        Assert.Null(Difference(Build(isSettled: true).Site));

        var former = Directory.EnumerateDirectories(temp.At(".site-cache"), "*.former").Single();
        File.Delete(Path.Combine(former, "en", "index.html"));
        File.WriteAllText(Path.Combine(former, "404.html"), "x");
        File.WriteAllText(Path.Combine(former, "vreemd.html"), "x");
        Edit("content/pages/quality/wok-programme.nl.md", text => text + "\nNog een zin.\n");
        Assert.Null(Difference(Build(isSettled: true).Site));
    }

    /// <summary>Builds with the cache into the output folder, and anew into memory.</summary>
    private (BuildReport Report, BuildReport Clean, IReadOnlyDictionary<string, byte[]> Site) Build(bool isSettled)
    {
        using var sink = new MemorySink();
        var clean = new SiteBuilder(options).Build(() => sink);
        BuildReport report;
        using (var cache = new BuildCache(options, Output, isSettled ? clock.AddMinutes(1) : clock))
        {
            report = cache.Find() ?? new SiteBuilder(options, cache.Memory).Build(cache.OpenSink);
            cache.Keep(report);
        }
        clock = clock.AddMinutes(2);
        return (report, clean, sink.Files);
    }

    private string? Difference(IReadOnlyDictionary<string, byte[]> site)
    {
        var written = FileFacts.Below(Output).Keys.Order(StringComparer.Ordinal).ToList();
        var missing = site.Keys.Except(written).Concat(written.Except(site.Keys)).ToList();
        return missing.Count > 0
            ? "only in one: " + string.Join(", ", missing)
            : written.Find(f => !File.ReadAllBytes(Path.Combine(Output, f)).AsSpan().SequenceEqual(site[f]));
    }

    private static string Told(IEnumerable<Diagnostic> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
            text.Append(CultureInfo.InvariantCulture, $"{finding.Where.File}:{finding.Where.Line}:{finding.Where.Column} {finding.Severity} {finding.Rule.Code} {finding.Message("nl")} {finding.Hint("en")}\n");
        return text.ToString();
    }

    private string Change(Random random)
    {
        var pages = Files("content/pages", "*.md");
        var data = Files("content/data", "*.yml");
        return random.Next(16) switch
        {
            < 6 => Text(Pick(pages), "a sentence at the end", text => text + $"\nZin {random.Next(1000)} over het spel en de begeleiding.\n"),
            6 => Text(Pick(pages), "a paragraph less", text => Paragraph().Replace(text, "\n\n", 1, text.Length / 2)),
            7 => Text(Pick(pages), "another title", text => text.Replace("\ntitle: ", $"\ntitle: Nieuw {random.Next(100)} ", StringComparison.Ordinal)),
            8 => Text(Pick(pages), "a heading more", text => text + $"\n## Kop {random.Next(1000)} {{#kop-{random.Next(1000)}}}\n\nTekst eronder.\n"),
            9 => Text(Pick(pages), "a link more", text => text + "\nZie [de WOK](../quality/wok-programme.nl.md) en [iets](../niets.nl.md).\n"),
            10 => Text(Pick(data), "a comment in the data", text => text + $"# {random.Next(1000)}\n"),
            11 => Text("content/data/glossary.yml", "a definition", text => text.Replace(" een ", " nog een ", StringComparison.Ordinal)),
            12 => Text(Pick(Files("theme", "*.yml")), "an interface string", text => text + $"# {random.Next(1000)}\n"),
            13 => Text(Pick(Files("theme", "*.hbs")), "a template", text => text + $"<!-- {random.Next(1000)} -->\n"),
            14 => Text("content/site.yml", "a setting", text => text + $"# {random.Next(1000)}\n"),
            _ => Page(random, Pick(pages)),
        };

        string Pick(string[] files) => files[random.Next(files.Length)];
    }

    /// <summary>A new page in both languages, or one less.</summary>
    private string Page(Random random, string page)
    {
        var id = $"nieuw-{random.Next(100)}";
        if (random.Next(3) == 0)
        {
            File.Delete(temp.At(page));
            return $"{page} removed";
        }
        foreach (var language in (string[])["nl", "en"])
        {
            Touch([temp.Write($"content/pages/quality/{id}.{language}.md",
                $"---\ntitle: Bladzijde {id}\ndescription: Een bladzijde die er eerst niet was, met een omschrijving van de goede lengte.\n---\n\n## Kop {{#kop}}\n\nTekst.\n")]);
        }
        return $"{id} added";
    }

    private string Text(string file, string what, Func<string, string> change)
    {
        Edit(file, change);
        return $"{file}: {what}";
    }

    private void Edit(string file, Func<string, string> change)
    {
        File.WriteAllText(temp.At(file), change(File.ReadAllText(temp.At(file))));
        Touch([temp.At(file)]);
    }

    /// <summary>Gives files the time of now, which goes on.</summary>
    private void Touch(IEnumerable<string> files)
    {
        clock = clock.AddMilliseconds(10);
        foreach (var file in files)
            File.SetLastWriteTimeUtc(file, clock);
    }

    private string[] Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(temp.At(folder), pattern, SearchOption.AllDirectories).Select(f => Path.GetRelativePath(temp.Root, f)).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\n\n[A-Z][^\n]*\n\n")]
    private static partial Regex Paragraph();
}
