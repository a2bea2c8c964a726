using Site.Tests.Support;

namespace Site.Tests.Safety.Hostile;

/// <summary>Hostile and odd input gives a finding where it stands, or a site: never an exception, an endless run or a half page.</summary>
public sealed class HostileInputTests
{
    /// <summary>Generous: the machine may be busy. Most cases take some milliseconds.</summary>
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(90);

    private static readonly Dictionary<string, HostileCase> Cases =
        HostileFiles.All.Concat(HostileYaml.All).Concat(HostileMarkdown.All).ToDictionary(c => c.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_check_ends_with_findings_or_without(string name)
    {
        var hostile = Cases[name];
        using var site = CaseKinds.Site();
        hostile.Change(site);

        var (code, output, error) = await Task.Run(() => site.RunAsync("check", "--messages", "en", "--content", "{content}", "--theme", "{theme}")).WaitAsync(Time, TestContext.Current.CancellationToken);

        var report = output + error;
        Assert.True(code is 0 or 1, $"exit code {code}\n{Short(report)}");
        Assert.DoesNotContain("   at ", report, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001B', report);
        if (hostile.Code == CaseKinds.Fine)
            Assert.True(code == 0, Short(report));
        else if (hostile.Code != "*")
            Assert.True(code == 1 && error.Contains($"error {hostile.Code}", StringComparison.Ordinal), $"expected {hostile.Code}\n{Short(report)}");
    }

    [Fact]
    public void There_are_more_than_150_cases() => Assert.True(Cases.Count > 150, $"{Cases.Count} cases");

    private static string Short(string text) => text.Length < 3000 ? text : text[..3000];
}
