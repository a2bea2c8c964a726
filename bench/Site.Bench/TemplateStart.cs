using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using HandlebarsDotNet;
using Site.Engine;
using Site.Engine.Composing;
using Site.Engine.Theming;
using Site.Model.Diagnostics;

namespace Site.Bench;

/// <summary>
/// What a template engine costs a build before its first page: loading and compiling the theme, in a fresh process each time, ours against
/// Handlebars.Net on the same files. Handlebars.Net is given the same layouts and partials with helpers that answer a constant.
/// </summary>
internal static class TemplateStart
{
    /// <summary>Milliseconds of one start, printed for the process that asked.</summary>
    public static void Once(string engine, string theme)
    {
        var clock = Stopwatch.StartNew();
        if (engine == "handlebars")
            Handlebars(theme);
        else
            Theme.Load(theme, ImmutableArray.Create("nl", "en"), "", EngineStrings.Keys.Concat(BlockRegistry.StringKeys(BlockRegistry.Create())), new DiagnosticBag());
        Console.WriteLine(clock.Elapsed.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture));
    }

    /// <summary>Medians of fresh processes, alternating.</summary>
    public static string Compare(string theme, int rounds)
    {
        var times = new Dictionary<string, List<double>>(StringComparer.Ordinal) { ["ours"] = [], ["handlebars"] = [] };
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (engine, list) in times)
            {
                using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Peers.Self(), "start", engine, theme]) { RedirectStandardOutput = true });
                var milliseconds = double.Parse(process!.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture);
                process.WaitForExit();
                if (round > 0)
                    list.Add(milliseconds);
            }
        }
        var (ours, theirs) = (Median(times["ours"]), Median(times["handlebars"]));
        return string.Create(CultureInfo.InvariantCulture,
            $"## Templates\n\nLoading the theme in a fresh process, just-in-time compiled, {rounds} alternating rounds, medians. Ours also reads strings, icons and assets and checks every name.\n\n| | ms | ratio |\n|---|---:|---:|\n| ours | {ours:0} | 1 |\n| Handlebars.Net {typeof(HandlebarsDotNet.Handlebars).Assembly.GetName().Version} | {theirs:0} | {theirs / ours:0.0} |\n");
    }

    private static void Handlebars(string theme)
    {
        var engine = HandlebarsDotNet.Handlebars.Create();
        foreach (var helper in (string[])["t", "asset", "icon"])
            engine.RegisterHelper(helper, static (output, _, _) => output.WriteSafeString("x"));
        foreach (var partial in Directory.EnumerateFiles(Path.Combine(theme, "partials"), "*.hbs"))
            engine.RegisterTemplate(Path.GetFileNameWithoutExtension(partial), File.ReadAllText(partial));
        foreach (var layout in Directory.EnumerateFiles(Path.Combine(theme, "layouts"), "*.hbs"))
            engine.Compile(File.ReadAllText(layout))(new { title = "x", site = new { title = "x" } });
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
