using System.Text;
using Site.Cli.Commands;
using Site.Cli.Reporting;
using Site.Engine;
using Site.Engine.Files;

namespace Site.Tests.Support;

/// <summary>
/// A content folder written from a short description. Each file begins with a line <c>=== path</c>; without a site.yml a Dutch and English one is added:
/// <code>
/// using var site = SiteFolder.Of("""
///     === pages/home.nl.md
///     ---
///     title: Thuis
///     translation: absent
///     ---
///     Tekst.
///     """);
/// Assert.Contains("Tekst", site.Build().Text("index.html"));
/// </code>
/// </summary>
public sealed class SiteFolder : IDisposable
{
    public const string Bilingual = "title: {nl: Proef, en: Trial}\nlanguages: [nl, en]\nbase-url: https://proef.example\n";

    public const string Dutch = "title: Proef\nlanguages: [nl]\nbase-url: https://proef.example\n";

    private readonly TempFolder temp = new();

    private SiteFolder(string description)
    {
        var files = 0;
        foreach (var part in ("\n" + description.TrimStart('\n')).Split("\n=== ").Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            var name = (end < 0 ? part : part[..end]).Trim();
            Write(name, end < 0 ? "" : part[(end + 1)..] + (part.EndsWith('\n') ? "" : "\n"));
            files++;
        }
        if (files == 0 && description.Trim().Length > 0)
            throw new ArgumentException("a description begins with a line === path", nameof(description));
        if (!File.Exists(At("site.yml")))
            Write("site.yml", Bilingual);
        Theme = PlainTheme.Write(temp);
    }

    public static SiteFolder Of(string description) => new(description);

    /// <summary>A Dutch site of one page, <c>pages/proef.nl.md</c>, with the given Markdown.</summary>
    public static SiteFolder OnePage(string markdown) =>
        new($"=== site.yml\n{Dutch}=== pages/proef.nl.md\n---\ntitle: Proef\ndescription: Een bladzijde.\n---\n{markdown}\n");

    public string Root => temp.Root;

    /// <summary>The content folder; messages call it "content".</summary>
    public string Content => temp.At("content");

    public string Output => temp.At("output");

    /// <summary>The <see cref="PlainTheme"/>, a copy that tests may change.</summary>
    public string Theme { get; set; }

    public string At(string relative) => Path.Combine(Content, relative);

    public void Write(string relative, string text) => temp.Write(Path.Combine("content", relative), text);

    public void Write(string relative, byte[] bytes) => temp.Write(Path.Combine("content", relative), bytes);

    public void Change(string relative, string from, string to)
    {
        var text = File.ReadAllText(At(relative));
        Assert.Contains(from, text, StringComparison.Ordinal);
        Write(relative, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Delete(string relative) => File.Delete(At(relative));

    /// <summary>Changes a file of the theme.</summary>
    public void ChangeTheme(string relative, string from, string to)
    {
        var path = Path.Combine(Theme, relative);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    public BuildOptions Options(bool drafts = false, string? baseUrl = null) => new(Content, Theme, baseUrl, drafts, new DateOnly(2026, 11, 22));

    /// <summary>Builds into memory. With errors there are no files.</summary>
    public BuiltSite Build(bool drafts = false, string? baseUrl = null)
    {
        using var sink = new MemorySink();
        var options = Options(drafts, baseUrl);
        var report = new SiteBuilder(options).Build(() => sink);
        return new BuiltSite(report, report.Written is null ? new Dictionary<string, byte[]>(StringComparer.Ordinal) : sink.Files, Report(report, options));
    }

    /// <summary>Runs the command in this folder: {content}, {output} and {theme} stand for its folders.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var given = arguments.Select(a => a.Replace("{content}", Content, StringComparison.Ordinal).Replace("{output}", Output, StringComparison.Ordinal).Replace("{theme}", Theme, StringComparison.Ordinal));
        var code = await CommandLine.RunAsync([.. given], output, error);
        return (code, output.ToString(), error.ToString());
    }

    public void Dispose() => temp.Dispose();

    private static string Report(BuildReport report, BuildOptions options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        new TextReporter(output, error, "en", Paint.None).Report(report, options, showTimings: false);
        return error.ToString();
    }
}

/// <summary>What a build into memory gave.</summary>
/// <param name="Findings">The findings as the command shows them in English.</param>
public sealed record BuiltSite(BuildReport Report, IReadOnlyDictionary<string, byte[]> Files, string Findings)
{
    public string Text(string path)
    {
        Assert.True(Files.ContainsKey(path), $"no {path} in the site; there are {string.Join(", ", Files.Keys.Order(StringComparer.Ordinal))}\n{Findings}");
        return Encoding.UTF8.GetString(Files[path]);
    }

    /// <summary>What stands between the first two given texts of a file.</summary>
    public string Between(string path, string from, string to)
    {
        var text = Text(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    /// <summary>The HTML of the Markdown of <c>pages/proef.nl.md</c>.</summary>
    public string Body() => Between("proef/index.html", "<div class=\"content\">\n", "\n</div>\n<ol class=\"sources\">").Trim();

    public BuiltSite Clean()
    {
        Assert.Equal("", Findings);
        return this;
    }

    /// <summary>The codes of the findings, in order.</summary>
    public IEnumerable<string> Codes => Report.Diagnostics.Select(d => d.Rule.Code);
}
