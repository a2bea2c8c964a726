using Site.Engine;
using Site.Engine.Files;
using Site.Tests.Support;

namespace Site.Tests.Safety.Injection;

/// <summary>Nothing that stands in a text of the content becomes markup, script, a formula or a line of its own in any output.</summary>
public sealed class InjectionTests
{
    [Fact]
    public void The_corpus_has_more_than_200_strings() => Assert.True(Strings.All.Distinct(StringComparer.Ordinal).Count() >= 200, $"{Strings.All.Count} strings");

    /// <summary>Every text of site.yml, front matter and every data file, in the site's own theme.</summary>
    [Fact]
    public void Data_and_front_matter_stay_text()
    {
        // Control characters are refused by themselves.
        var corpus = Strings.All.Select(s => s.Replace("\r", "", StringComparison.Ordinal).Replace("\u0085", "", StringComparison.Ordinal)).ToList();
        var harmless = Build(_ => "woord", out var texts);
        Assert.True(harmless.Errors.Length == 0, harmless.Errors);
        Assert.True(texts > 3000, $"only {texts} texts were found");
        var vocabulary = harmless.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).SelectMany(f => OutputInspector.Vocabulary(f.Value)).ToHashSet(StringComparer.Ordinal);
        // Among all texts every string is met in each turn; over all turns every text gets every string.
        var turns = SiteCommand.IsFull ? corpus.Count : 3;
        var step = corpus.Count / turns;
        for (var turn = 0; turn < turns; turn++)
        {
            var shift = turn * step;
            var injected = Build(n => corpus[(n + shift) % corpus.Count], out _);
            Assert.True(injected.Errors.Length == 0, $"turn {turn}: {injected.Errors}");
            Assert.Equal(harmless.Files.Count(f => f.Key.EndsWith(".html", StringComparison.Ordinal)), injected.Files.Count(f => f.Key.EndsWith(".html", StringComparison.Ordinal)));
            Findings.None(Found(injected.Files, vocabulary));
        }
    }

    /// <summary>Strings as Markdown in every kind of place: refused with an error, or harmless.</summary>
    [Fact]
    public void Markdown_is_refused_or_harmless()
    {
        using var site = SiteFolder.Of("");
        InjectedMarkdown.Write(site.Write);
        site.Write("pages/woorden.nl.md", InjectedMarkdown.Head + InjectedMarkdown.Everything("woord") + "\n![woord](../media/a.svg \"woord\")\n\n- [x] a\n\n> [!NOTE]\n> a\n\n[a](https://a.example)\n\n[a](mailto:a@a.example)\n\n`a` *a* **a**\n\n<details open><summary>a</summary></details>\n\n<abbr title=\"a\">a</abbr> <kbd>a</kbd> <mark>a</mark> <sub>a</sub> <sup>a</sup><br>\n\n***\n\n~~~\na\n~~~\n\n1. a\n\n#### a {.woord lang=nl dir=ltr title=a}\n\n| a | b |\n|:-:|--:|\n| a | a |\n");
        var corpus = Strings.All;
        var refused = site.Build().Report.Diagnostics.Where(d => d.Severity == Model.Diagnostics.Severity.Error).Select(d => d.Where.File).Distinct(StringComparer.Ordinal).ToList();
        Assert.DoesNotContain(refused, f => f.StartsWith("content/pages/b", StringComparison.Ordinal));
        Assert.DoesNotContain("content/pages/woorden.nl.md", refused);
        Assert.True(refused.Count > 80, $"only {refused.Count} pages were refused");
        foreach (var file in refused)
            site.Delete(file["content/".Length..]);

        var built = site.Build();

        Assert.DoesNotContain(built.Report.Diagnostics, d => d.Severity == Model.Diagnostics.Severity.Error);
        var vocabulary = OutputInspector.Vocabulary(built.Files["woorden/index.html"]).ToHashSet(StringComparer.Ordinal);
        foreach (var page in (string[])["index.html", "zoeken/index.html", "404.html", "begin/index.html"])
            vocabulary.UnionWith(OutputInspector.Vocabulary(built.Files[page]));
        vocabulary.UnionWith(["meta@http-equiv", "html@lang", "input", "input@type", "input@disabled", "input@checked", "input@aria-label"]);
        Findings.None(Found(built.Files, vocabulary));
        TestContext.Current.SendDiagnosticMessage($"{corpus.Count} strings: {refused.Count} pages refused, {(2 * corpus.Count) - refused.Count} built");
    }

    /// <summary>A string that stands for itself is shown as itself.</summary>
    [Fact]
    public void Escaped_text_is_shown_to_the_letter()
    {
        using var site = SiteFolder.OnePage("<script>".Replace("<", "\\<", StringComparison.Ordinal) + " & \"x\" 'y'\n\n`<script>&amp;`");
        Assert.Equal("<p>&lt;script&gt; &amp; &quot;x&quot; 'y'</p>\n<p><code>&lt;script&gt;&amp;amp;</code></p>", site.Build().Clean().Body());
    }

    private static IEnumerable<string> Found(IReadOnlyDictionary<string, byte[]> files, IReadOnlySet<string> vocabulary) =>
        files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Key.EndsWith(".html", StringComparison.Ordinal) ? OutputInspector.Html(f.Key, f.Value, vocabulary) : OutputInspector.Other(f.Key, f.Value));

    private static (IReadOnlyDictionary<string, byte[]> Files, string Errors) Build(Func<int, string> choose, out int texts)
    {
        using var temp = new TempFolder();
        texts = InjectedSite.Write(temp, choose);
        using var sink = new MemorySink();
        var report = new SiteBuilder(new BuildOptions(temp.At("content"), Repository.At("themes", "ait"), null, IncludesDrafts: false, new DateOnly(2026, 11, 22))).Build(() => sink);
        var errors = report.Diagnostics.Where(d => d.Severity == Model.Diagnostics.Severity.Error).Select(d => $"{d.Where.File}:{d.Where.Line}:{d.Where.Column} {d.Rule.Code} {d.Message("en")}");
        return (sink.Files, string.Join('\n', errors.Take(20)));
    }
}
