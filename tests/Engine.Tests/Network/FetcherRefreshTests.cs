using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

/// <summary>When what is stored is asked for again.</summary>
public sealed class FetcherRefreshTests
{
    private readonly StoreScene _scene = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Never", 90, 0)]
    [InlineData("Stale", 29, 0)]
    [InlineData("Stale", 31, 1)]
    [InlineData("Always", 1, 1)]
    public async Task FetchAsync_OldAnswer_IsConfirmedAsThePolicySays(string refresh, int days, int confirmed)
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.Headers.LastModified = "Mon, 01 Jan 2029 00:00:00 GMT";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            return SomeFetch.Text(context, "hello");
        });
        await _scene.FetchAsync(StoreScene.Request(server), new FetchPolicy());
        _scene.Time.Advance(TimeSpan.FromDays(days));

        FetchPolicy policy = new() { Refresh = Enum.Parse<RefreshMode>(refresh) };
        using Fetcher fetcher = _scene.Make(policy);
        FetchAnswer answer = await fetcher.FetchAsync(StoreScene.Request(server), Limit);
        await fetcher.FetchAsync(StoreScene.Request(server), Limit);

        Assert.Equal("hello", SomeFetch.Text(answer));
        Assert.True(answer.IsFromStore);
        Assert.Equal(confirmed, fetcher.Tally.Total.Confirmed);
        Assert.Equal(1 + confirmed, server.Requests.Count);
        Provenance provenance = Assert.Single(_scene.Store.All).Stored.Provenance;
        Assert.Equal(_scene.Time.GetUtcNow() - TimeSpan.FromDays(confirmed == 1 ? 0 : days), provenance.FetchedAt);
        Assert.Equal("\"v1\"", provenance.ETag);
        Assert.Equal(new DateTimeOffset(2029, 1, 1, 0, 0, 0, TimeSpan.Zero), provenance.LastModified);
        if (confirmed == 1)
        {
            Assert.Equal("Mon, 01 Jan 2029 00:00:00 GMT", server.Requests[1].Headers["If-Modified-Since"]);
        }
    }

    [Fact]
    public async Task FetchAsync_ChangedOnTheServer_ReplacesWhatIsStored()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
        {
            context.Response.Headers.ETag = $"\"v{number}\"";
            return SomeFetch.Text(context, $"answer {number}");
        });
        await _scene.FetchAsync(StoreScene.Request(server), new FetchPolicy());
        _scene.Time.Advance(TimeSpan.FromDays(1));

        FetchAnswer answer = await _scene.FetchAsync(
            StoreScene.Request(server), new FetchPolicy { Refresh = RefreshMode.Always });

        Assert.Equal("answer 1", SomeFetch.Text(answer));
        Assert.Equal("\"v1\"", Assert.Single(_scene.Store.All).Stored.Provenance.ETag);
    }

    [Fact]
    public async Task FetchAsync_Offline_GivesWhatIsStoredAndListsWhatIsNot()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "hello"));
        await _scene.FetchAsync(StoreScene.Request(server), new FetchPolicy());
        _scene.Time.Advance(TimeSpan.FromDays(900));
        using Fetcher fetcher = _scene.Make(new FetchPolicy { IsOffline = true, Refresh = RefreshMode.Always });

        FetchAnswer stored = await fetcher.FetchAsync(StoreScene.Request(server), Limit);
        await SomeFetch.FailsAsync(
            "NT1318", fetcher, StoreScene.Request(server) with { Address = new Uri(server.Address, "b?sig=1") });
        await SomeFetch.FailsAsync(
            "NT1318",
            fetcher,
            StoreScene.Request(server) with { Address = new Uri(server.Address, "a"), IsStored = false });
        await Assert.ThrowsAsync<NuTonicException>(
            () => fetcher.DownloadAsync(StoreScene.Request(server), Path.Combine(Path.GetTempPath(), "never"), Limit));

        Assert.Equal("hello", SomeFetch.Text(stored));
        Assert.Single(server.Requests);
        Assert.Equal(["/a", "/b", "/thing"], fetcher.Misses.All.Select(miss => new Uri(miss.Address).PathAndQuery));
        Assert.All(
            fetcher.Misses.All, miss => Assert.Equal(("poi_0007", "scene search"), (miss.Subject, miss.Purpose)));
        Assert.Equal("NT1326", fetcher.Misses.Error!.Code);
        Assert.Contains("(3 in all)", fetcher.Misses.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_StoredAnswerNotWorthKeeping_IsReplacedAndNotConfirmed()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            return SomeFetch.Text(context, number == 0 ? "try later" : "answer");
        });
        await _scene.FetchAsync(StoreScene.Request(server), new FetchPolicy());

        FetchRequest request = StoreScene.Request(server) with
        {
            IsWorthKeeping = body => body.Span.StartsWith("answer"u8),
        };
        NuTonicException offline = await Assert.ThrowsAsync<NuTonicException>(
            () => _scene.FetchAsync(request, new FetchPolicy { IsOffline = true }));
        FetchAnswer answer = await _scene.FetchAsync(request, new FetchPolicy());

        Assert.Equal("NT1318", offline.Diagnostic.Code);
        Assert.Equal("answer", SomeFetch.Text(answer));
        Assert.False(server.Requests[1].Headers.ContainsKey("If-None-Match"));
        Assert.Equal("answer"u8.ToArray(), Assert.Single(_scene.Store.All).Stored.Content.ToArray());
    }
}
