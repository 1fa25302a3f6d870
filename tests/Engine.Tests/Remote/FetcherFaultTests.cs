using NuTonic.Engine.Network;
using NuTonic.Engine.Remote;
using NuTonic.Engine.Tests.Network;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Remote;

/// <summary>The same servers, asked by the client that builds use.</summary>
public sealed class FetcherFaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServedScene _scene = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Read_ServerWithoutRanges_IsDownloadedOnce()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => _scene.Whole(context));

        RasterWindow window = await ReadAsync(server);

        Assert.Equal(await SoundPixels(), window.Samples);
        Assert.Single(server.Requests, request => !request.Headers.ContainsKey("Range"));
    }

    [Fact]
    public async Task Read_ServerThatFailsAtTimes_IsAskedAgainForThatOnly()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
        {
            context.Response.StatusCode = 503;
            return number % 2 == 0 ? Task.CompletedTask : _scene.Ranged(context);
        });

        RasterWindow window = await ReadAsync(server);

        Assert.Equal(await SoundPixels(), window.Samples);
        Assert.Equal(0, server.Requests.Count % 2);
    }

    [Fact]
    public async Task Read_BodyThatIsCut_IsAskedAgain()
    {
        await using ServerHost server = await ServerHost.StartAsync(async (number, context) =>
        {
            if (number != 1)
            {
                await _scene.Ranged(context);
                return;
            }

            context.Response.StatusCode = 206;
            context.Response.ContentLength = 100;
            await context.Response.Body.WriteAsync(new byte[50]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        RasterWindow window = await ReadAsync(server);

        Assert.Equal(await SoundPixels(), window.Samples);
    }

    [Theory]
    [InlineData(416, "NT1312")]
    [InlineData(404, "NT1600")]
    [InlineData(403, "NT1307")]
    public async Task Read_Refused_IsATypedError(int status, string code)
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        await AssertFails(server, code);
    }

    [Fact]
    public async Task Read_OtherTagAtTheSecondRange_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
            _scene.Ranged(context, tag: number == 0 ? "\"a\"" : "\"b\""));

        await AssertFails(server, "NT1314");
    }

    [Fact]
    public async Task Read_RangeThatStartsElsewhere_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
            _scene.Ranged(context, range: (from, to) => (from + 1, to + 1)));

        await AssertFails(server, "NT1312");
    }

    private Task AssertFails(ServerHost server, string code) =>
        SceneReading.AssertFailsAsync(code, server.Address.Host, () => ReadAsync(server));

    private async Task<byte[]> SoundPixels()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => _scene.Ranged(context));
        return (await ReadAsync(server)).Samples;
    }

    private async Task<RasterWindow> ReadAsync(ServerHost server)
    {
        using Fetcher fetcher = new(new FetchOptions(), new MemoryFetchStore(), new RushedTime());
        return await SceneReading.ReadAsync(fetcher, server, _folder.Path, TestContext.Current.CancellationToken);
    }
}
