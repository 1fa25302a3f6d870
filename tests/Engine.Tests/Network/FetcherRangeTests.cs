using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Network;

public sealed class FetcherRangeTests
{
    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bytes 2-5/10", "2345", 10L)]
    [InlineData("bytes 2-5/*", "2345", null)]
    [InlineData("bytes 2-4/5", "234", 5L)]
    [InlineData("bytes 2-3/*", "23", null)]
    public async Task FetchAsync_TheRange_IsAnAnswer(string contentRange, string body, long? total)
    {
        await using ServerHost server = await Serve(contentRange, body);
        using Fetcher fetcher = Make();

        FetchAnswer answer = await fetcher.FetchAsync(Range(server), Limit);

        Assert.Equal(body, SomeFetch.Text(answer));
        Assert.Equal(total, answer.TotalLength);
        Assert.Equal("bytes=2-5", server.Requests[0].Headers["Range"]);
        Assert.Equal("identity", server.Requests[0].Headers["Accept-Encoding"]);
    }

    [Theory]
    [InlineData("bytes 0-3/10", "0123")]
    [InlineData("bytes 2-4/10", "234")]
    [InlineData("bytes 2-6/10", "23456")]
    [InlineData("bytes 2-6/*", "23456")]
    [InlineData("bytes */10", "2345")]
    [InlineData("pixels 2-5/10", "2345")]
    [InlineData("nonsense", "2345")]
    [InlineData(null, "2345")]
    public async Task FetchAsync_AnotherRange_IsAnError(string? contentRange, string body)
    {
        await using ServerHost server = await Serve(contentRange, body);
        using Fetcher fetcher = Make();

        await SomeFetch.FailsAsync("NT1312", fetcher, Range(server));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task FetchAsync_RangeOfWrongLength_IsAskedAgain()
    {
        await using ServerHost server = await Serve("bytes 2-5/10", "23");
        using Fetcher fetcher = Make(new FetchOptions { Attempts = 2 });

        NuTonicException e = await SomeFetch.FailsAsync("NT1302", fetcher, Range(server));

        Assert.Contains("2 bytes came instead of 4", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task FetchAsync_PartThatNobodyAskedFor_IsAnError()
    {
        await using ServerHost server = await Serve("bytes 2-5/10", "2345");
        using Fetcher fetcher = Make();

        await SomeFetch.FailsAsync("NT1312", fetcher, SomeFetch.Request(server.Address));
    }

    [Fact]
    public async Task FetchAsync_NoSuchBytes_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => SomeFetch.Text(context, "no", 416));
        using Fetcher fetcher = Make();

        await SomeFetch.FailsAsync("NT1312", fetcher, Range(server));
    }

    [Fact]
    public async Task FetchAsync_WholeContentThatFits_IsGivenAsSuch()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "0123456789"));
        using Fetcher fetcher = Make();

        FetchAnswer answer = await fetcher.FetchAsync(Range(server), Limit);

        Assert.Equal(200, (int)answer.Status);
        Assert.Equal("0123456789", SomeFetch.Text(answer));
    }

    [Fact]
    public async Task FetchAsync_WholeContentThatIsTooLong_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => SomeFetch.Text(context, "0123456789"));
        using Fetcher fetcher = Make();

        NuTonicException e = await SomeFetch.FailsAsync("NT1313", fetcher, Range(server) with { MaxBytes = 4 });

        Assert.Contains("bytes 2-5", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, fetcher.Tally.Total.Bytes);
    }

    [Theory]
    [InlineData("\"v1\"", true)]
    [InlineData("W/\"v1\"", false)]
    public async Task FetchAsync_ExpectedTag_IsSentWhenStrongAndCompared(string tag, bool isSent)
    {
        await using ServerHost server = await Serve("bytes 2-5/10", "2345", tag);
        using Fetcher fetcher = Make();

        await fetcher.FetchAsync(Range(server) with { ExpectedETag = tag }, Limit);

        Assert.Equal(isSent, server.Requests[0].Headers.ContainsKey("If-Match"));
    }

    [Theory]
    [InlineData("\"v2\"", 206)]
    [InlineData(null, 206)]
    [InlineData("\"v2\"", 412)]
    public async Task FetchAsync_ContentChanged_IsAnError(string? tag, int status)
    {
        await using ServerHost server = await Serve("bytes 2-5/10", "2345", tag, status);
        using Fetcher fetcher = Make();

        await SomeFetch.FailsAsync("NT1314", fetcher, Range(server) with { ExpectedETag = "\"v1\"" });

        Assert.Single(server.Requests);
    }

    private static FetchRequest Range(ServerHost server) =>
        SomeFetch.Request(server.Address) with { Range = new ByteRange(2, 4) };

    private static Task<ServerHost> Serve(string? contentRange, string body, string? tag = null, int status = 206) =>
        ServerHost.StartAsync((_, context) =>
        {
            context.Response.Headers.ContentRange = contentRange;
            context.Response.Headers.ETag = tag;
            return SomeFetch.Text(context, body, status);
        });

    private static Fetcher Make(FetchOptions? options = null) =>
        new(options ?? new FetchOptions(), new MemoryFetchStore(), new RushedTime());
}
