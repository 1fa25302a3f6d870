using System.Net;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

/// <summary>What is stored, and when it is asked for again.</summary>
public sealed class FetcherStoreTests
{
    private readonly RushedTime _time = new();
    private readonly MemoryFetchStore _store = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_AskedTwice_IsSentOnce()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
        {
            context.Response.Headers.Link = "<next>; rel=\"next\"";
            return SomeFetch.Text(context, $"answer {number}", type: "text/csv");
        });

        FetchAnswer first = await FetchAsync(Stored(server), new FetchPolicy());
        FetchAnswer second = await FetchAsync(Stored(server), new FetchPolicy());

        Assert.False(first.IsFromStore);
        Assert.True(second.IsFromStore);
        Assert.Equal("answer 0", SomeFetch.Text(second));
        Assert.Equal((first.Status, first.MediaType, first.TotalLength), (second.Status, second.MediaType, second.TotalLength));
        Assert.Equal("<next>; rel=\"next\"", second.Headers["link"]);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_AnotherQuestion_IsSent()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) => SomeFetch.Text(context, $"answer {number}"));
        FetchRequest request = Stored(server);
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

        await FetchAsync(request, new FetchPolicy());
        foreach (FetchRequest other in others)
        {
            Assert.False((await FetchAsync(other, new FetchPolicy())).IsFromStore);
        }

        Assert.True((await FetchAsync(request with { Subject = "poi_0008", Purpose = "other" }, new FetchPolicy())).IsFromStore);
        Assert.Equal(1 + others.Length, server.Requests.Count);
    }

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
        await FetchAsync(Stored(server), new FetchPolicy());
        _time.Advance(TimeSpan.FromDays(days));

        FetchPolicy policy = new() { Refresh = Enum.Parse<RefreshMode>(refresh) };
        using Fetcher fetcher = Make(policy);
        FetchAnswer answer = await fetcher.FetchAsync(Stored(server), Limit);
        await fetcher.FetchAsync(Stored(server), Limit);

        Assert.Equal("hello", SomeFetch.Text(answer));
        Assert.True(answer.IsFromStore);
        Assert.Equal(confirmed, fetcher.Tally.Total.Confirmed);
        Assert.Equal(1 + confirmed, server.Requests.Count);
        Provenance provenance = Assert.Single(_store.All).Stored.Provenance;
        Assert.Equal(_time.GetUtcNow() - TimeSpan.FromDays(confirmed == 1 ? 0 : days), provenance.FetchedAt);
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
        await FetchAsync(Stored(server), new FetchPolicy());
        _time.Advance(TimeSpan.FromDays(1));

        FetchAnswer answer = await FetchAsync(Stored(server), new FetchPolicy { Refresh = RefreshMode.Always });

        Assert.Equal("answer 1", SomeFetch.Text(answer));
        Assert.Equal("\"v1\"", Assert.Single(_store.All).Stored.Provenance.ETag);
    }

    [Fact]
    public async Task FetchAsync_MissingAllowed_IsStoredButNotGivenToOthers()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "none", 404));
        FetchRequest request = Stored(server) with { AllowsMissing = true };

        await FetchAsync(request, new FetchPolicy());
        FetchAnswer again = await FetchAsync(request, new FetchPolicy());
        NuTonicException e = await Assert.ThrowsAsync<NuTonicException>(() => FetchAsync(Stored(server), new FetchPolicy()));

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
        FetchRequest request = Stored(server) with { Range = new ByteRange(2, 4) };

        await FetchAsync(request, new FetchPolicy());
        FetchAnswer again = await FetchAsync(request, new FetchPolicy());

        Assert.True(again.IsFromStore);
        Assert.Equal(HttpStatusCode.PartialContent, again.Status);
        Assert.Equal(10, again.TotalLength);
    }

    [Fact]
    public async Task FetchAsync_Secret_IsNotStored()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, SomeFetch.Secret));

        await FetchAsync(Stored(server) with { IsSecret = true }, new FetchPolicy());
        FetchAnswer again = await FetchAsync(Stored(server) with { IsSecret = true }, new FetchPolicy());

        Assert.Equal(SomeFetch.Secret, SomeFetch.Text(again));
        Assert.Empty(_store.All);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_Offline_GivesWhatIsStoredAndListsWhatIsNot()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "hello"));
        await FetchAsync(Stored(server), new FetchPolicy());
        _time.Advance(TimeSpan.FromDays(900));
        using Fetcher fetcher = Make(new FetchPolicy { IsOffline = true, Refresh = RefreshMode.Always });

        FetchAnswer stored = await fetcher.FetchAsync(Stored(server), Limit);
        await SomeFetch.FailsAsync("NT1318", fetcher, Stored(server) with { Address = new Uri(server.Address, "b?sig=1") });
        await SomeFetch.FailsAsync("NT1318", fetcher, Stored(server) with { Address = new Uri(server.Address, "a"), IsStored = false });
        await Assert.ThrowsAsync<NuTonicException>(
            () => fetcher.DownloadAsync(Stored(server), Path.Combine(Path.GetTempPath(), "never"), Limit));

        Assert.Equal("hello", SomeFetch.Text(stored));
        Assert.Single(server.Requests);
        Assert.Equal(["/a", "/b", "/thing"], fetcher.Misses.All.Select(miss => new Uri(miss.Address).PathAndQuery));
        Assert.All(fetcher.Misses.All, miss => Assert.Equal(("poi_0007", "scene search"), (miss.Subject, miss.Purpose)));
        Assert.Equal("NT1326", fetcher.Misses.Error!.Code);
        Assert.Contains("(3 in all)", fetcher.Misses.Error.Message, StringComparison.Ordinal);
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
        using Fetcher fetcher = Make(new FetchPolicy());

        Task<FetchAnswer>[] all = [.. Enumerable.Range(0, 8).Select(_ => fetcher.FetchAsync(Stored(server), Limit))];
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
        using Fetcher fetcher = Make(new FetchPolicy());
        using CancellationTokenSource first = new();
        Task<FetchAnswer> leader = fetcher.FetchAsync(Stored(server), first.Token);
        Task<FetchAnswer> follower = fetcher.FetchAsync(Stored(server), Limit);
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
        using (Fetcher fetcher = Make(new FetchPolicy()))
        {
            await fetcher.FetchAsync(Stored(server), stop.Token);
            Task<FetchAnswer> slow = fetcher.FetchAsync(Stored(server) with { Address = new Uri(server.Address, "slow") }, stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        }

        Assert.True((await FetchAsync(Stored(server), new FetchPolicy { IsOffline = true })).IsFromStore);
        Assert.Single(_store.All);
    }

    [Fact]
    public async Task FetchAsync_AnswerNotWorthKeeping_IsGivenButAskedForAgain()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
            SomeFetch.Text(context, number == 0 ? "try later" : "answer"));
        FetchRequest request = Stored(server) with { IsWorthKeeping = body => body.Span.StartsWith("answer"u8) };

        string[] texts =
        [
            SomeFetch.Text(await FetchAsync(request, new FetchPolicy())),
            SomeFetch.Text(await FetchAsync(request, new FetchPolicy())),
            SomeFetch.Text(await FetchAsync(request, new FetchPolicy())),
        ];

        Assert.Equal(["try later", "answer", "answer"], texts);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_StoredAnswerNotWorthKeeping_IsReplacedAndNotConfirmed()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            return SomeFetch.Text(context, number == 0 ? "try later" : "answer");
        });
        await FetchAsync(Stored(server), new FetchPolicy());

        FetchRequest request = Stored(server) with { IsWorthKeeping = body => body.Span.StartsWith("answer"u8) };
        NuTonicException offline = await Assert.ThrowsAsync<NuTonicException>(
            () => FetchAsync(request, new FetchPolicy { IsOffline = true }));
        FetchAnswer answer = await FetchAsync(request, new FetchPolicy());

        Assert.Equal("NT1318", offline.Diagnostic.Code);
        Assert.Equal("answer", SomeFetch.Text(answer));
        Assert.False(server.Requests[1].Headers.ContainsKey("If-None-Match"));
        Assert.Equal("answer"u8.ToArray(), Assert.Single(_store.All).Stored.Content.ToArray());
    }

    [Fact]
    public async Task FetchAsync_PagesToldApartByATokenInTheQuery_AreStoredApart()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) => SomeFetch.Text(context, $"page {number}"));
        FetchRequest Page(string token) =>
            Stored(server) with { Address = new Uri(server.Address, $"search?limit=10&token={token}") };

        await FetchAsync(Page("next:item-1"), new FetchPolicy());
        FetchAnswer other = await FetchAsync(Page("next:item-2"), new FetchPolicy());
        FetchAnswer again = await FetchAsync(Page("next:item-2"), new FetchPolicy());

        Assert.Equal("page 1", SomeFetch.Text(other));
        Assert.Equal("page 1", SomeFetch.Text(again));
        Assert.True(again.IsFromStore);
        Assert.DoesNotContain(
            _store.All, entry => System.Text.Encoding.UTF8.GetString(entry.Material).Contains("item-", StringComparison.Ordinal));
    }

    private static FetchRequest Stored(ServerHost server) => SomeFetch.Request(server.Address) with { IsStored = true };

    private async Task<FetchAnswer> FetchAsync(FetchRequest request, FetchPolicy policy)
    {
        using Fetcher fetcher = Make(policy);
        return await fetcher.FetchAsync(request, Limit);
    }

    private Fetcher Make(FetchPolicy policy) => new(new FetchOptions { Policy = policy }, _store, _time);
}
