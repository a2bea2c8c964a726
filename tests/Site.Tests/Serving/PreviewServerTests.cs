using System.Net;
using System.Net.Sockets;
using System.Text;
using Site.Cli.Serving;
using Site.Engine.Outputs.Headers;
using Site.Tests.Support;

namespace Site.Tests.Serving;

/// <summary>The preview answers as Netlify would, on this machine only, and reads nothing but the built site.</summary>
public sealed class PreviewServerTests : IAsyncLifetime
{
    private const string Content = """
        === pages/deel/wok.nl.md
        ---
        title: WOK
        description: Over de WOK.
        slug: de-wok
        ---
        [Tekst](../../media/plaat.txt).
        === pages/deel/wok.en.md
        ---
        title: WDC
        description: About the WDC.
        slug: the-wdc
        ---
        Text.
        === media/plaat.txt
        plaat
        """;

    private readonly SiteFolder folder = SiteFolder.Of(Content);
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private PreviewServer server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await PreviewServer.StartAsync(PreviewSite.Of(folder.Build().Clean().Files), 0, isLive: false);
        client.BaseAddress = new Uri(server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_page_comes_with_the_headers_that_are_published()
    {
        var response = await client.GetAsync("/de-wok/", Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(HeadersOutput.Policy + ", frame-ancestors 'none'", string.Join(", ", response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Strict-Transport-Security"), "HSTS on localhost locks the browser out of plain HTTP");
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/de-wok", "/de-wok/")]
    [InlineData("/De-WOK/", "/de-wok/")]
    [InlineData("/DE-WOK", "/de-wok/")]
    [InlineData("/en", "/en/")]
    [InlineData("/en/The-WDC?x=1", "/en/the-wdc/?x=1")]
    public async Task An_address_that_is_nearly_right_leads_to_the_page(string address, string expected)
    {
        var response = await client.GetAsync(address, Cancellation);

        Assert.Equal((HttpStatusCode.MovedPermanently, expected), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("nl,en;q=0.5", "/de-wok/")]
    [InlineData("en-GB,nl;q=0.5", "/en/the-wdc/")]
    [InlineData("fr", "/de-wok/")]
    [InlineData("", "/de-wok/")]
    public async Task A_short_address_takes_the_language_of_the_reader(string languages, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/go/wok");
        if (languages.Length > 0)
            request.Headers.Add("Accept-Language", languages);

        var response = await client.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.Found, expected), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("/weg/", "404.html")]
    [InlineData("/en/gone/", "en/404.html")]
    [InlineData("/_headers", "404.html")]
    [InlineData("/_redirects", "404.html")]
    public async Task What_is_not_there_gets_the_page_of_its_language(string address, string file)
    {
        var response = await client.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(folder.Build().Text(file), await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Head_has_the_headers_and_no_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/de-wok/");

        var response = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 100);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task A_preview_can_only_be_read(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/de-wok/");

        var response = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("Host", "kwaad.example")]
    [InlineData("Host", "localhost.kwaad.example")]
    [InlineData("Origin", "https://kwaad.example")]
    [InlineData("Origin", "null")]
    public async Task Another_host_or_origin_is_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/de-wok/");
        request.Headers.TryAddWithoutValidation(header, value);

        var response = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("This preview answers on localhost only.", await response.Content.ReadAsStringAsync(Cancellation));
    }

    // Written to the socket as they are: a client would tidy them up.
    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..\\..\\etc\\passwd")]
    [InlineData("/..%5c..%5cetc%5cpasswd")]
    [InlineData("/%252e%252e/etc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("/media/..%00/plaat.txt")]
    [InlineData("/media//plaat.txt")]
    [InlineData("http://localhost/../etc/passwd")]
    public async Task No_path_leaves_the_site(string path)
    {
        var answer = await RawAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (400|404|301) ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001")]
    public async Task A_malformed_request_does_no_harm(string request)
    {
        await RawAsync(request, isAll: true);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/de-wok/", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_thousand_readers_at_once_are_all_answered()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => client.GetAsync("/de-wok/", Cancellation)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
    }

    [Fact]
    public async Task A_replaced_site_is_shown_at_once()
    {
        folder.Change("pages/deel/wok.nl.md", "[Tekst]", "Nieuwe tekst. [Tekst]");

        server.Replace(PreviewSite.Of(folder.Build().Clean().Files));

        Assert.Contains("Nieuwe tekst.", await client.GetStringAsync("/de-wok/", Cancellation), StringComparison.Ordinal);
    }

    /// <summary>The script compares it with what the server has once the stream is open: a change before that is not missed.</summary>
    [Fact]
    public async Task A_live_page_names_the_bytes_that_it_shows()
    {
        await using var live = await PreviewServer.StartAsync(PreviewSite.Of(folder.Build().Clean().Files), 0, isLive: true);
        var page = new Uri(live.Address + "/de-wok/");
        var first = Name(await client.GetStringAsync(page, Cancellation));
        Assert.Equal(first, Name(await client.GetStringAsync(page, Cancellation)));
        folder.Change("pages/deel/wok.nl.md", "[Tekst]", "Nieuwe tekst. [Tekst]");

        live.Replace(PreviewSite.Of(folder.Build().Clean().Files));

        Assert.NotEqual(first, Name(await client.GetStringAsync(page, Cancellation)));

        static string Name(string html)
        {
            const string Script = "src=\"/_live/client.js?";
            var at = html.IndexOf(Script, StringComparison.Ordinal) + Script.Length;
            return html[at..html.IndexOf('"', at)];
        }
    }

    /// <param name="isAll">Nothing more will come: said at once, as a request without its end is waited for.</param>
    private async Task<string> RawAsync(string request, bool isAll = false)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(server.Address).Port, Cancellation);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancellation);
        if (isAll)
            socket.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        try
        {
            return await reader.ReadToEndAsync(Cancellation);
        }
        catch (IOException)
        {
            // The server let go of a connection that made no sense.
            return "";
        }
    }
}
