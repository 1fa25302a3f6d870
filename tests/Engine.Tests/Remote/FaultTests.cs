using System.Globalization;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Remote;
using NuTonic.Engine.Tests.Network;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Remote;

/// <summary>
/// Servers that answer ranges wrongly: each ends in an error that names host and POI, or in the right pixels.
/// </summary>
public sealed class FaultTests : IDisposable
{
    private readonly PlainFetcher _fetcher = new();
    private readonly TemporaryFolder _folder = new();
    private readonly ServedScene _scene = new();

    public void Dispose()
    {
        _fetcher.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Read_WholeFileInAnswerToTheWindow_IsDownloadedOnce()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
            number == 0 ? _scene.Ranged(context) : _scene.Whole(context));

        RasterWindow window = await ReadAsync(server);

        Assert.Equal(0, window.BytesFetched);
        Assert.Single(server.Requests, request => !request.Headers.ContainsKey("Range"));
    }

    [Fact]
    public async Task Read_OtherFileAtTheDownload_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) => number == 0
            ? _scene.Ranged(context)
            : context.Response.Body.WriteAsync(_scene.Bytes.AsMemory(0, _scene.Bytes.Length - 9)).AsTask());

        await AssertFails(server, "NT1602");
    }

    [Fact]
    public async Task Read_RangeThatStartsElsewhere_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
            _scene.Ranged(context, range: (from, to) => (from + 1, to + 1)));

        await AssertFails(server, "NT1601");
    }

    [Fact]
    public async Task Read_ShorterBodyThanAskedFor_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync(
            (_, context) => _scene.Ranged(context, range: (from, to) => (from, to - 1)));

        await AssertFails(server, "NT1601");
    }

    [Fact]
    public async Task Read_RangeOfAFileOfUnknownLength_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) => _scene.Ranged(context, total: "*"));

        await AssertFails(server, "NT1601");
    }

    [Fact]
    public async Task Read_OtherTagAtTheSecondRange_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
            _scene.Ranged(context, tag: number == 0 ? "\"a\"" : "\"b\""));

        await AssertFails(server, "NT1602");
    }

    [Fact]
    public async Task Read_OtherTimeOfChangeWithoutTags_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) =>
        {
            context.Response.Headers.LastModified = number == 0
                ? "Wed, 01 May 2024 10:00:00 GMT"
                : "Wed, 01 May 2024 10:00:01 GMT";
            return _scene.Ranged(context, tag: null);
        });

        await AssertFails(server, "NT1602");
    }

    [Fact]
    public async Task Read_OtherLengthAtTheSecondRange_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync((number, context) => _scene.Ranged(
            context, total: (_scene.Bytes.Length + number).ToString(CultureInfo.InvariantCulture)));

        await AssertFails(server, "NT1602");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(206)]
    public async Task Read_WebPage_IsAnError(int status)
    {
        await using ServerHost server = await ServerHost.StartAsync(async (_, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync("<html><title>Log in</title></html>");
        });

        await AssertFails(server, "NT1607");
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Read_WebPageCalledATiff_IsAnError()
    {
        await using ServerHost server = await ServerHost.StartAsync(async (_, context) =>
        {
            context.Response.ContentType = "image/tiff";
            await context.Response.WriteAsync("<html><title>Log in</title></html>");
        });

        await AssertFails(server, "NT1606");
    }

    [Fact]
    public async Task Read_FileCutAtEveryKilobyte_IsAnErrorOrTheSamePixels()
    {
        byte[] expected;
        await using (ServerHost sound = await ServerHost.StartAsync((_, context) => _scene.Ranged(context)))
        {
            expected = (await ReadAsync(sound)).Samples;
        }

        int length = _scene.Bytes.Length;
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
            _scene.Ranged(context, file: _scene.Bytes.AsMemory(0, Volatile.Read(ref length))));
        int errors = 0;
        for (length = 1; length < _scene.Bytes.Length; length += _scene.Bytes.Length / 40)
        {
            try
            {
                Assert.Equal(expected, (await ReadAsync(server)).Samples);
            }
            catch (NuTonicException error)
            {
                errors++;
                Assert.Equal("NT1606", error.Diagnostic.Code);
            }
        }

        Assert.InRange(errors, 5, 40);
    }

    [Fact]
    public async Task Open_HeadCannotBeHad_EachErrorNamesItsOwnPoi()
    {
        await using ServerHost server = await ServerHost.StartAsync((_, context) =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        using RemoteRasters rasters = new(_fetcher, new RemoteOptions { DownloadFolder = _folder.Path });
        Uri address = new(server.Address, "scene.tif");

        Task<RemoteRaster>[] opening =
        [
            .. Enumerable.Range(0, 3).Select(
                i => rasters.OpenAsync(new RemoteFile(address, $"poi_{i}"), TestContext.Current.CancellationToken)),
        ];

        foreach ((int i, Task<RemoteRaster> task) in opening.Index())
        {
            var error = await Assert.ThrowsAsync<NuTonicException>(() => task);
            Assert.Equal("NT1600", error.Diagnostic.Code);
            Assert.Contains($"poi_{i}", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Read_FileChangesWithinABuild_LaterPoisStartWithTheNewHead()
    {
        string tag = "\"a\"";
        await using ServerHost server = await ServerHost.StartAsync((_, context) => _scene.Ranged(context, tag));
        using RemoteRasters rasters = new(
            _fetcher, new RemoteOptions { DownloadFolder = _folder.Path, HeaderBytes = 16 << 10 });
        RemoteFile file = SceneReading.FileOn(server);
        CancellationToken token = TestContext.Current.CancellationToken;
        RemoteRaster before = await rasters.OpenAsync(file, token);
        tag = "\"b\"";

        await Assert.ThrowsAsync<NuTonicException>(
            () => before.ReadAsync(new WindowRequest { Target = ServedScene.Place }, token));
        RemoteRaster after = await rasters.OpenAsync(file, token);
        RasterWindow window = await after.ReadAsync(new WindowRequest { Target = ServedScene.Place }, token);

        Assert.Equal("\"b\"", after.Version);
        Assert.NotEmpty(window.Samples);
    }

    [Fact]
    public async Task Read_Cancelled_Ends()
    {
        using CancellationTokenSource source = new();
        await using ServerHost server = await ServerHost.StartAsync(async (number, context) =>
        {
            if (number > 0)
            {
                await source.CancelAsync();
            }

            await _scene.Ranged(context);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync(server, source.Token));
    }

    private Task AssertFails(ServerHost server, string code) =>
        SceneReading.AssertFailsAsync(code, server.Address.Authority, () => ReadAsync(server));

    private Task<RasterWindow> ReadAsync(ServerHost server, CancellationToken? cancellation = null) =>
        SceneReading.ReadAsync(_fetcher, server, _folder.Path, cancellation ?? TestContext.Current.CancellationToken);
}
