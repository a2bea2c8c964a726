using System.Text.RegularExpressions;
using Site.Tests.Support;

namespace Site.Tests.Rules;

/// <summary>What holds for all code: sizes, and calls that are never made. Compile-time bans stand in BannedSymbols.txt.</summary>
public sealed class CodeRulesTests
{
    private const int MostLines = 400;

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var long_ = Files("*.cs", Repository.Root).Concat(Files("*.js", Repository.At("themes"))).Concat(Files("*.css", Repository.At("themes"))).Concat(Files("*.hbs", Repository.At("themes")))
            .Select(f => (File: Path.GetRelativePath(Repository.Root, f), Lines: File.ReadLines(f).Count()))
            .Where(f => f.Lines > MostLines).Select(f => $"{f.File}: {f.Lines} lines");
        Findings.None(long_);
    }

    // Text: what it is; pattern; the folders it is looked for in; files that may.
    public static TheoryData<string, string, string, string[]> Banned() => new()
    {
        { "the clock or chance in the engine", @"\b(Stopwatch\.GetTimestamp|Environment\.TickCount|Random\b|Guid\.NewGuid|TimeProvider\.System)", "src/Site.Engine", [] },
        { "the engine speaking to the console", @"\bConsole\.", "src/Site.Engine", [] },
        { "the environment read in the engine", @"\bEnvironment\.(GetEnvironmentVariable|CurrentDirectory|MachineName|UserName)", "src/Site.Engine", [] },
        { "writing to the disk outside Files", @"\b(File\.(Write|Append|Create|Delete|Move|Copy|OpenWrite)|Directory\.(Create|Delete|Move))", "src/Site.Engine", ["Files/", "Parsing/ParseCache", "Links/", "Caching/"] },
        { "waiting for a task by blocking a thread", @"(\.Wait\(\)|Thread\.Sleep)", "src", [] },
        { "a network client", @"\b(HttpClient|WebClient|TcpClient|Dns\.)", "src", ["Site.Cli/Commands/LinksCommand.cs"] },
        { "a note to self", @"//\s*(TODO|FIXME|HACK|XXX)\b", "src", [] },
        { "scanning of assemblies", @"\b(GetExportedTypes|AppDomain|Assembly\.(Load|GetExecutingAssembly|GetTypes))\b", "src", [] },
        { "an expression that may run out of its time: none may need a limit, for who passes it ends the build", @"GeneratedRegex\(.*,\s*\d+\)\]", "src/Site.Engine", [] },
        { "a switched-off warning without a reason", @"#pragma warning disable[^/\n]*$", "src", [] },
        { "HTML from text in the browser", @"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function)", "themes", [] },
        { "a cookie", @"\b(document\.cookie|cookieStore)", "themes", [] },
        { "another host in the browser", @"(fetch|import|EventSource|WebSocket|sendBeacon)\(\s*[""'`](https?:)?//", "themes", [] },
        { "a style or event attribute in a template", @"<[^>]*\s(style|on[a-z]+)=", "themes/ait/layouts", [] },
        { "a style or event attribute in a partial", @"<[^>]*\s(style|on[a-z]+)=", "themes/ait/partials", [] },
        { "an address of another host in a style sheet", @"(url\(|@import)\s*[""']?(https?:)?//", "themes", [] },
    };

    [Theory]
    [MemberData(nameof(Banned))]
    public void Some_calls_are_never_made(string what, string pattern, string folder, string[] allowed)
    {
        var regex = new Regex(pattern, RegexOptions.Multiline, TimeSpan.FromSeconds(5));
        var root = Repository.At(folder);
        var files = (string[])["*.cs", "*.js", "*.css", "*.hbs"];
        var found =
            from file in files.SelectMany(e => Files(e, root))
            let relative = Path.GetRelativePath(root, file).Replace('\\', '/')
            where !allowed.Any(a => relative.StartsWith(a, StringComparison.Ordinal))
            from match in regex.Matches(File.ReadAllText(file))
            select $"{folder}/{relative}: {match.Value}";
        Assert.True(!found.Any(), $"{what}:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Only_the_answers_of_a_self_test_are_kept_in_the_browser()
    {
        var files = Files("*.js", Repository.At("themes", "ait", "js"))
            .Where(f => Regex.IsMatch(File.ReadAllText(f), @"\b(localStorage|sessionStorage|indexedDB|caches\.)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))
            .Select(f => Path.GetRelativePath(Repository.At("themes", "ait", "js"), f));
        Assert.All(files, f => Assert.Contains(f.Replace('\\', '/'), Keepers));
    }

    // Answers, once one is given.
    private static readonly string[] Keepers = ["self-test-store.js"];

    /// <summary>Files of the repository's own, without what is built or fetched.</summary>
    internal static IEnumerable<string> Files(string pattern, string root) =>
        Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(root, f).Replace('\\', '/').Split('/').Any(p => p is "bin" or "obj" or "artifacts" or "node_modules" or "output" or ".git"));
}
