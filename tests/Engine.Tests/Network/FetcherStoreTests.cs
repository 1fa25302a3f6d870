using System.Net;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

/// <summary>What is stored, and which questions share an answer.</summary>
public sealed class FetcherStoreTests
{
    private readonly StoreScene _scene = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_AskedTwice_IsSentOnce()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
        {
            context.Response.Headers.Link = "<next>; rel=\"next\"";
            return SomeFetch.Text(context, $"answer {number}", type: "text/csv");
        });

        FetchAnswer first = await _scene.FetchAsync(StoreScene.Request(server), new FetchPolicy());
        FetchAnswer second = await _scene.FetchAsync(StoreScene.Request(server), new FetchPolicy());

        Assert.False(first.IsFromStore);
        Assert.True(second.IsFromStore);
        Assert.Equal("answer 0", SomeFetch.Text(second));
        Assert.Equal(
            (first.Status, first.MediaType, first.TotalLength), (second.Status, second.MediaType, second.TotalLength));
        Assert.Equal("<next>; rel=\"next\"", second.Headers["link"]);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_AnotherQuestion_IsSent()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (number, context) => SomeFetch.Text(context, $"answer {number}"));
        FetchRequest request = StoreScene.Request(server);
        FetchRequest[] others =
        [
            request with { Address = new Uri(server.Address, "thing?x=1") },
            request with { Method = HttpMethod.Post },
            request with { Method = HttpMethod.Post, Body = FetchBody.Of("a"u8.ToArray(), "text/plain") },
            request with { Method = HttpMethod.Post, Body = FetchBody.Of("a"u8.ToArray(), "text/csv") },
            request with { Method = HttpMethod.Post, Body = FetchBody.Of("b"u8.ToArray(), "text/plain") },
            request with { Accept = "text/plain" },
            request with { Headers = new Dictionary<string, string> { ["X-A"] = "1" } },
            request with { Range = new ByteRange(0, 100) },
        ];

        await _scene.FetchAsync(request, new FetchPolicy());
        foreach (FetchRequest other in others)
        {
            Assert.False((await _scene.FetchAsync(other, new FetchPolicy())).IsFromStore);
        }

        Assert.True(
            (await _scene.FetchAsync(
                request with { Subject = "poi_0008", Purpose = "other" }, new FetchPolicy())).IsFromStore);
        Assert.Equal(1 + others.Length, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_MissingAllowed_IsStoredButNotGivenToOthers()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "none", 404));
        FetchRequest request = StoreScene.Request(server) with { AllowsMissing = true };

        await _scene.FetchAsync(request, new FetchPolicy());
        FetchAnswer again = await _scene.FetchAsync(request, new FetchPolicy());
        NuTonicException e = await Assert.ThrowsAsync<NuTonicException>(
            () => _scene.FetchAsync(StoreScene.Request(server), new FetchPolicy()));

        Assert.True(again.IsFromStore);
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Equal("NT1308", e.Diagnostic.Code);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_RangeFromTheStore_KnowsTheWholeLength()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
        {
            context.Response.Headers.ContentRange = "bytes 2-5/10";
            return SomeFetch.Text(context, "2345", 206);
        });
        FetchRequest request = StoreScene.Request(server) with { Range = new ByteRange(2, 4) };

        await _scene.FetchAsync(request, new FetchPolicy());
        FetchAnswer again = await _scene.FetchAsync(request, new FetchPolicy());

        Assert.True(again.IsFromStore);
        Assert.Equal(HttpStatusCode.PartialContent, again.Status);
        Assert.Equal(10, again.TotalLength);
    }

    [Fact]
    public async Task FetchAsync_Secret_IsNotStored()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, SomeFetch.Secret));

        await _scene.FetchAsync(StoreScene.Request(server) with { IsSecret = true }, new FetchPolicy());
        FetchAnswer again = await _scene.FetchAsync(
            StoreScene.Request(server) with { IsSecret = true }, new FetchPolicy());

        Assert.Equal(SomeFetch.Secret, SomeFetch.Text(again));
        Assert.Empty(_scene.Store.All);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_SameQuestionAtOnce_IsSentOnce()
    {
        TaskCompletionSource go = new();
        await using ServerHost server = await ServerHost.StartAsync(async (_, context) =>
        {
            await go.Task;
            await SomeFetch.Text(context, "hello");
        });
        using Fetcher fetcher = _scene.Make(new FetchPolicy());

        Task<FetchAnswer>[] all =
        [
            .. Enumerable.Range(0, 8).Select(_ => fetcher.FetchAsync(StoreScene.Request(server), Limit)),
        ];
        go.SetResult();
        FetchAnswer[] answers = await Task.WhenAll(all);

        Assert.All(answers, answer => Assert.Equal("hello", SomeFetch.Text(answer)));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_TheOneThatAsksIsCancelled_AnotherTakesOver()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
            number == 0 ? Task.Delay(Timeout.Infinite, context.RequestAborted) : SomeFetch.Text(context, "hello"));
        using Fetcher fetcher = _scene.Make(new FetchPolicy());
        using CancellationTokenSource first = new();
        Task<FetchAnswer> leader = fetcher.FetchAsync(StoreScene.Request(server), first.Token);
        Task<FetchAnswer> follower = fetcher.FetchAsync(StoreScene.Request(server), Limit);
        while (server.Requests.Count == 0)
        {
            await Task.Delay(5, Limit);
        }

        await first.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        Assert.Equal("hello", SomeFetch.Text(await follower));
    }

    [Fact]
    public async Task FetchAsync_CancelledInTheMiddle_KeepsWhatWasComplete()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => context.Request.Path == "/slow"
            ? Task.Delay(Timeout.Infinite, context.RequestAborted)
            : SomeFetch.Text(context, "hello"));
        using CancellationTokenSource stop = new();
        using (Fetcher fetcher = _scene.Make(new FetchPolicy()))
        {
            await fetcher.FetchAsync(StoreScene.Request(server), stop.Token);
            Task<FetchAnswer> slow = fetcher.FetchAsync(
                StoreScene.Request(server) with { Address = new Uri(server.Address, "slow") }, stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        }

        Assert.True(
            (await _scene.FetchAsync(StoreScene.Request(server), new FetchPolicy { IsOffline = true })).IsFromStore);
        Assert.Single(_scene.Store.All);
    }

    [Fact]
    public async Task FetchAsync_AnswerNotWorthKeeping_IsGivenButAskedForAgain()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
            SomeFetch.Text(context, number == 0 ? "try later" : "answer"));
        FetchRequest request = StoreScene.Request(server) with
        {
            IsWorthKeeping = body => body.Span.StartsWith("answer"u8),
        };

        string[] texts =
        [
            SomeFetch.Text(await _scene.FetchAsync(request, new FetchPolicy())),
            SomeFetch.Text(await _scene.FetchAsync(request, new FetchPolicy())),
            SomeFetch.Text(await _scene.FetchAsync(request, new FetchPolicy())),
        ];

        Assert.Equal(["try later", "answer", "answer"], texts);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_PagesToldApartByATokenInTheQuery_AreStoredApart()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (number, context) => SomeFetch.Text(context, $"page {number}"));
        FetchRequest Page(string token) =>
            StoreScene.Request(server) with { Address = new Uri(server.Address, $"search?limit=10&token={token}") };

        await _scene.FetchAsync(Page("next:item-1"), new FetchPolicy());
        FetchAnswer other = await _scene.FetchAsync(Page("next:item-2"), new FetchPolicy());
        FetchAnswer again = await _scene.FetchAsync(Page("next:item-2"), new FetchPolicy());

        Assert.Equal("page 1", SomeFetch.Text(other));
        Assert.Equal("page 1", SomeFetch.Text(again));
        Assert.True(again.IsFromStore);
        Assert.DoesNotContain(
            _scene.Store.All,
            entry => System.Text.Encoding.UTF8.GetString(entry.Material).Contains("item-", StringComparison.Ordinal));
    }
}
