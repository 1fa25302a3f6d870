using System.Globalization;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.Engine.Stac;
using NuTonic.Engine.Tests.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Stac;

public sealed class SasCredentialTests : IDisposable
{
    private static readonly Uri Blob = new("https://naipeuwest.blob.core.windows.net/naip/v002/vt/x.tif");

    private readonly PlainFetcher _fetcher = new();
    private readonly SetClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _fetcher.Dispose();

    [Fact]
    public async Task GetAsync_Token_IsAskedForOnceAndSentAsAQuery()
    {
        await using ServerHost server = await ServeAsync(minutes: 45);
        using SasCredentials credentials = Credentials(server);
        ICredential credential = credentials.For(Blob)!;

        await credential.GetAsync(false, Cancel);
        CredentialPart part = Assert.Single(await credential.GetAsync(false, Cancel));

        Assert.Equal((true, "", "st=1&sig=number0"), (part.IsQuery, part.Name, part.Value.Reveal()));
        Assert.Equal("/token/naipeuwest/naip", Assert.Single(server.Requests).Path);
        Assert.False(Assert.Single(_fetcher.Requests).IsStored);
    }

    [Fact]
    public async Task GetAsync_NearItsEnd_IsRenewed()
    {
        await using ServerHost server = await ServeAsync(minutes: 45);
        using SasCredentials credentials = Credentials(server);
        ICredential credential = credentials.For(Blob)!;
        await credential.GetAsync(false, Cancel);

        _clock.Now += TimeSpan.FromMinutes(42);
        Assert.EndsWith(
            "number0", (await credential.GetAsync(false, Cancel))[0].Value.Reveal(), StringComparison.Ordinal);
        _clock.Now += TimeSpan.FromMinutes(2);
        Assert.EndsWith(
            "number1", (await credential.GetAsync(false, Cancel))[0].Value.Reveal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_Refused_IsRenewedOnceForAllThatWereRefusedTogether()
    {
        await using ServerHost server = await ServeAsync(minutes: 45);
        using SasCredentials credentials = Credentials(server);
        ICredential credential = credentials.For(Blob)!;
        await credential.GetAsync(false, Cancel);
        _clock.Now += TimeSpan.FromMinutes(1);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => credential.GetAsync(true, Cancel).AsTask()));

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("https://naipeuwest.blob.core.windows.net/naip/other.tif", true)]
    [InlineData("https://NAIPEUWEST.blob.core.windows.net/naip/other.tif", true)]
    [InlineData("http://naipeuwest.blob.core.windows.net/naip/other.tif", false)]
    [InlineData("https://naipeuwest.blob.core.windows.net:8443/naip/other.tif", false)]
    [InlineData("https://naipeuwest.blob.core.windows.net/naip2/other.tif", false)]
    [InlineData("https://other.blob.core.windows.net/naip/other.tif", false)]
    [InlineData("https://naipeuwest.blob.core.windows.net.evil.test/naip/other.tif", false)]
    public async Task IsFor_OtherHosts_IsFalse(string address, bool isFor)
    {
        await using ServerHost server = await ServeAsync(minutes: 45);
        using SasCredentials credentials = Credentials(server);

        Assert.Equal(isFor, credentials.For(Blob)!.IsFor(new Uri(address)));
    }

    [Theory]
    [InlineData("https://cogs.test/naip/x.tif")]
    [InlineData("http://naipeuwest.blob.core.windows.net/naip/x.tif")]
    [InlineData("https://naipeuwest.blob.core.windows.net/x.tif")]
    [InlineData("https://a.b.blob.core.windows.net/naip/x.tif")]
    [InlineData("https://naipeuwest.blob.core.windows.net/..%2F..%2Fadmin/x.tif")]
    public async Task For_NoBlobOfAContainer_IsNull(string address)
    {
        await using ServerHost server = await ServeAsync(minutes: 45);
        using SasCredentials credentials = Credentials(server);

        Assert.Null(credentials.For(new Uri(address)));
    }

    [Fact]
    public async Task For_SameContainer_IsTheSameCredential()
    {
        await using ServerHost server = await ServeAsync(minutes: 45);
        using SasCredentials credentials = Credentials(server);

        Assert.Same(
            credentials.For(Blob), credentials.For(new Uri("https://naipeuwest.blob.core.windows.net/naip/y.tif")));
        Assert.NotSame(
            credentials.For(Blob), credentials.For(new Uri("https://naipeuwest.blob.core.windows.net/other/y.tif")));
    }

    [Theory]
    [InlineData("<html>verysecret</html>")]
    [InlineData("{\"token\":\"verysecret\"}")]
    [InlineData("{\"token\":[\"verysecret\"],\"msft:expiry\":\"2030-01-01T00:00:00Z\"}")]
    [InlineData("{\"token\":\"verysecret\",\"msft:expiry\":\"soon\"}")]
    [InlineData("{\"token\":\"verysecret\",\"msft:expiry\":\"2001-01-01T00:00:00Z\"}")]
    [InlineData("{\"token\":\"sig=verysecret\\r\\nX: y\",\"msft:expiry\":\"2030-01-01T00:00:00Z\"}")]
    [InlineData("{\"token\":\"verysecret#\",\"msft:expiry\":\"2030-01-01T00:00:00Z\"}")]
    public async Task GetAsync_NoToken_IsNT1540AndShowsNothingOfIt(string body)
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => context.Response.WriteAsync(body));
        using SasCredentials credentials = Credentials(server);

        NuTonicException error = await Assert.ThrowsAsync<NuTonicException>(
            async () => await credentials.For(Blob)!.GetAsync(false, Cancel));

        Assert.Equal("NT1540", error.Diagnostic.Code);
        Assert.Contains("'naip' of 'naipeuwest'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("verysecret", error.ToString(), StringComparison.Ordinal);
    }

    private SasCredentials Credentials(ServerHost server) => new(_fetcher, new Uri(server.Address, "token/"), _clock);

    private Task<ServerHost> ServeAsync(int minutes) =>
        ServerHost.StartAsync((number, context) =>
        {
            string expiry = Instant.Text(_clock.Now.AddMinutes(minutes));
            return context.Response.WriteAsync(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"msft:expiry":"{{expiry}}","token":"st=1&sig=number{{number}}"}"""));
        });

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
