using Site.Engine;
using Site.Engine.Learning;
using Site.Model.Diagnostics;
using Site.Tests.Support;
using Xunit;

namespace Site.Tests.Learning;

/// <summary>Self-tests held against the rest of a site: pages, anchors, frames and what was published before.</summary>
public sealed class SelfTestSiteTests
{
    private const string Page = "---\ntitle: P\ndescription: D\n---\n\nText.\n\n## Head {#head}\n\nText.\n";

    private static readonly string Module = Modules.File(Modules.Single(revision: 2, explain: "p#head"));

    private static string Findings(string module, string locked = "A 2 m\n", string? second = null)
    {
        using var temp = new TempFolder();
        temp.Write("content/site.yml", "title: {nl: T, en: T}\nlanguages: [nl, en]\nsuppressions:\n  - {code: S0710, reason: the example shows one thing at a time}\n"u8.ToArray());
        temp.Write("content/pages/s/p.nl.md", System.Text.Encoding.UTF8.GetBytes(Page));
        temp.Write("content/pages/s/p.en.md", System.Text.Encoding.UTF8.GetBytes(Page));
        temp.Write("content/self-tests/m.yml", System.Text.Encoding.UTF8.GetBytes(module));
        if (second is not null)
            temp.Write("content/self-tests/n.yml", System.Text.Encoding.UTF8.GetBytes(second));
        temp.Write("content/self-tests.lock", System.Text.Encoding.UTF8.GetBytes(locked));
        var report = new SiteBuilder(new BuildOptions(temp.At("content"), PlainTheme.Write(temp), null, false, new DateOnly(2026, 11, 22))).Build(openSink: null);
        return string.Join("\n", report.Diagnostics.Where(d => d.Where.File.Contains("self-test", StringComparison.Ordinal))
            .Select(d => $"{d.Where.File}:{d.Where.Line}:{d.Where.Column} {d.Severity.ToString().ToLowerInvariant()} {d.Rule.Code} {d.Message("en")} = {d.Hint("en")}"));
    }

    [Fact]
    public void The_example_is_clean() => Assert.Equal("", Findings(Module));

    [Fact]
    public void Dead_page() => Assert.Equal(
        "content/self-tests/m.yml:15:77 error S0804 the explanation refers to a page that does not exist: nowhere = write page-id#anchor, such as basic-communication#c2-1",
        Findings(Module.Replace("p#head", "nowhere#head", StringComparison.Ordinal)));

    [Fact]
    public void Dead_anchor() => Assert.Equal(
        "content/self-tests/m.yml:15:77 error S0805 the page p has no anchor \"haed\" in language nl = did you mean head ?",
        Findings(Module.Replace("p#head", "p#haed", StringComparison.Ordinal)));

    [Fact]
    public void Vanished_question() => Assert.Equal(
        "content/self-tests/m.yml:1:5 error S0806 question B has vanished from module \"m\" = put the question back, or add B to \"retired:\" of the module, so that its id is never used again",
        Findings(Module, "A 2 m\nB 1 m\n"));

    [Fact]
    public void A_retired_question_has_not_vanished() =>
        Assert.Equal("", Findings(Module.Replace("retired: []", "retired: [B]", StringComparison.Ordinal), "A 2 m\nB 1 m\n"));

    [Fact]
    public void A_revision_cannot_go_down() => Assert.Equal(
        "content/self-tests/m.yml:7:9 error S0808 question A has revision 2, but revision 3 has been published = leave the revision or raise it",
        Findings(Module, "A 3 m\n"));

    [Fact]
    public void A_new_question_or_revision_is_to_be_accepted() => Assert.Equal(
        "content/self-tests/m.yml:1:5 warning S0809 not in self-tests.lock yet: A = run: site self-tests accept",
        Findings(Module, "A 1 m\n"));

    [Fact]
    public void The_same_id_in_two_modules() => Assert.Equal(
        "content/self-tests/n.yml:7:9 error S0114 the id \"A\" stands here twice; first on line 7 (content/self-tests/m.yml) = give one of the two another id",
        Findings(Module, second: Module.Replace("id: m", "id: n", StringComparison.Ordinal)));

    [Fact]
    public void Unknown_principle_and_strip() => Assert.Equal(
        "content/self-tests/m.yml:11:18 error S0816 unknown principle \"C9\" = principles stand in data/principles.yml: \n"
        + "content/self-tests/m.yml:16:17 error S0819 there is no frame \"STRIP-9\" = known are: \n"
        + "content/self-tests/m.yml:17:17 error S0819 there is no frame \"STRIP-9\" = known are: ",
        Findings("""
            id: m
            title: {nl: T, en: T}
            intro: {nl: I, en: I}
            retired: []

            questions:
              - id: A
                revision: 2
                type: framestrip
                level: 1
                principles: [C9]
                stem: {nl: S, en: S}
                task: spot
                strip: STRIP-9
                frames:
                  - {frame: "1", correct: true, feedback: {nl: f, en: f}}
                  - {frame: "2", feedback: {nl: f, en: f}, explain: p#head}
            """));

    [Fact]
    public void The_real_lock_holds_every_real_question()
    {
        var locked = SelfTestLockFile.Read(File.ReadAllText(Repository.At("content", "self-tests.lock")), "content/self-tests.lock", new DiagnosticBag());
        Assert.True(locked.Questions.Length >= 44);
    }
}
