using System.Text;
using Site.Engine;
using Site.Model.Diagnostics;
using Site.Tests.Support;

namespace Site.Tests.Checks;

/// <summary>One slip of an editor in the real content is one error, at its place: what hangs on the file is not told to be missing as well.</summary>
public sealed class OneFaultTests : IDisposable
{
    private const string Page = "pages/quality/wok.nl.md";
    private const string Other = "pages/quality/wok.en.md";
    private const string Glossary = "data/glossary.yml";
    private const string Module = "self-tests/methods.yml";

    private readonly TempFolder temp = new();

    public OneFaultTests()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.At("content"), "*", SearchOption.AllDirectories))
            temp.Write("content/" + Path.GetRelativePath(Repository.At("content"), file).Replace('\\', '/'), File.ReadAllBytes(file));
    }

    public void Dispose() => temp.Dispose();

    [Theory]
    [InlineData("Title:", "S0103 2:1")]
    [InlineData("title:", "S0113 2:7")]
    [InlineData("title:WOK", "S0101 2:6")]
    [InlineData("title: !let op", "S0101 2:8")]
    [InlineData("title: *WOK* uitgelegd", "S0101 2:8")]
    [InlineData("title: [WOK] uitgelegd", "S0101 2:8")]
    [InlineData("title: 'De WOK's'", "S0101 2:8")]
    [InlineData("title: Zeg: hallo", "S0101 2:11")]
    [InlineData("title: \"WOK", "S0101 2:8")]
    [InlineData("\ttitle: WOK", "S0101 2:1")]
    [InlineData("title:\u00A0WOK", "S0101 2:7")]
    [InlineData("title: WOK\naudience: [parents", "S0101 3:11")]
    [InlineData("title: WOK\ndraft: ja", "S0106 3:8")]
    [InlineData("title: WOK\nchanged: 22-11-2026", "S0106 3:10")]
    public void A_slip_in_the_front_matter(string line, string expected)
    {
        var lines = Lines(Page);
        Assert.StartsWith("title:", lines[1], StringComparison.Ordinal);
        lines.RemoveAll(l => l.StartsWith(line.Split('\n')[^1].Split(':')[0] + ":", StringComparison.Ordinal) && line.Contains('\n', StringComparison.Ordinal));
        lines[1] = line;
        Write(Page, lines);

        Assert.Equal([$"content/{Page} {expected}"], Errors());
    }

    [Theory]
    [InlineData(0, "----", "S0111 1:1")]
    [InlineData(0, "\u2014", "S0111 1:1")]
    [InlineData(0, "\n---", "S0111 1:1")]
    [InlineData(0, " ---", "S0111 1:1")]
    public void A_slip_in_the_first_line(int at, string line, string expected)
    {
        var lines = Lines(Page);
        lines[at] = line;
        Write(Page, lines);

        Assert.Equal([$"content/{Page} {expected}"], Errors());
    }

    [Fact]
    public void Blanks_after_the_first_line_are_no_fault()
    {
        var lines = Lines(Page);
        lines[0] = "---  ";
        Write(Page, lines);

        Assert.Equal([], Errors());
    }

    [Fact]
    public void An_empty_page()
    {
        Write(Page, [" "]);

        Assert.Equal([$"content/{Page} S0021 0:0"], Errors());
    }

    [Fact]
    public void A_page_that_is_gone_in_one_language()
    {
        File.Delete(At(Other));

        Assert.Equal([$"content/{Page} S0301 1:1"], Errors());
    }

    [Fact]
    public void A_page_that_is_a_draft_in_one_language()
    {
        var lines = Lines(Other);
        lines.Insert(2, "draft: true");
        Write(Other, lines);

        Assert.Equal([$"content/{Page} S0308 2:8"], Errors());
    }

    [Theory]
    [InlineData(Page, "pages/quality/wok.nl.MD", "S0010", "wok.nl.md")]
    [InlineData(Page, "pages/quality/wok.nl.md.txt", "S0010", "wok.nl.md")]
    [InlineData(Page, "pages/quality/WOK.nl.md", "S0010", "wok.nl.md")]
    [InlineData(Glossary, "data/glossary.yaml", "S0701", "glossary.yml")]
    [InlineData(Glossary, "data/glosary.yml", "S0701", "glossary.yml")]
    [InlineData(Module, "self-tests/methods.yaml", "S0701", "methods.yml")]
    public void A_file_with_a_slip_in_its_name(string from, string to, string code, string suggestion)
    {
        File.Move(At(from), At("new"));
        File.Move(At("new"), At(to));

        var error = Assert.Single(Check());
        Assert.Equal($"content/{to} {code}", $"{error.Where.File} {error.Rule.Code}");
        Assert.Equal(suggestion, error.Suggestion);
    }

    [Theory]
    [InlineData(Page, 22)]
    [InlineData(Page, 3)]
    [InlineData(Glossary, 8)]
    [InlineData(Module, 30)]
    [InlineData("data/facts.yml", 12)]
    [InlineData("data/principles.yml", 12)]
    [InlineData("data/strips.yml", 12)]
    [InlineData("data/sectors.yml", 8)]
    [InlineData("data/time-investment.yml", 30)]
    [InlineData("redirects.yml", 2)]
    [InlineData("site.yml", 4)]
    public void A_conflict_that_git_left(string file, int at)
    {
        var lines = Lines(file);
        lines.InsertRange(at, ["<<<<<<< HEAD", "mine: 1", "=======", "theirs: 1", ">>>>>>> voorstel"]);
        Write(file, lines);

        Assert.Equal([$"content/{file} S0020 {at + 1}:1"], Errors());
    }

    [Theory]
    [InlineData("links.lock", "S0519")]
    [InlineData("translations.lock", "S0307")]
    [InlineData("self-tests.lock", "S0810")]
    public void A_conflict_in_a_record_loses_neither_version(string file, string code)
    {
        var lines = Lines(file);
        lines.InsertRange(10, ["<<<<<<< HEAD", lines[9], "=======", lines[9], ">>>>>>> voorstel"]);
        Write(file, lines);

        Assert.Equal([$"content/{file} {code} 11:1"], Errors());
    }

    [Theory]
    [InlineData("    type: single", "    type: meerkeuze", "S0107")]
    [InlineData("        correct: true", "        correct: \"true\"", "S0106")]
    [InlineData("    stem:", "   stem:", "S0101")]
    public void A_slip_in_a_question(string from, string to, string code)
    {
        var lines = Lines(Module);
        var at = lines.IndexOf(from);
        lines[at] = to;
        Write(Module, lines);

        Assert.Equal([code], Check().Select(d => d.Rule.Code));
    }

    private string At(string relative) => temp.At("content/" + relative);

    private List<string> Lines(string file) => [.. File.ReadAllText(At(file)).Split('\n')];

    private void Write(string file, IEnumerable<string> lines) => File.WriteAllText(At(file), string.Join('\n', lines), new UTF8Encoding(false));

    private IEnumerable<string> Errors() => Check().Select(d => $"{d.Where.File} {d.Rule.Code} {d.Where.Line}:{d.Where.Column}");

    private List<Diagnostic> Check() =>
        [.. new SiteBuilder(new BuildOptions(temp.At("content"), Repository.At("themes", "ait"), null, IncludesDrafts: false, new DateOnly(2026, 11, 22))).Build(openSink: null)
            .Diagnostics.Where(d => d.Severity == Severity.Error)];
}
