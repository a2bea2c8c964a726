using System.Collections.Immutable;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Site.Engine;
using Site.Engine.Files;
using Site.Tests.Support;

[assembly: AssemblyFixture(typeof(Site.Tests.Published.RealSite))]

namespace Site.Tests.Published;

/// <summary>The site of this repository, built once per run: content/ with themes/ait.</summary>
public sealed class RealSite
{
    public RealSite()
    {
        using var sink = new MemorySink();
        Report = new SiteBuilder(new BuildOptions(Repository.At("content"), Repository.At("themes", "ait"), null, IncludesDrafts: false, new DateOnly(2026, 11, 22))).Build(() => sink);
        Files = sink.Files;
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        Pages =
        [
            .. Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => new RealPage(f.Key, Encoding.UTF8.GetString(f.Value), parser.ParseDocument(Encoding.UTF8.GetString(f.Value)))),
        ];
    }

    public BuildReport Report { get; }

    /// <summary>Bytes by path from the site's root.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public ImmutableArray<RealPage> Pages { get; }

    /// <summary>The page at a path such as "/en/"; its file is "en/index.html".</summary>
    public RealPage Page(string address) => Pages.Single(p => p.Path == FileOf(address));

    /// <summary>The file that an address without anchor and query leads to: "/en/" to "en/index.html".</summary>
    public static string FileOf(string address) => address.TrimStart('/') is var path && (path.Length == 0 || path.EndsWith('/')) ? path + "index.html" : path;
}

/// <param name="Path">From the site's root: "en/index.html".</param>
public sealed record RealPage(string Path, string Html, IHtmlDocument Document)
{
    /// <summary>The address that the file is shown at.</summary>
    public string Address => "/" + (Path.EndsWith("index.html", StringComparison.Ordinal) ? Path[..^"index.html".Length] : Path);

    /// <summary>A page that only sends the reader on.</summary>
    public bool IsRedirect => Document.QuerySelector("meta[http-equiv=refresh]") is not null;
}
