using Site.Engine;
using Site.Model.Diagnostics;
using Site.Tests.Support;

namespace Site.Tests.Checks;

/// <summary>A folder with a fault of every kind that an editor can make, and the same folder mended.</summary>
public sealed class FaultFolderTests
{
    private static readonly string Folder = Repository.At("tests", "Site.Tests", "Checks", "Faults");

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Each_fault_is_reported_once_at_its_place(string language)
    {
        var report = Check("faulty");

        Snapshots.Match(Path.Combine(Folder, "expected", language), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["findings.txt"] = string.Concat(report.Diagnostics.Select(d => $"{d.Where.File}:{d.Where.Line}:{d.Where.Column} {d.Rule.Code} {d.Message(language)} = {d.Hint(language)}\n")),
        });
    }

    [Fact]
    public void There_are_at_least_80_kinds_of_fault_none_of_them_reported_twice_at_one_place()
    {
        var findings = Check("faulty").Diagnostics;

        Assert.InRange(findings.Select(d => d.Rule.Code).Distinct().Count(), 80, int.MaxValue);
        Assert.Equal(findings.Length, findings.Select(d => (d.Rule.Code, d.Where)).Distinct().Count());
    }

    [Fact]
    public void The_mended_folder_is_clean() =>
        Assert.Equal([], Check("corrected").Diagnostics.Select(d => $"{d.Where.File}:{d.Where.Line} {d.Message("en")}"));

    private static BuildReport Check(string name) =>
        new SiteBuilder(new BuildOptions(Path.Combine(Folder, name, "content"), Repository.At("themes", "ait"), null, IncludesDrafts: false, new DateOnly(2026, 11, 22))).Build(openSink: null);
}
