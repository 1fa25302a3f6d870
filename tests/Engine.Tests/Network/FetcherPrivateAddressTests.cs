using System.Net;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

/// <summary>
/// What public servers name must not lead into the own network. No server of a test is public, so here only the
/// loopback address that the test names counts as private.
/// </summary>
public sealed class FetcherPrivateAddressTests
{
    private static readonly Uri Public = new("https://203.0.113.9/catalogue");

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    public async Task FetchAsync_PrivateAddressNamedByAPublicServer_IsNotAsked(string host)
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "hello"));
        using Fetcher fetcher = Make(PrivateNetwork.Has);
        FetchRequest request = SomeFetch.Request(new UriBuilder(server.Address) { Host = host }.Uri);

        NuTonicException e = await SomeFetch.FailsAsync("NT1329", fetcher, request with { NamedBy = Public });

        Assert.Contains("203.0.113.9", e.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    // A name that was harmless when it was looked at, and is not when it is connected to. A connection that somebody
    // else may use is open already.
    [Fact]
    public async Task FetchAsync_AddressTurnsPrivateAtTheConnection_IsNotConnectedTo()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "hello"));
        int looks = 0;
        using Fetcher fetcher = Make(address => IPAddress.IsLoopback(address) && Interlocked.Increment(ref looks) > 1);
        await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit);

        await SomeFetch.FailsAsync("NT1329", fetcher, SomeFetch.Request(server.Address) with { NamedBy = Public });

        Assert.Equal(2, looks);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_ConfiguredOrNamedByAPrivateServer_IsAsked()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "hello"));
        using Fetcher fetcher = Make(PrivateNetwork.Has);
        FetchRequest request = SomeFetch.Request(server.Address);

        await fetcher.FetchAsync(request, Limit);
        await fetcher.FetchAsync(request with { NamedBy = new Uri("http://localhost:8080/stac") }, Limit);
        await fetcher.FetchAsync(request with { NamedBy = new Uri("http://10.0.0.7/stac") }, Limit);

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_PublicServerRedirectsInside_IsRefused()
    {
        await using ServerHost inside = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "metadata"));
        Uri target = new UriBuilder(inside.Address) { Host = "127.0.0.2" }.Uri;
        await using ServerHost outside = await ServerHost.StartAsync((_, context) => Redirect(context, target));
        using Fetcher fetcher = Make(address => address.Equals(IPAddress.Parse("127.0.0.2")));

        NuTonicException e = await Assert.ThrowsAsync<NuTonicException>(
            () => fetcher.FetchAsync(SomeFetch.Request(outside.Address), Limit));

        Assert.Equal("NT1329", e.Diagnostic.Code);
        Assert.Contains(outside.Address.Authority, e.Message, StringComparison.Ordinal);
        Assert.Single(outside.Requests);
        Assert.Empty(inside.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task FetchAsync_AllowedHostNamedByAPublicServer_IsAskedAtItsPortAlone(string host)
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "hello"));
        await using ServerHost other = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "secret"));
        using Fetcher fetcher = Make(PrivateNetwork.Has, FormattableString.Invariant($"{host}:{server.Address.Port}"));
        Uri address = new UriBuilder(server.Address) { Host = host }.Uri;

        FetchAnswer answer = await fetcher.FetchAsync(SomeFetch.Request(address) with { NamedBy = Public }, Limit);
        Uri wrong = new UriBuilder(other.Address) { Host = host }.Uri;
        await SomeFetch.FailsAsync("NT1329", fetcher, SomeFetch.Request(wrong) with { NamedBy = Public });

        Assert.Equal("hello", SomeFetch.Text(answer));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task FetchAsync_AllowedHostRedirects_OnlyToAllowedHostsAndOutside()
    {
        await using ServerHost inside = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "metadata"));
        Uri target = inside.Address;
        await using ServerHost allowed = await ServerHost.StartAsync((_, context) => Redirect(context, target));
        string host = allowed.Address.Authority;
        FetchRequest request = SomeFetch.Request(allowed.Address) with { NamedBy = Public };
        using Fetcher fetcher = Make(PrivateNetwork.Has, host);
        using Fetcher wider = Make(PrivateNetwork.Has, host, inside.Address.Authority);

        NuTonicException e = await Assert.ThrowsAsync<NuTonicException>(() => fetcher.FetchAsync(request, Limit));
        FetchAnswer answer = await wider.FetchAsync(request, Limit);

        Assert.Equal("NT1329", e.Diagnostic.Code);
        Assert.Contains($"name {inside.Address.Authority} in AllowedPrivateHosts", e.Message, StringComparison.Ordinal);
        Assert.Equal("metadata", SomeFetch.Text(answer));
        Assert.Single(inside.Requests);
    }

    [Fact]
    public async Task FetchAsync_PrivateServerRedirects_IsFollowed()
    {
        await using ServerHost other = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "hello"));
        await using ServerHost server = await ServerHost.StartAsync((_, context) => Redirect(context, other.Address));
        using Fetcher fetcher = Make(PrivateNetwork.Has);

        FetchAnswer answer = await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit);

        Assert.Equal("hello", SomeFetch.Text(answer));
    }

    private static Task Redirect(HttpContext context, Uri target)
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = target.AbsoluteUri;
        return Task.CompletedTask;
    }

    private static Fetcher Make(Func<IPAddress, bool> isPrivate, params string[] allowed) => new(
        new FetchOptions
        {
            Attempts = 2,
            IsPrivate = isPrivate,
            AllowedPrivateHosts = PrivateHosts.Read(allowed, out _),
        },
        new MemoryFetchStore(),
        new RushedTime());
}
