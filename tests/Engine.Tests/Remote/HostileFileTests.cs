using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Remote;
using NuTonic.Engine.Tests.Imaging.Tiff;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Remote;

public sealed class HostileFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Read_EveryBadFile_IsATypedErrorAfterFewRequests()
    {
        int files = 0;
        foreach (string path in Directory.EnumerateFiles(SharedFolder.Path("data/conformance/bad"), "*.tif*")
            .Order(StringComparer.Ordinal))
        {
            files++;
            using LocalRasters rasters = LocalRasters.Start(
                new RemoteOptions { DownloadFolder = _folder.Path, HeaderBytes = 256 });

            var error = await Assert.ThrowsAsync<NuTonicException>(async () =>
            {
                RemoteRaster remote = await rasters.OpenAsync(path);
                await remote.ReadAsync(
                    new WindowRequest { Target = remote.Grid }, TestContext.Current.CancellationToken);
            });

            Assert.Contains(error.Diagnostic.Code, new[] { "NT1603", "NT1604", "NT1605", "NT1606" });
            Assert.Contains(Path.GetFileName(path), error.Message, StringComparison.Ordinal);
            Assert.InRange(rasters.Fetcher.Requests.Count, 1, 64);
        }

        Assert.Equal(21, files);
    }

    [Fact]
    public async Task Open_DirectoriesAllOverTheFile_EndsAtTheLimitOfRequests()
    {
        string path = _folder.Combine("chain.tif");
        await using (FileStream file = File.Create(path))
        {
            file.Write([(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0]);
            for (uint i = 0; i < 200; i++)
            {
                // A directory of one entry that says nothing, and where the next one is.
                file.Position = 8 + (i * 100_000L);
                file.Write([1, 0, 0, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
                file.Write(BitConverter.GetBytes((uint)(8 + ((i + 1) * 100_000L))));
            }

            file.SetLength(30_000_000);
        }

        await AssertTooLong(path, 64);
    }

    [Fact]
    public async Task Open_TagLargerThanTheLimit_IsNotFetched()
    {
        string path = new TiffBuilder(bigEndian: false).Tag(256, 16).Tag(257, 16).Tag(259, 1).Tag(322, 16).Tag(323, 16)
            .Tag(324, new ulong[2]).Tag(325, 8, 8).Save("huge-tag");
        try
        {
            byte[] bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            int entry = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x44, 1, 4, 0]);
            BitConverter.TryWriteBytes(bytes.AsSpan(entry + 4), 10_000_000);
            await using (FileStream file = File.Create(path))
            {
                file.Write(bytes);
                file.SetLength(100_000_000);
            }

            await AssertTooLong(path, 1);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Read_WindowBeyondTheLimit_IsNotFetched()
    {
        string path = _folder.Combine("scene.tif");
        SparseScene.Write(path, 1024, (_, _) => false);
        using LocalRasters rasters = LocalRasters.Start(
            new RemoteOptions { DownloadFolder = _folder.Path, MaxWindowBytes = 1 << 20 });
        RemoteRaster remote = await rasters.OpenAsync(path);

        var error = await Assert.ThrowsAsync<NuTonicException>(
            () => remote.ReadAsync(new WindowRequest { Target = remote.Grid }, TestContext.Current.CancellationToken));

        Assert.Equal("NT1605", error.Diagnostic.Code);
        Assert.Single(rasters.Fetcher.Requests);
    }

    [Fact]
    public async Task Read_PlaceElsewhere_IsAnErrorWithoutARequest()
    {
        string path = SharedFolder.Path("data/s2/S2A_29RKH_20200219/B04.tif");
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);
        RemoteRaster remote = await rasters.OpenAsync(path);
        int requests = rasters.Fetcher.Requests.Count;

        var error = await Assert.ThrowsAsync<NuTonicException>(() => remote.ReadAsync(
            WindowRequest.OfBox(new Extent(10, 50, 10.1, 50.1)), TestContext.Current.CancellationToken));

        Assert.Equal("NT1604", error.Diagnostic.Code);
        Assert.Equal(requests, rasters.Fetcher.Requests.Count);
    }

    private async Task AssertTooLong(string path, int requests)
    {
        using LocalRasters rasters = LocalRasters.Start(_folder.Path);

        var error = await Assert.ThrowsAsync<NuTonicException>(() => rasters.OpenAsync(path));

        Assert.Equal("NT1603", error.Diagnostic.Code);
        Assert.Equal(requests, rasters.Fetcher.Requests.Count);
    }
}
