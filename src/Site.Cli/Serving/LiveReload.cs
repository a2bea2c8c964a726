using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using Site.Cli.Reporting;
using Site.Model.Diagnostics;

namespace Site.Cli.Serving;

/// <summary>Tells open pages to reload, or what is wrong, over one event stream. Its script comes from the server, as the policy asks.</summary>
internal sealed class LiveReload : IDisposable
{
    private const string Root = "/_live/";

    private const string Script = """
        // Reloads the page when the site was built anew, and lays the errors over it when it was not.
        const events = new EventSource("/_live/events");
        const overlay = document.createElement("div");
        Object.assign(overlay.style, { position: "fixed", inset: "auto 0 0 0", maxHeight: "60vh", overflow: "auto", background: "#2b0d0d", color: "#ffe9e7",
          padding: "1rem 1.5rem", font: "15px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap", zIndex: "2147483647", borderTop: "4px solid #f5a3a0" });
        overlay.setAttribute("role", "alert");
        // The version that this page shows stands in the address of the script: what was saved before the stream was open is seen too.
        let seen = new URL(import.meta.url).search.slice(1);
        events.addEventListener("version", (event) => {
          if (seen !== event.data) location.reload();
          seen = event.data;
        });
        events.addEventListener("errors", (event) => {
          const { title, items } = JSON.parse(event.data);
          overlay.textContent = [title, ...items].join("\n\n");
          if (items.length > 0) document.body.append(overlay); else overlay.remove();
        });
        """;

    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ending = new();
    private int version = 1;
    private string errors = """{"title":"","items":[]}""";

    /// <summary>Counts the states that pages have had.</summary>
    public int Version
    {
        get
        {
            lock (gate)
                return version;
        }
    }

    /// <summary>The page with the script in its head.</summary>
    /// <param name="version">As it was before the page was taken: a page may be newer, never older.</param>
    public static byte[] WithScript(byte[] html, int version)
    {
        var at = html.AsSpan().IndexOf("</head>"u8);
        if (at < 0)
            return html;
        return [.. html.AsSpan(0, at), .. Encoding.UTF8.GetBytes(FormattableString.Invariant($"<script type=\"module\" src=\"/_live/client.js?{version}\"></script>")), .. html.AsSpan(at)];
    }

    /// <param name="reload">False: what pages show is the same, only errors are taken away.</param>
    public void Changed(bool reload) => Tell(() =>
    {
        if (reload)
            version++;
        errors = """{"title":"","items":[]}""";
    });

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
            await context.Response.WriteAsync(Script, Encoding.UTF8, context.RequestAborted);
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
                    message = $"event: version\ndata: {version}\n\nevent: errors\ndata: {errors.ReplaceLineEndings("")}\n\n";
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
