using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Site.Cli.Reporting;
using Site.Model.Diagnostics;

namespace Site.Cli.Serving;

/// <summary>Tells open pages that the site is another, or what is wrong, over one event stream. Its script comes from the server, as the policy asks.</summary>
internal sealed class LiveReload : IDisposable
{
    private const string Root = "/_live/";
    private const string NoErrors = """{"title":"","items":[]}""";

    private static readonly Lazy<string> Script = new(() =>
    {
        using var reader = new StreamReader(typeof(LiveReload).Assembly.GetManifestResourceStream("live.js")!, Encoding.UTF8);
        return reader.ReadToEnd();
    });

    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ending = new();
    private string errors = NoErrors;

    /// <summary>The page with the script in its head, whose address names the bytes of the page: a page that was given before the stream was open learns what it missed.</summary>
    public static byte[] WithScript(byte[] html)
    {
        var at = html.AsSpan().IndexOf("</head>"u8);
        if (at < 0)
            return html;
        var name = Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 8));
        return [.. html.AsSpan(0, at), .. Encoding.UTF8.GetBytes($"<script type=\"module\" src=\"{Root}client.js?{name}\"></script>"), .. html.AsSpan(at)];
    }

    /// <summary>Open pages look whether they are others now; errors are taken away.</summary>
    public void Changed() => Tell(() => errors = NoErrors);

    public void Failed(ImmutableArray<Diagnostic> diagnostics, string language) => Tell(() =>
    {
        var found = diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        errors = JsonText.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("title", language == "nl"
                ? $"{(found.Count == 1 ? "1 fout" : $"{found.Count} fouten")}. U ziet de laatste goede pagina."
                : $"{(found.Count == 1 ? "1 error" : $"{found.Count} errors")}. You see the last good page.");
            json.WriteStartArray("items");
            foreach (var d in found.Take(20))
                json.WriteStringValue($"{d.Rule.Code} {d.Where.File}:{d.Where.Line}:{d.Where.Column}\n{d.Message(language)}\n{d.Hint(language)}");
            json.WriteEndArray();
            json.WriteEndObject();
        });
    });

    /// <summary>Answers the script and the event stream; false for every other address.</summary>
    public async Task<bool> AnswerAsync(HttpContext context, string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal))
            return false;
        context.Response.Headers.CacheControl = "no-store";
        if (path == Root + "client.js")
        {
            context.Response.ContentType = "text/javascript; charset=utf-8";
            await context.Response.WriteAsync(Script.Value, Encoding.UTF8, context.RequestAborted);
        }
        else if (path == Root + "events")
        {
            await StreamAsync(context);
        }
        else
        {
            context.Response.StatusCode = 404;
        }
        return true;
    }

    public void Dispose()
    {
        ending.Cancel();
        ending.Dispose();
    }

    private async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        using var both = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending.Token);
        try
        {
            while (true)
            {
                Task next;
                string message;
                lock (gate)
                {
                    next = changed.Task;
                    message = $"event: changed\ndata: -\n\nevent: errors\ndata: {errors.ReplaceLineEndings("")}\n\n";
                }
                await context.Response.WriteAsync(message, Encoding.UTF8, both.Token);
                await context.Response.Body.FlushAsync(both.Token);
                await next.WaitAsync(both.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed or the server stops.
        }
    }

    private void Tell(Action change)
    {
        TaskCompletionSource tell;
        lock (gate)
        {
            change();
            tell = changed;
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        tell.SetResult();
    }
}
