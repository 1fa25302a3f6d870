using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

/// <summary>What holds requests back.</summary>
public sealed class FetcherLimitsTests
{
    private readonly RushedTime _time = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_Many_KeepToTheConcurrencyOfTheHost()
    {
        await using ServerHost server = await ServerHost.StartAsync(async (_, context) =>
        {
            await Task.Delay(20, context.RequestAborted);
            await SomeFetch.Text(context, "x");
        });
        using Fetcher fetcher = Make(new FetchOptions { Limits = new FetchLimits(3, 0, 1) });

        await Task.WhenAll(
            Enumerable.Range(0, 15).Select(_ => fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit)));

        Assert.Equal(3, server.MostAtOnce);
        Assert.Equal(15, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_HostWithItsOwnLimits_KeepsToThem()
    {
        await using ServerHost server = await ServerHost.StartAsync(async (_, context) =>
        {
            await Task.Delay(10, context.RequestAborted);
            await SomeFetch.Text(context, "x");
        });
        using Fetcher fetcher = Make(new FetchOptions
        {
            HostLimits = new Dictionary<string, FetchLimits> { [server.Address.Authority] = new(1, 0, 1) },
        });

        await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit)));

        Assert.Equal(1, server.MostAtOnce);
    }

    [Fact]
    public async Task FetchAsync_AfterTheBurst_WaitsForTokens()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "x"));
        using Fetcher fetcher = Make(new FetchOptions { Limits = new FetchLimits(1, 2, 3) });

        for (int i = 0; i < 5; i++)
        {
            await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit);
        }

        Assert.Equal([0.5, 0.5], _time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(1, fetcher.Tally.Total.Waited.TotalSeconds);
    }

    [Fact]
    public async Task FetchAsync_RequestsUsedUp_IsAnErrorBeforeOneIsSent()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "x"));
        using Fetcher fetcher = Make(new FetchOptions { MaxRequests = 2 });

        await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit);
        await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit);
        NuTonicException e = await SomeFetch.FailsAsync("NT1317", fetcher, SomeFetch.Request(server.Address));

        Assert.StartsWith("FetchMaxRequests of 2 is used up", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_BytesUsedUp_IsAnErrorWithinTheAnswer()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, new string('x', 1000)));
        MemoryFetchStore store = new();
        using Fetcher fetcher = new(new FetchOptions { MaxBytes = 1500 }, store, _time);
        FetchRequest request = SomeFetch.Request(server.Address) with { IsStored = true };

        await fetcher.FetchAsync(request, Limit);
        NuTonicException e = await SomeFetch.FailsAsync(
            "NT1316", fetcher, request with { Address = new Uri(server.Address, "b") });
        await SomeFetch.FailsAsync("NT1316", fetcher, request with { Address = new Uri(server.Address, "c") });

        Assert.StartsWith("FetchMaxBytes of 1500 is used up", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
        Assert.Single(store.All);
        Assert.True((await fetcher.FetchAsync(request, Limit)).IsFromStore);
    }

    [Fact]
    public async Task FetchAsync_HostThatKeepsFailing_IsGivenUp()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "broken", 500));
        using Fetcher fetcher = Make(new FetchOptions());
        NuTonicException? last = null;

        for (int i = 0; i < 100; i++)
        {
            last = await Assert.ThrowsAsync<NuTonicException>(
                () => fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit));
        }

        Assert.Equal("NT1327", last!.Diagnostic.Code);
        Assert.Contains("broken", last.Message, StringComparison.Ordinal);
        Assert.InRange(server.Requests.Count, 8, 20);
    }

    [Fact]
    public async Task FetchAsync_HostThatComesBack_IsAskedAgain()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
            SomeFetch.Text(context, "x", number < 8 ? 503 : 200));
        using Fetcher fetcher = Make(new FetchOptions { Attempts = 9, LongestBackoff = TimeSpan.FromSeconds(1) });

        for (int i = 0; i < 20; i++)
        {
            await fetcher.FetchAsync(SomeFetch.Request(server.Address), Limit);
        }

        Assert.Equal(28, server.Requests.Count);
        Assert.Contains(_time.Waits, wait => wait.TotalSeconds is > 4 and <= 5);
    }

    [Fact]
    public async Task FetchAsync_OneHostFails_OthersGoOn()
    {
        await using ServerHost bad = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "broken", 500));
        await using ServerHost good = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "x"));
        using Fetcher fetcher = Make(new FetchOptions());
        for (int i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<NuTonicException>(() => fetcher.FetchAsync(SomeFetch.Request(bad.Address), Limit));
        }

        await fetcher.FetchAsync(SomeFetch.Request(good.Address), Limit);

        Assert.Equal(
            [bad.Address.Authority, good.Address.Authority],
            fetcher.Tally.Counts.Select(count => count.Host).OrderBy(host => host == good.Address.Authority));
    }

    private Fetcher Make(FetchOptions options) => new(options, new MemoryFetchStore(), _time);
}
