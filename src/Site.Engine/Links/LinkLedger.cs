using System.Text;
using Site.Engine.Diagnostics;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Engine.Links;

/// <param name="Short">The short address that the page had when it was recorded, such as "/go/wok"; null for places and for pages without.</param>
public sealed record PublishedAddress(SiteAddress Address, string? Short, SourceSpan Where);

/// <summary>
/// content/links.lock: every address, place on a page and short address ever published, a line each. Only <c>site links accept</c> writes it, and it only
/// ever adds: an address is given up by taking its line out by hand.
/// </summary>
public sealed class LinkLedger(IReadOnlyList<PublishedAddress> addresses, string file)
{
    public const string FileName = "links.lock";

    private const string Head = "# Every address ever published, written by `site links accept`. A build in which one disappears without a redirect fails.\n";

    public IReadOnlyList<PublishedAddress> Addresses => addresses;

    public string File => file;

    /// <summary>Reads the file; a line that cannot be understood is reported and left out.</summary>
    public static LinkLedger Parse(string text, string file, DiagnosticBag diagnostics)
    {
        var addresses = new List<PublishedAddress>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#' || MergeConflict.IsLaterMark(line))
                continue;
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var where = new SourceSpan(file, number, 1, line.Length);
            if (words.Length is 1 or 2 && SiteAddress.Parse(words[0]) is { } address && (words.Length == 1 || SiteAddress.Parse(words[1]) is { IsShort: true }))
                addresses.Add(new PublishedAddress(address, words.Length == 2 ? words[1] : null, where));
            else
                diagnostics.Add(LinkRules.LedgerLine, where);
        }
        return new LinkLedger(addresses, file);
    }

    /// <summary>The text of a ledger that holds <paramref name="old"/> and <paramref name="current"/>, sorted.</summary>
    public static string Write(LinkLedger? old, IEnumerable<PublishedAddress> current)
    {
        var all = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var entry in (old?.Addresses ?? []).Concat(current))
            all[entry.Address.ToString()] = entry.Short;
        var text = new StringBuilder(Head);
        foreach (var (address, shortAddress) in all)
            text.Append(address).Append(shortAddress is null ? "" : " " + shortAddress).Append('\n');
        return text.ToString();
    }
}
