using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

public sealed class FetcherRetryTests
{
    private readonly RushedTime _time = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_GoodAnswer_IsGivenWithItsHead()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.Headers["X-Repo-Commit"] = "abc";
            return SomeFetch.Text(context, "hello", type: "Text/Plain; charset=utf-8");
        });
        using Fetcher fetcher = Make();

        FetchAnswer answer = await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("hello", SomeFetch.Text(answer));
        Assert.Equal("text/plain", answer.MediaType);
        Assert.Equal("\"v1\"", answer.ETag);
        Assert.Equal(5, answer.TotalLength);
        Assert.Equal("abc", answer.Headers["x-repo-commit"]);
        Assert.False(answer.IsFromStore);
        Assert.StartsWith("NuTonic/", server.Requests[0].Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task FetchAsync_TransientStatus_IsAskedAgain(int status)
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
            SomeFetch.Text(context, number < 2 ? "busy" : "hello", number < 2 ? status : 200));
        using Fetcher fetcher = Make();

        FetchAnswer answer = await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit);

        Assert.Equal("hello", SomeFetch.Text(answer));
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(2, _time.Waits.Count(wait => wait > TimeSpan.FromSeconds(0.4)));
    }

    [Theory]
    [InlineData(503, "NT1305")]
    [InlineData(429, "NT1304")]
    public async Task FetchAsync_TransientStatusToTheEnd_IsAnErrorWithTheServersWords(int status, string code)
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
            SomeFetch.Text(context, "{\"message\": \"too\\nbusy\"}", status, "application/json"));
        using Fetcher fetcher = Make(new FetchOptions { Attempts = 3 });

        NuTonicException e = await SomeFetch.FailsAsync(code, fetcher, SomeFetch.Request(server.Address));

        Assert.Contains("attempts: 3", e.Message, StringComparison.Ordinal);
        Assert.Contains(": too busy.", e.Message, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(400, "NT1309")]
    [InlineData(404, "NT1308")]
    [InlineData(410, "NT1308")]
    [InlineData(401, "NT1307")]
    [InlineData(403, "NT1307")]
    [InlineData(418, "NT1309")]
    [InlineData(501, "NT1305")]
    public async Task FetchAsync_FinalStatus_IsAskedOnce(int status, string code)
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "no", status));
        using Fetcher fetcher = Make();

        await SomeFetch.FailsAsync(code, fetcher, SomeFetch.Request(server.Address, "thing?sign=abc"));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_MissingAllowed_IsAnAnswer()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "gone", 410));
        using Fetcher fetcher = Make();

        FetchAnswer answer = await fetcher.FetchAsync(
            SomeFetch.Request(server.Address) with { AllowsMissing = true }, Limit);

        Assert.Equal(HttpStatusCode.Gone, answer.Status);
        Assert.Equal("gone", SomeFetch.Text(answer));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Tue, 01 Jan 2030 12:00:09 GMT", 9)]
    public async Task FetchAsync_RetryAfter_IsWaitedFor(string value, double seconds)
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
        {
            context.Response.Headers.RetryAfter = value;
            return SomeFetch.Text(context, "x", number == 0 ? 429 : 200);
        });
        using Fetcher fetcher = Make();

        await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit);

        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            _time.Waits.Where(wait => wait > TimeSpan.Zero).Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait));
        Assert.Equal(seconds, fetcher.Tally.Total.Waited.TotalSeconds, 0.001);
    }

    [Fact]
    public async Task FetchAsync_RetryAfterBeyondReason_GivesTheHostUp()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
        {
            context.Response.Headers.RetryAfter = "86400";
            return SomeFetch.Text(context, "quota", 429);
        });
        using Fetcher fetcher = Make();

        await SomeFetch.FailsAsync("NT1304", fetcher, SomeFetch.Request(server.Address));
        await SomeFetch.FailsAsync("NT1327", fetcher, SomeFetch.Request(server.Address, "other"));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_NobodyListens_IsTriedAndNamed()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        using Fetcher fetcher = Make(new FetchOptions { Attempts = 3 });
        Uri address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));

        NuTonicException e = await SomeFetch.FailsAsync("NT1300", fetcher, SomeFetch.Request(address));

        Assert.Contains("attempts: 3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_ConnectionClosedBeforeTheHead_IsAskedAgain()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
        {
            if (number == 0)
            {
                context.Abort();
                return Task.CompletedTask;
            }

            return SomeFetch.Text(context, "hello");
        });
        using Fetcher fetcher = Make();

        Assert.Equal("hello", SomeFetch.Text(await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit)));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_CertificateThatNobodySigned_IsRefusedAtOnce()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest made = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = made.CreateSelfSigned(
            _time.GetUtcNow().AddYears(-10), _time.GetUtcNow().AddYears(10));
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task serve = ServeTlsAsync(listener, certificate);
        Uri address = new(string.Create(
            CultureInfo.InvariantCulture, $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        using Fetcher fetcher = Make();

        await SomeFetch.FailsAsync("NT1301", fetcher, SomeFetch.Request(address));

        Assert.Equal(1, fetcher.Tally.Total.Requests);
        await serve;
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(429, 5)]
    public async Task FetchAsync_NotRepeatable_IsAskedAgainOnlyIfNothingWasDone(int status, int requests)
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "no", status));
        using Fetcher fetcher = Make();
        FetchRequest request = SomeFetch.Request(server.Address) with
        {
            Method = HttpMethod.Post,
            Body = FetchBody.Of("{}"u8.ToArray(), "application/json"),
            IsRepeatable = false,
        };

        await SomeFetch.FailsAsync(status == 500 ? "NT1305" : "NT1304", fetcher, request);

        Assert.Equal(requests, server.Requests.Count);
        Assert.All(server.Requests, seen => Assert.Equal("{}", seen.Text));
    }

    [Fact]
    public async Task FetchAsync_WaitsBeyondTheDeadline_AreNotMade()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "busy", 503));
        using Fetcher fetcher = Make(new FetchOptions { Attempts = 50, Deadline = TimeSpan.FromSeconds(3) });

        await SomeFetch.FailsAsync("NT1305", fetcher, SomeFetch.Request(server.Address));

        Assert.InRange(server.Requests.Count, 2, 4);
    }

    private Fetcher Make(FetchOptions? options = null) =>
        new(options ?? new FetchOptions(), new MemoryFetchStore(), _time);

    private static async Task ServeTlsAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync(Limit);
        using SslStream stream = new(client.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(certificate);
            await stream.ReadExactlyAsync(new byte[1], Limit);
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            // The client hung up, as it should.
        }
    }
}
