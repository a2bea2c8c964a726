using System.CommandLine;
using System.Diagnostics;
using Site.Cli.Reporting;
using Site.Cli.Serving;
using Site.Engine;
using Site.Model.Diagnostics;

namespace Site.Cli.Commands;

/// <summary>site serve.</summary>
internal static class ServeCommand
{
    public static (Command Command, string[] Examples) Create(CommonOptions common, TextWriter output, TextWriter error)
    {
        var port = new Option<int>("--port") { Description = "Port on localhost; 0 takes a free one.", DefaultValueFactory = _ => 8080, HelpName = "N" };
        var open = new Option<bool>("--open") { Description = "Open the site in the browser." };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && !ushort.TryParse(given.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _))
                result.AddError(UsageTexts.Both("--port is een geheel getal van 0 tot en met 65535.", "--port is a whole number from 0 to 65535."));
        });
        var command = new Command("serve", "Builds the site, shows it on localhost, and builds anew on every change. Drafts are shown.")
        {
            common.Content, common.Theme, common.BaseUrl, common.Format, port, open,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var language = common.MessageLanguage(parsed);
            var options = common.BuildOptions(parsed, drafts: true) with { BaseUrl = parsed.GetValue(common.BaseUrl) ?? "http://localhost:" + parsed.GetValue(port).ToString(System.Globalization.CultureInfo.InvariantCulture) };
            var reporter = Reporter.For(parsed.GetValue(common.Format)!, output, error, language);
            // From before the first build: what is saved while it runs is no less a change.
            using var watcher = new ContentWatcher([options.ContentFolder, options.ThemeFolder]);
            var memory = new BuildMemory();
            var (site, report) = PreviewSite.Build(options, memory);
            reporter.Report(report, options, showTimings: false);
            await using var server = await StartAsync(site ?? PreviewSite.Empty, parsed.GetValue(port));
            if (site is null)
                server.ShowErrors(report, language);
            await output.WriteLineAsync(language == "nl" ? $"De site staat op {server.Address}/ (stoppen met Ctrl+C)" : $"The site is at {server.Address}/ (stop with Ctrl+C)");
            await output.FlushAsync(cancellation);
            if (parsed.GetValue(open))
                Process.Start(new ProcessStartInfo(server.Address) { UseShellExecute = true })?.Dispose();
            await new PreviewLoop(server, options, reporter, language, memory, site, report).RunAsync(watcher, cancellation);
            return ExitCodes.Fine;
        });
        return (command, ["site serve", "site serve --port 9000 --open"]);
    }

    private static async Task<PreviewServer> StartAsync(PreviewSite site, int port)
    {
        try
        {
            return await PreviewServer.StartAsync(site, port, isLive: true);
        }
        catch (IOException)
        {
            throw new UsageException(new Bilingual(
                $"Poort {port} is bezet. Kies met --port een andere, of 0 voor een vrije.",
                $"Port {port} is taken. Choose another with --port, or 0 for a free one."));
        }
    }
}
