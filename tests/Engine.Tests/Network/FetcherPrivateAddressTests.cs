using System.Net;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

/// <summary>
/// What public servers name must not lead into the own network. No server of a test is public, so here only the loopback
/// address that the test names counts as private.
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

    // A name that was harmless when it was looked at, and is not when it is connected to. A connection that somebody else may
    // use is open already.
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
        await using ServerHost inside = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "metadata"));
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

    private static Fetcher Make(Func<IPAddress, bool> isPrivate) => new(
        new FetchOptions { Attempts = 2, IsPrivate = isPrivate }, new MemoryFetchStore(), new RushedTime());
}
