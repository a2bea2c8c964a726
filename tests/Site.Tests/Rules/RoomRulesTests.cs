using System.Text.RegularExpressions;
using Site.Tests.Support;

namespace Site.Tests.Rules;

/// <summary>Who may use whom (ARCHITECTURE.md), read from the <c>using</c> lines.</summary>
public sealed partial class RoomRulesTests
{
    // The rooms of the engine in the order of the flow: a room uses those before it.
    private static readonly string[] Flow =
    [
        "Diagnostics", "Html", "Languages", "Sources", "History", "Yaml", "Search", "Learning", "TimeInvestment", "Theming", "Markdown",
        "ContentTypes", "Assembly", "Links", "Navigation", "Facts", "ReadingLevel", "Checks", "Composing", "Outputs", "Files", "Caching",
    ];

    // Seams that look back in the flow on purpose, each with its reason.
    private static readonly Dictionary<string, string[]> Seams = new(StringComparer.Ordinal)
    {
        // A block writes a hole in Parse and fills it in Compose: both halves of one feature lie in one folder.
        ["Markdown/Blocks"] = ["Assembly", "ContentTypes", "Links"],
        // Drift of translations is measured over the history of the whole assembled site; only its report uses it.
        ["Languages/Translations/"] = ["Assembly", "ContentTypes", "History", "Markdown", "Sources"],
        // The files of moved and published addresses are read with the rest of the content; what they mean is known to Links.
        ["ContentTypes/SiteRecords.cs"] = ["Links"],
    };

    [Fact]
    public void Every_room_of_the_engine_has_its_place_in_the_flow() =>
        Assert.Equal(Flow.Order(StringComparer.Ordinal), Rooms().Order(StringComparer.Ordinal));

    [Fact]
    public void A_room_uses_only_the_rooms_before_it()
    {
        var wrong = new List<string>();
        foreach (var file in Sources("src", "Site.Engine"))
        {
            var relative = Path.GetRelativePath(Repository.At("src", "Site.Engine"), file).Replace('\\', '/');
            var room = relative.Split('/')[0];
            // The flow itself and the registry of blocks stand in the root: they use all.
            if (!relative.Contains('/', StringComparison.Ordinal))
                continue;
            var place = Array.IndexOf(Flow, room);
            foreach (var used in UsedRooms(file).Where(u => u != room && Array.IndexOf(Flow, u) >= place))
            {
                if (!Seams.Any(s => relative.StartsWith(s.Key, StringComparison.Ordinal) && s.Value.Contains(used, StringComparer.Ordinal)))
                    wrong.Add($"{relative} uses {used}");
            }
        }
        Findings.None(wrong);
    }

    [Fact]
    public void An_output_never_uses_another_output()
    {
        var wrong =
            from file in Sources("src", "Site.Engine", "Outputs")
            let own = Path.GetFileName(Path.GetDirectoryName(file)!)
            where own != "Outputs"
            from used in Using().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value)
            where used.StartsWith("Site.Engine.Outputs.", StringComparison.Ordinal) && used.Split('.')[3] != own
            select $"{own} uses {used}";
        Findings.None(wrong);
    }

    [Fact]
    public void A_check_never_uses_another_check()
    {
        var files = Sources("src", "Site.Engine", "Checks").ToDictionary(f => f, File.ReadAllText);
        var checks = files.SelectMany(f => CheckClass().Matches(f.Value).Select(m => (File: f.Key, Name: m.Groups["name"].Value))).ToList();
        Assert.NotEmpty(checks);
        var wrong =
            from check in checks
            from other in files
            where other.Key != check.File && Path.GetFileName(other.Key) != "ICheck.cs" && Regex.IsMatch(other.Value, $@"(?<!cref="")\b{check.Name}\b(?!"")", RegexOptions.None, TimeSpan.FromSeconds(1))
            select $"{Path.GetFileName(other.Key)} uses {check.Name}";
        Findings.None(wrong);
    }

    [Fact]
    public void The_model_uses_nothing()
    {
        var wrong = Sources("src", "Site.Model").SelectMany(f => Using().Matches(File.ReadAllText(f)).Select(m => m.Groups["name"].Value))
            .Where(u => !u.StartsWith("System", StringComparison.Ordinal) && !u.StartsWith("Site.Model", StringComparison.Ordinal));
        Findings.None(wrong);
        Assert.DoesNotContain("PackageReference", File.ReadAllText(Repository.At("src", "Site.Model", "Site.Model.csproj")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Markdig", "Markdown")]
    [InlineData("YamlDotNet", "Yaml")]
    public void A_package_is_known_to_one_room(string package, string room)
    {
        var wrong = Sources("src").Where(f => Using().Matches(File.ReadAllText(f)).Any(m => m.Groups["name"].Value.Split('.')[0] == package))
            .Select(f => Path.GetRelativePath(Repository.At("src", "Site.Engine"), f).Replace('\\', '/').Split('/')[0])
            .Where(r => r != room).Distinct(StringComparer.Ordinal);
        Findings.None(wrong);
    }

    private static IEnumerable<string> Rooms() => Directory.EnumerateDirectories(Repository.At("src", "Site.Engine")).Select(d => Path.GetFileName(d)!).Where(d => d is not ("bin" or "obj"));

    private static IEnumerable<string> Sources(params ReadOnlySpan<string> folder) => CodeRulesTests.Files("*.cs", Repository.At(folder));

    private static IEnumerable<string> UsedRooms(string file) => Using().Matches(File.ReadAllText(file))
        .Select(m => m.Groups["name"].Value.Split('.')).Where(p => p is ["Site", "Engine", _, ..]).Select(p => p[2]);

    [GeneratedRegex(@"^using (static )?(?<name>[A-Za-z.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();

    [GeneratedRegex(@"class (?<name>\w+)[^\n]*: ICheck\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CheckClass();
}
