// Every chore of the repository: dotnet run build.cs -- test | verify | fuzz | format | publish | bench | cards
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property RunAnalyzers=false
#:property GenerateDocumentationFile=false

using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using X86 = System.Runtime.Intrinsics.X86;
using System.Xml.Linq;

Directory.SetCurrentDirectory(Root());
Environment.SetEnvironmentVariable("DOTNET_NOLOGO", "1");
Environment.SetEnvironmentVariable("DOTNET_CLI_TELEMETRY_OPTOUT", "1");
return args switch
{
    ["test"] => Test(isFull: false),
    ["verify"] => Test(isFull: true),
    ["fuzz"] => Fuzz("10"),
    ["fuzz", "--minutes", var minutes] => Fuzz(minutes),
    ["format"] => Run("dotnet", "format", "Site.sln"),
    ["publish"] => Publish(),
    ["bench", .. var rest] => Run("dotnet", ["run", "-c", "Release", "--project", "bench/Site.Bench", "--", .. rest]),
    ["cards"] => Cards(),
    _ => Usage(),
};

static string Root([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run build.cs -- COMMAND
          test       builds, runs every test; ends with "N passed, N failed"
          verify     the same with the campaigns in full: kills, injections, every page in every state and width
          fuzz       random input to every reader; --minutes N in all (10); prints seeds and counts
          format     formats the code
          publish    the command `site`, ready to run, in artifacts/site
          bench ...  the benchmarks; what follows goes to bench/Site.Bench
          cards      draws the pictures that other sites show with a link, into content/media/cards
        """);
    return 2;
}

static int Test(bool isFull)
{
    var clock = Stopwatch.StartNew();
    if (isFull)
        Environment.SetEnvironmentVariable("SITE_CAMPAIGN", "full");
    if (Chromium(mayInstall: true) is { } chromium)
        Environment.SetEnvironmentVariable("SITE_CHROMIUM", chromium);
    else
        Console.WriteLine("Chromium is not here and cannot be installed by this user: the browser tests are skipped. On Debian: apt-get install chromium");
    if (Run("dotnet", "build", "Site.sln", "-c", "Release", "-v", "q", "-clp:ErrorsOnly;NoSummary") != 0)
        return 1;
    Console.WriteLine($"built in {Seconds(clock)}");
    // Minutes on a busy machine, and no fault of the site: told in the full run, never a failure.
    if (isFull && Run("dotnet", "format", "Site.sln", "--verify-no-changes", "--no-restore", "-v", "q") != 0)
        Console.WriteLine("The format differs: run dotnet run build.cs -- format");
    var safe = Audit();
    var sum = new Outcome(0, 0, 0);
    foreach (var project in (string[])["Site.Tests", "Site.BrowserTests"])
    {
        var outcome = TestProject(project, isFull ? TimeSpan.FromHours(2) : TimeSpan.FromMinutes(20));
        Console.WriteLine($"{project}: {outcome}, {Seconds(clock)}");
        sum = sum.And(outcome);
    }
    if (sum.Passed + sum.Failed == 0)
        Console.WriteLine("No test ran.");
    Console.WriteLine(sum);
    return safe && sum.Failed == 0 && sum.Passed > 0 ? 0 : 1;
}

// SITE_FUZZ_SEED=N repeats a run; a failure prints the seed of its input.
static int Fuzz(string minutes)
{
    if (!double.TryParse(minutes, CultureInfo.InvariantCulture, out var time) || time <= 0)
        return Usage();
    if (Run("dotnet", "build", "tests/Site.Tests", "-c", "Release", "-v", "q", "-clp:ErrorsOnly;NoSummary") != 0)
        return 1;
    Environment.SetEnvironmentVariable("SITE_FUZZ_MINUTES", minutes);
    return RunFor(TimeSpan.FromMinutes((time * 2) + 5), "dotnet", "tests/Site.Tests/bin/Release/net10.0/Site.Tests.dll", "-class", "*FuzzTests", "-parallel", "none", "-diagnostics", "-noLogo");
}

// Runs one test project and sums its TRX file; a run that crashed, hung or left no file counts as one failure.
static Outcome TestProject(string name, TimeSpan limit)
{
    var trx = Path.GetFullPath($"artifacts/tests/{name}.trx");
    Directory.CreateDirectory(Path.GetDirectoryName(trx)!);
    File.Delete(trx);
    var code = RunFor(limit, "dotnet", $"tests/{name}/bin/Release/net10.0/{name}.dll", "-trx", trx, "-noLogo");
    if (!File.Exists(trx))
        return new Outcome(0, 1, 0);
    var results = XDocument.Load(trx).Descendants().Where(e => e.Name.LocalName == "UnitTestResult").Select(e => (string?)e.Attribute("outcome")).ToList();
    var failed = results.Count(r => r is not ("Passed" or "NotExecuted"));
    return new Outcome(results.Count(r => r == "Passed"), code != 0 && failed == 0 ? 1 : failed, results.Count(r => r == "NotExecuted"));
}

// Known weaknesses in packages: a finding fails, a registry that does not answer does not.
static bool Audit()
{
    var (code, output) = Capture("dotnet", "package", "list", "--project", "Site.sln", "--vulnerable", "--include-transitive", "--no-restore");
    if (code != 0)
        Console.WriteLine("packages were not audited: the registry does not tell");
    else if (output.Contains("has the following vulnerable packages", StringComparison.Ordinal))
        Console.WriteLine(output);
    else
        return true;
    return code != 0;
}

static int Publish()
{
    var folder = "artifacts/site";
    if (Directory.Exists(folder))
        Directory.Delete(folder, recursive: true);
    string[] common = ["publish", "src/Site.Cli", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder, "-v", "q", "-clp:NoSummary"];
    // Native code starts at once. It is linked by the machine's own C compiler; without one the runtime's ahead-of-time images do.
    var hasLinker = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "clang")) || File.Exists(Path.Combine(p, "gcc")));
    var code = hasLinker ? Run("dotnet", [.. common, "-p:Native=true", $"-p:Processors={Processors()}", "--artifacts-path", "artifacts/native"]) : 1;
    if (code != 0)
    {
        Console.WriteLine("No native code: that takes clang or gcc and the headers of zlib (on Debian: apt-get install gcc zlib1g-dev). Ready-to-run code is published instead.");
        code = Run("dotnet", [.. common, "--self-contained", "false", "-p:PublishReadyToRun=true"]);
    }
    if (code != 0)
        return code;
    // What is for debugging and for programmers stays out of the published folder.
    foreach (var file in Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f) is ".pdb" or ".xml" or ".dbg"))
        File.Delete(file);
    foreach (var file in Directory.EnumerateFiles("themes", "*", SearchOption.AllDirectories))
    {
        var target = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
    }
    Console.WriteLine($"{folder}/site");
    return 0;
}

// What the compiler may count on: all that processors have had since 2013, where this machine has it; else what it counts on by itself.
static string Processors() =>
    X86.Avx2.IsSupported && X86.Bmi1.X64.IsSupported && X86.Bmi2.X64.IsSupported && X86.Fma.IsSupported && X86.Lzcnt.X64.IsSupported ? "x86-64-v3" : "";

// A card per page and language: the words of the page beside a frame strip.
static int Cards()
{
    if (Chromium(mayInstall: true) is not { } chromium)
    {
        Console.Error.WriteLine("Cards are drawn with Chromium, which is not here. On Debian: apt-get install chromium");
        return 2;
    }
    const string site = "artifacts/cards/site";
    var code = Run("dotnet", "run", "--project", "src/Site.Cli", "-c", "Release", "--", "build", "--output", site);
    if (code != 0)
        return code;
    return Run("dotnet", "run", "tools/cards.cs", "--", ".", site, chromium);
}

// The path of Chromium; where it is missing and this is Debian and its user may, it is installed.
static string? Chromium(bool mayInstall)
{
    string[] names = [Environment.GetEnvironmentVariable("SITE_CHROMIUM") ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    if (Array.Find(names, File.Exists) is { } found)
        return found;
    if (!mayInstall || !File.Exists("/etc/debian_version") || Environment.UserName != "root")
        return null;
    Console.WriteLine("Chromium is missing: installing it through apt");
    Environment.SetEnvironmentVariable("DEBIAN_FRONTEND", "noninteractive");
    // One update: what fails here (no network) fails below too, and is told there.
    Run("apt-get", "update", "-qq");
    return Run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium") == 0 ? Chromium(mayInstall: false) : null;
}

static string Seconds(Stopwatch clock) => clock.Elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + " s";

static int Run(string program, params string[] arguments) => RunFor(Timeout.InfiniteTimeSpan, program, arguments);

static int RunFor(TimeSpan limit, string program, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
    if (process.WaitForExit(limit))
        return process.ExitCode;
    Console.WriteLine($"{program} {string.Join(' ', arguments)} did not end within {limit.TotalMinutes} minutes");
    process.Kill(entireProcessTree: true);
    process.WaitForExit();
    return 124;
}

static (int Code, string Output) Capture(string program, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    process.ErrorDataReceived += static (_, _) => { };
    process.BeginErrorReadLine();
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output);
}

internal sealed record Outcome(int Passed, int Failed, int Skipped)
{
    public Outcome And(Outcome other) => new(Passed + other.Passed, Failed + other.Failed, Skipped + other.Skipped);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed{(Skipped > 0 ? $", {Skipped} skipped" : "")}");
}
