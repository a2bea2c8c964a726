using System.Net;
using System.Net.Sockets;
using System.Text;
using Site.Cli.Serving;

namespace Site.Tests.Safety.Serving;

/// <summary>The preview server serves the files of the built site on this machine only, whatever is sent to it.</summary>
public sealed class PreviewServerTests : IAsyncLifetime
{
    /// <summary>The frame that ends HTTP/2 where only HTTP/1.1 is spoken: GOAWAY with HTTP_1_1_REQUIRED (RFC 9113, 6.8 and 7).</summary>
    private const string Http11Required = "\0\0\u0008\u0007\0\0\0\0\0\0\0\0\0\0\0\0\u000d";

    private const string Secret = "wachtwoord-buiten-de-site";

    private static readonly Dictionary<string, byte[]> Files = new(StringComparer.Ordinal)
    {
        ["index.html"] = "<html><head></head><body>thuis</body></html>"u8.ToArray(),
        ["wok/index.html"] = "<html><head></head><body>wok</body></html>"u8.ToArray(),
        ["404.html"] = "<html><head></head><body>niet hier</body></html>"u8.ToArray(),
        ["media/a.svg"] = "<svg/>"u8.ToArray(),
        ["_headers"] = "/*\n  Content-Security-Policy: default-src 'none'\n  X-Content-Type-Options: nosniff\n"u8.ToArray(),
        ["_redirects"] = "/oud/ /wok/ 301!\n/* /404.html 404\n"u8.ToArray(),
    };

    private PreviewServer server = null!;
    private int port;

    public async ValueTask InitializeAsync()
    {
        server = await PreviewServer.StartAsync(PreviewSite.Of(Files), 0, isLive: true);
        port = new Uri(server.Address).Port;
        await File.WriteAllTextAsync(Path.Combine(Path.GetTempPath(), "site-secret.txt"), Secret);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    public static TheoryData<string> Traversals() =>
    [
        "/../etc/passwd", "/../../../../../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/%252e%252e%252fetc%252fpasswd", "/..%5c..%5cetc%5cpasswd", "/..\\..\\etc\\passwd", "/%c0%ae%c0%ae/etc/passwd", "/%c0%ae%c0%ae%c0%afetc/passwd",
        "/%e0%80%ae%e0%80%ae/etc/passwd", "/%uff0e%uff0e/etc/passwd", "/\uFF0E\uFF0E/etc/passwd", "//etc/passwd", "///etc/passwd", "/./etc/passwd",
        "/....//....//etc/passwd", "/..;/..;/etc/passwd", "/etc/passwd%00.html", "/etc/passwd%00", "/%00", "/file:///etc/passwd", "/wok/../../etc/passwd",
        "/media/..%2f..%2f..%2fetc%2fpasswd", "/media/%2e%2e%5c%2e%2e%5cetc/passwd", "/tmp/site-secret.txt", "/..%2ftmp%2fsite-secret.txt", "/proc/self/environ",
        "/_headers", "/_redirects", "/%5fheaders", "//_headers", "/./_headers", "/wok/../_headers", "/_headers/", "/_HEADERS", "/.git/config", "/site.yml", "/~root/.profile",
        "/%2e/%2e%2e/etc/hosts", "/%ff%fe/etc", "/?file=../../etc/passwd", "/wok/?/../../etc/passwd", "/#/../../etc/passwd", "/%zz", "/%", "/%2", "/%2e%2e%00/",
    ];

    [Theory]
    [MemberData(nameof(Traversals))]
    public async Task No_path_leads_outside_the_site(string path)
    {
        var answer = await SendAsync($"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 (200|301|400|404) ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("default-src 'none'\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        var body = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.True(answer.StartsWith("HTTP/1.1 3", StringComparison.Ordinal) || answer.StartsWith("HTTP/1.1 400", StringComparison.Ordinal) || body.Contains("<body>", StringComparison.Ordinal) || body == "Not found.", answer);
    }

    [Theory]
    [InlineData("//wok", "/wok/")]
    [InlineData("//evil.example/..//wok", "/wok/")]
    [InlineData("/\\evil.example", null)]
    [InlineData("///wok", "/wok/")]
    [InlineData("/WOK", "/wok/")]
    [InlineData("/oud/", "/wok/")]
    public async Task A_redirect_stays_on_this_host(string path, string? location)
    {
        var answer = await SendAsync($"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
        var line = answer.Split("\r\n").FirstOrDefault(l => l.StartsWith("Location:", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(location is null ? null : $"Location: {location}", line);
    }

    [Theory]
    [InlineData("localhost", null, 200)]
    [InlineData("127.0.0.1", null, 200)]
    [InlineData("evil.example", null, 403)]
    [InlineData("localhost.evil.example", null, 403)]
    [InlineData("127.0.0.1.evil.example", null, 403)]
    [InlineData("0.0.0.0", null, 403)]
    [InlineData("2130706433", null, 403)]
    [InlineData("localhost", "http://evil.example", 403)]
    [InlineData("localhost", "null", 403)]
    [InlineData("localhost", "http://localhost.evil.example", 403)]
    [InlineData("localhost", "http://localhost:1", 403)]
    [InlineData("localhost", "file://", 403)]
    public async Task Other_hosts_and_origins_are_refused(string host, string? origin, int status)
    {
        var answer = await SendAsync($"GET / HTTP/1.1\r\nHost: {host}:{port}\r\n{(origin is null ? "" : $"Origin: {origin}\r\n")}Connection: close\r\n\r\n");
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Equal(status == 200, answer.Contains("thuis", StringComparison.Ordinal));
    }

    public static TheoryData<string> Malformed() =>
    [
        "\r\n\r\n", "GET\r\n\r\n", "GET / \r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "G\0T / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", "GET / HTTP/1.1\r\n Host: localhost\r\n\r\n", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhallo", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n", "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "PUT /index.html HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
        "DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n", "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 
        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003", "GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Language: ;;;,=q=,*;q=zz\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", "GET /\r\nX: y HTTP/1.1\r\n\r\n", "GET /a\rb HTTP/1.1\r\nHost: localhost\r\n\r\n",
        // The preface of HTTP/2, alone and with the frame that follows it (RFC 9113, 3.4), and an upgrade to it.
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0", "PRI * HTTP/2.0\r\n", "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Malformed_requests_are_refused_and_the_next_one_is_answered(string request)
    {
        var answer = await SendAsync(request, idle: TimeSpan.FromSeconds(2));
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) || (request.StartsWith("PRI ", StringComparison.Ordinal) && answer == Http11Required), answer);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("HTTP/1.1 500", answer, StringComparison.Ordinal);
        Assert.False(answer.Contains("thuis", StringComparison.Ordinal) && request.Contains("evil", StringComparison.Ordinal));
        await IsAliveAsync();
    }

    [Fact]
    public async Task Long_lines_and_many_headers_are_refused()
    {
        foreach (var request in (string[])[
            $"GET /{new string('a', 100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n", $"GET / HTTP/1.1\r\nHost: localhost\r\nX: {new string('x', 100_000)}\r\n\r\n",
            $"GET / HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Range(0, 500).Select(i => $"X{i}: y\r\n"))}\r\n", new string('x', 100_000)])
        {
            var answer = await SendAsync(request, idle: TimeSpan.FromSeconds(2));
            Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), answer);
        }
        await IsAliveAsync();
    }

    [Fact]
    public async Task Clients_that_hang_do_not_hold_up_others()
    {
        var hanging = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHo"[..(i % 18)]), TestContext.Current.CancellationToken);
                hanging.Add(client);
            }
            await IsAliveAsync();
            // The header must be there within ten seconds: after that the server ends the connection by itself.
            var stream = hanging[17].GetStream();
            var buffer = new byte[1024];
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            while (await stream.ReadAsync(buffer, limit.Token) > 0)
            {
            }
        }
        finally
        {
            hanging.ForEach(c => c.Dispose());
        }
        await IsAliveAsync();
    }

    [Fact]
    public async Task A_slow_client_is_answered_and_one_that_does_not_read_holds_nobody_up()
    {
        using var deaf = new TcpClient { ReceiveBufferSize = 1024 };
        await deaf.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        await deaf.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat($"GET / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", 2000))), TestContext.Current.CancellationToken);

        using var slow = new TcpClient { NoDelay = true };
        await slow.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        foreach (var letter in Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"))
        {
            await slow.GetStream().WriteAsync(new[] { letter }, TestContext.Current.CancellationToken);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        using var reader = new StreamReader(slow.GetStream());
        Assert.Contains("thuis", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await IsAliveAsync();
    }

    [Fact]
    public async Task A_thousand_requests_at_once_are_all_answered()
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1000 };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromMinutes(2) };
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => client.GetStringAsync(i % 2 == 0 ? "/" : "/wok/")));
        Assert.Equal(500, answers.Count(a => a.Contains("thuis", StringComparison.Ordinal)));
        Assert.Equal(500, answers.Count(a => a.Contains("<body>wok", StringComparison.Ordinal)));
    }

    [Fact]
    public void It_listens_on_loopback_only()
    {
        var listeners = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == port);
        Assert.All(listeners, l => Assert.True(IPAddress.IsLoopback(l.Address), l.ToString()));
    }

    private async Task IsAliveAsync() =>
        Assert.Contains("thuis", await SendAsync($"GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);

    /// <summary>Sends bytes as they are and gives all that comes back until the server ends the connection.</summary>
    /// <param name="idle">Ends earlier when nothing came for so long: some requests are never finished.</param>
    private async Task<string> SendAsync(string request, TimeSpan? idle = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        var stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request), limit.Token);
            var buffer = new byte[16 * 1024];
            while (true)
            {
                if (idle is { } time)
                    limit.CancelAfter(time);
                var read = await stream.ReadAsync(buffer, limit.Token);
                if (read == 0)
                    break;
                answer.Write(buffer, 0, read);
            }
        }
        catch (IOException)
        {
            // The server may end the connection before it has read all.
        }
        catch (OperationCanceledException) when (idle is not null)
        {
            // Nothing more came.
        }
        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
