using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Site.Cli.Reporting;
using Site.Engine;
using Site.Engine.Outputs;

namespace Site.Cli.Serving;

/// <summary>
/// Shows a site on the loopback address only, from memory: no path can reach a file of the disk. Requests for another host name or from another
/// origin are refused, so that no page elsewhere can read the preview (DNS rebinding).
/// </summary>
internal sealed class PreviewServer : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8", [".css"] = "text/css; charset=utf-8", [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json; charset=utf-8", [".svg"] = "image/svg+xml", [".png"] = "image/png", [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg", [".webp"] = "image/webp", [".avif"] = "image/avif", [".xml"] = "application/xml; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8", [".csv"] = "text/csv; charset=utf-8", [".pdf"] = "application/pdf", [".ics"] = "text/calendar; charset=utf-8",
    };

    private readonly WebApplication app;
    private readonly LiveReload? live;
    private volatile PreviewSite site;

    private PreviewServer(WebApplication app, PreviewSite site, LiveReload? live)
    {
        this.app = app;
        this.site = site;
        this.live = live;
    }

    /// <summary>http://localhost:port</summary>
    public string Address { get; private set; } = "";

    /// <param name="port">0: any free one.</param>
    /// <param name="isLive">Pages follow when the site is replaced, and show errors.</param>
    public static async Task<PreviewServer> StartAsync(PreviewSite site, int port, bool isLive)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        });
        var server = new PreviewServer(builder.Build(), site, isLive ? new LiveReload() : null);
        server.app.Run(server.AnswerAsync);
        await server.app.StartAsync();
        var address = server.app.Urls.First();
        server.Address = "http://localhost:" + new Uri(address).Port.ToString(CultureInfo.InvariantCulture);
        return server;
    }

    /// <summary>Shows a new site and tells open pages.</summary>
    public void Replace(PreviewSite next)
    {
        site = next;
        live?.Changed();
    }

    /// <summary>Shows one page in its new state, before the whole site is built.</summary>
    public void Show(OutputFile page)
    {
        site = site.With(page);
        live?.Changed();
    }

    /// <summary>Keeps the last good site and shows the findings over it.</summary>
    public void ShowErrors(BuildReport report, string language) => live?.Failed(report.Diagnostics, language);

    public async ValueTask DisposeAsync()
    {
        live?.Dispose();
        await app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(1)).Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsOurs(request))
        {
            await Plain(context, 403, "This preview answers on localhost only.");
            return;
        }
        if (request.Method is not ("GET" or "HEAD"))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            await Plain(context, 405, "A preview can only be read.");
            return;
        }
        // More than one slash in front would make a redirect to the same path lead to another host.
        var path = "/" + (request.Path.Value ?? "").TrimStart('/');
        if (live is not null && await live.AnswerAsync(context, path))
            return;
        await FileAsync(context, site, path);
    }

    private static bool IsOurs(HttpRequest request)
    {
        var host = request.Host.Host;
        if (host is not ("localhost" or "127.0.0.1" or "[::1]"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }

    private async Task FileAsync(HttpContext context, PreviewSite shown, string path)
    {
        var file = Find(shown, path);
        var languages = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString().Split('-')[0]).ToImmutableArray();
        if (shown.Rules.Find(path, file is not null, languages) is { } rule && rule.Status is not 404)
        {
            Redirect(context, rule.To + context.Request.QueryString, rule.Status);
            return;
        }
        if (file is null && Canonical(shown, path) is { } canonical)
        {
            Redirect(context, canonical + context.Request.QueryString, 301);
            return;
        }
        var status = 200;
        if (file is null)
        {
            status = 404;
            file = shown.Rules.Find(path, hasFile: false, languages) is { Status: 404 } lost ? Find(shown, lost.To) : null;
        }
        foreach (var (name, value) in shown.Rules.HeadersFor(path))
        {
            // The preview speaks plain HTTP: a promise of HTTPS would lock the browser out.
            if (!name.Equals("Strict-Transport-Security", StringComparison.OrdinalIgnoreCase))
                context.Response.Headers[name] = value;
        }
        if (file is not { } found)
        {
            await Plain(context, status, "Not found.");
            return;
        }
        if (live is not null)
            context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = status;
        context.Response.ContentType = Types.GetValueOrDefault(Path.GetExtension(found.Path), "application/octet-stream");
        var bytes = live is not null && found.Path.EndsWith(".html", StringComparison.Ordinal) ? LiveReload.WithScript(found.Bytes) : found.Bytes;
        var part = status == 200 ? Part(context, bytes) : bytes;
        context.Response.ContentLength = part.Length;
        if (context.Request.Method == "GET")
            await context.Response.Body.WriteAsync(part, context.RequestAborted);
    }

    /// <summary>The range of bytes that was asked for, as hosts give it; several ranges, or one that is none, count as not asked.</summary>
    private static ReadOnlyMemory<byte> Part(HttpContext context, byte[] bytes)
    {
        context.Response.Headers.AcceptRanges = "bytes";
        if (context.Request.GetTypedHeaders().Range is not { Ranges: { Count: 1 } ranges } || ranges.First() is not { From: { } from } range || from >= bytes.Length)
            return bytes;
        var end = Math.Min(range.To ?? long.MaxValue, bytes.Length - 1);
        context.Response.StatusCode = 206;
        context.Response.Headers.ContentRange = FormattableString.Invariant($"bytes {from}-{end}/{bytes.Length}");
        return bytes.AsMemory((int)from, (int)(end - from + 1));
    }

    private static (string Path, byte[] Bytes)? Find(PreviewSite shown, string path)
    {
        var key = path.TrimStart('/');
        if (key is "_headers" or "_redirects")
            return null;
        if (key.Length == 0 || key.EndsWith('/'))
            key += "index.html";
        return shown.Files.TryGetValue(key, out var bytes) ? (key, bytes) : null;
    }

    /// <summary>The address that was meant: without the slash at the end, or in capitals.</summary>
    private static string? Canonical(PreviewSite shown, string path)
    {
        foreach (var candidate in (string[])[path, path.ToLowerInvariant()])
        {
            if (candidate != path && Find(shown, candidate) is not null)
                return candidate;
            if (!candidate.EndsWith('/') && Find(shown, candidate + "/") is not null)
                return candidate + "/";
        }
        return null;
    }

    private static void Redirect(HttpContext context, string to, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to;
    }

    private static Task Plain(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Request.Method == "HEAD" ? Task.CompletedTask : context.Response.WriteAsync(text, Encoding.UTF8, context.RequestAborted);
    }
}
