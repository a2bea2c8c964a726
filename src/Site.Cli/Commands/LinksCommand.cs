using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using Site.Cli.Reporting;
using Site.Engine;
using Site.Engine.Diagnostics;
using Site.Engine.Files;
using Site.Engine.Links;
using Site.Model.Diagnostics;

namespace Site.Cli.Commands;

/// <summary>site links: the addresses that were published, and who links to them.</summary>
internal static class LinksCommand
{
    private const int PageBytes = 8 * 1024 * 1024;

    /// <summary>Addresses that would disappear stay recorded, and a line that cannot be read is left out.</summary>
    private static readonly DiagnosticRule[] OwnRules = [LinkRules.AddressDropped, LinkRules.AnchorDropped, LinkRules.ShortDropped, LinkRules.LedgerLine];

    public static (Command Command, string[] Examples) Create(CommonOptions common, TextWriter output, TextWriter error)
    {
        var page = new Option<string?>("--for") { Description = "A page of another site, saved or by address: lists its links to this site and whether each holds.", HelpName = "FILE-OR-URL" };
        var command = new Command("links", "Lists addresses that moved or would disappear.")
        {
            common.Content, common.Theme, common.BaseUrl, page,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var language = common.MessageLanguage(parsed);
            using var sink = new MemorySink();
            var (book, report) = Book(common.BuildOptions(parsed, drafts: false), parsed.GetValue(page) is null ? null : sink);
            return parsed.GetValue(page) is { } source
                ? Incoming(IncomingLinks.Find(await ReadAsync(source, cancellation), WebAddress(source), book, [.. sink.Files.Keys]), book, output, language)
                : Moved(report, book, output, language);
        });
        var accept = new Command("accept", "Records every address and place of the site in links.lock. Nothing that was recorded is taken out.")
        {
            common.Content, common.Theme,
        };
        accept.SetAction(parsed =>
        {
            var options = common.BuildOptions(parsed, drafts: false);
            var (book, report) = Book(options);
            // What a page with a fault publishes is not what its author meant, and what is recorded stays: only the record's own faults may be there.
            if (report.Diagnostics.Any(d => d.Severity == Severity.Error && !OwnRules.Contains(d.Rule)))
            {
                Reporter.For("text", output, error, common.MessageLanguage(parsed)).Report(report, options, showTimings: false);
                return ExitCodes.ContentErrors;
            }
            var before = report.Records.Links?.Addresses.Count ?? 0;
            var text = LinkLedger.Write(report.Records.Links, book.Published());
            File.WriteAllText(Path.Combine(options.ContentFolder, LinkLedger.FileName), text);
            var added = (text.Count(c => c == '\n') - 1 - before).ToString(CultureInfo.InvariantCulture);
            output.WriteLine(common.MessageLanguage(parsed) == "nl" ? $"{LinkLedger.FileName}: {added} adressen toegevoegd." : $"{LinkLedger.FileName}: {added} addresses added.");
            return ExitCodes.Fine;
        });
        command.Add(accept);
        return (command, ["site links", "site links accept", "site links --for saved-page.html", "site links --for https://steunpunt.example/vht.html"]);
    }

    /// <param name="sink">Where the site is written to when its content has no errors; null: nowhere.</param>
    private static (AddressBook Book, BuildReport Report) Book(BuildOptions options, MemorySink? sink = null)
    {
        var report = new SiteBuilder(options).Build(sink is null ? null : () => sink);
        return report.Addresses is { } book
            ? (book, report)
            : throw new UsageException(new Bilingual(
                "De site kan niet worden gelezen. Kijk met 'site check' wat er mis is.",
                "The site cannot be read. See with 'site check' what is wrong."));
    }

    private static int Moved(BuildReport report, AddressBook book, TextWriter output, string language)
    {
        var isDutch = language == "nl";
        var gone = 0;
        foreach (var entry in report.Records.Links?.Addresses ?? [])
        {
            var finding = book.Find(entry.Address);
            if (finding.State == AddressState.Here)
                continue;
            gone += finding.State == AddressState.Gone ? 1 : 0;
            output.WriteLine(Line(finding, entry.Address.ToString(), isDutch));
        }
        var (recorded, now) = (report.Records.Links?.Addresses.Count ?? 0, book.Published().Count());
        output.WriteLine(isDutch
            ? string.Create(CultureInfo.InvariantCulture, $"{now} adressen nu, {recorded} vastgelegd, {gone} zonder doorverwijzing verdwenen")
            : string.Create(CultureInfo.InvariantCulture, $"{now} addresses now, {recorded} recorded, {gone} gone without a redirect"));
        return gone > 0 ? ExitCodes.ContentErrors : ExitCodes.Fine;
    }

    private static int Incoming(IEnumerable<IncomingLink> links, AddressBook book, TextWriter output, string language)
    {
        var isDutch = language == "nl";
        if (book.Site.Configuration.BaseUrl.Length == 0)
        {
            throw new UsageException(new Bilingual(
                "De site heeft geen adres: zet base-url in site.yml of geef --base-url.",
                "The site has no address: put base-url into site.yml or give --base-url."));
        }
        int all = 0, gone = 0;
        foreach (var link in links)
        {
            all++;
            gone += link.Finding.State == AddressState.Gone ? 1 : 0;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{link.Line,5}: {Line(link.Finding, link.Href, isDutch)}"));
        }
        output.WriteLine(isDutch
            ? string.Create(CultureInfo.InvariantCulture, $"{all} links naar deze site, waarvan {gone} nergens heen")
            : string.Create(CultureInfo.InvariantCulture, $"{all} links to this site, {gone} of them to nothing"));
        return gone > 0 ? ExitCodes.ContentErrors : ExitCodes.Fine;
    }

    private static string Line(AddressFinding finding, string address, bool isDutch) => finding.State switch
    {
        AddressState.Here => $"{(isDutch ? "goed     " : "holds    ")} {address}",
        AddressState.Moved => $"{(isDutch ? "verhuisd " : "moved    ")} {address} -> {finding.Target}",
        _ => $"{(isDutch ? "verdwenen" : "gone     ")} {address}",
    };

    private static Uri? WebAddress(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    /// <summary>The page: a file, or fetched. The only thing that this program ever fetches, and only when asked to by this option.</summary>
    private static async Task<string> ReadAsync(string source, CancellationToken cancellation)
    {
        try
        {
            if (WebAddress(source) is not { } address)
                return await File.ReadAllTextAsync(source, cancellation);
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(20), MaxResponseContentBufferSize = PageBytes };
            client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
            return await client.GetStringAsync(address, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException or TaskCanceledException)
        {
            throw new UsageException(new Bilingual($"{source} kan niet worden gelezen: {FailureReason.Of(e).Nl}", $"{source} cannot be read: {e.Message}"));
        }
    }
}
