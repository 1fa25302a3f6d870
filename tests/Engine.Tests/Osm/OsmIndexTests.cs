using Microsoft.Data.Sqlite;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Tests.Osm.Reading;
using NuTonic.Engine.Tests.Tiling;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Osm;

public sealed class OsmIndexTests : IDisposable
{
    private static readonly Extent World = new(-180, -90, 180, 90);

    private readonly TemporaryFolder _folder = new();
    private readonly ExtractFile _extract = new(PbfFile.Small());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string IndexPath => _folder.Combine("osm", "index.db");

    [Fact]
    public void Open_Again_DoesNotReadTheExtract()
    {
        OsmIndex.Open(_extract.Path, IndexPath, Token).Dispose();

        using var index = OsmIndex.Open(_folder.Combine("absent.osm"), IndexPath, Token);

        Assert.Equal(3, index.Query(World).Length);
        Assert.Equal(
            ["index.db", "index.db.lock"],
            Directory.GetFiles(_folder.Combine("osm")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Open_DamagedExtract_LeavesNothing()
    {
        using var damaged = new ExtractFile(PbfFile.Small()[..^5]);

        Assert.Throws<NuTonicException>(() => OsmIndex.Open(damaged.Path, IndexPath, Token));

        Assert.Equal(["index.db.lock"], Directory.GetFiles(_folder.Combine("osm")).Select(Path.GetFileName));
    }

    [Fact]
    public void Open_CheckFailsAfterReading_LeavesNoIndex()
    {
        void Check() => throw new NuTonicException(Errors.OsmExtractChanged, null, _extract.Path);

        Assert.Throws<NuTonicException>(() => OsmIndex.Open(_extract.Path, IndexPath, Check, Token));

        Assert.Equal(["index.db.lock"], Directory.GetFiles(_folder.Combine("osm")).Select(Path.GetFileName));
    }

    [Fact]
    public void Open_ForeignOrCutFile_IsMadeAgain()
    {
        OsmIndex.Open(_extract.Path, IndexPath, Token).Dispose();
        byte[] whole = File.ReadAllBytes(IndexPath);
        byte[] otherVersion = [.. whole];
        otherVersion[63]++;
        foreach (byte[] content in (byte[][])[[], [1, 2, 3], new byte[8192], whole[
            ..4096], whole[..^8192], [.. whole, 0], otherVersion])
        {
            File.WriteAllBytes(IndexPath, content);
            Assert.Null(OsmIndex.TryOpen(IndexPath));

            using var index = OsmIndex.Open(_extract.Path, IndexPath, Token);

            Assert.Equal(3, index.Query(World).Length);
        }
    }

    [Fact]
    public void Open_CountThatNoNumberHolds_IsMadeAgain()
    {
        OsmIndex.Open(_extract.Path, IndexPath, Token).Dispose();
        using (SqliteConnection connection = new($"Data Source={IndexPath};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE fact SET value = '99999999999999999999' WHERE name = 'incomplete'";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        Assert.Null(OsmIndex.TryOpen(IndexPath));
        using var index = OsmIndex.Open(_extract.Path, IndexPath, Token);

        Assert.Equal(3, index.Query(World).Length);
    }

    [Fact]
    public void Query_AnyByteChanged_GivesTheSameOrATypedError()
    {
        OsmIndex.Open(_extract.Path, IndexPath, Token).Dispose();
        byte[] whole = File.ReadAllBytes(IndexPath);
        using var memory = new ExtractFile(PbfFile.Small());
        string[] expected = ElementText.Lines(MemoryOsmSource.Read(memory.Path, Token).Elements);
        int checksum = 0;
        int start = whole.AsSpan().IndexOf("natural"u8);
        for (int i = start; i < start + 40; i++)
        {
            byte[] damaged = [.. whole];
            damaged[i] ^= 0x55;
            File.WriteAllBytes(IndexPath, damaged);
            using OsmIndex? index = OsmIndex.TryOpen(IndexPath);
            try
            {
                Assert.Equal(expected, ElementText.Lines(index!.Query(World)));
            }
            catch (NuTonicException error)
            {
                Assert.Equal("NT1214", error.Diagnostic.Code);
                Assert.False(File.Exists(IndexPath));
                checksum++;
            }
        }

        Assert.True(checksum > 5, $"{checksum} damages were found");
    }

    [Fact]
    public void Open_UnwritableFolder_EndsInATypedError()
    {
        File.WriteAllText(_folder.Combine("file"), "");

        NuTonicException error = Assert.Throws<NuTonicException>(
            () => OsmIndex.Open(_extract.Path, _folder.Combine("file", "index.db"), Token));

        Assert.Equal("NT1213", error.Diagnostic.Code);
    }

    [Fact]
    public void Open_FromManyThreads_MakesOneIndex()
    {
        string extract = SharedFolder.Path("data/osm/wechel.osm.pbf");
        int[] counts = new int[8];

        Parallel.For(0, counts.Length, i =>
        {
            using var index = OsmIndex.Open(extract, IndexPath, Token);
            counts[i] = index.Query(World).Length;
        });

        Assert.Equal(Enumerable.Repeat(2335, counts.Length), counts);
    }

    [Fact]
    public void Open_Cancelled_LeavesNothing()
    {
        Assert.ThrowsAny<OperationCanceledException>(
            () => OsmIndex.Open(_extract.Path, IndexPath, new CancellationToken(true)));

        Assert.False(File.Exists(IndexPath));
    }

    [Fact]
    public void Query_RandomBoxesFromManyThreads_GivesWhatMemoryGives()
    {
        string extract = SharedFolder.Path("data/osm/wechel.osm.pbf");
        using var index = OsmIndex.Open(extract, IndexPath, Token);
        var memory = MemoryOsmSource.Read(extract, Token);
        Extent area = index.Description.BoxWgs84!.Value;

        Parallel.For(0, 200, seed =>
        {
            var random = new SplitMix64((ulong)seed);
            double west = area.Left + (random.Unit() * (area.Right - area.Left));
            double south = area.Bottom + (random.Unit() * (area.Top - area.Bottom));
            var box = new Extent(west, south, west + 0.004, south + 0.0025);

            Assert.Equal(ElementText.Lines(memory.Query(box)), ElementText.Lines(index.Query(box)));
        });
    }

    [Fact]
    public void Query_BoxThatTouchesInOnePosition_FindsIt()
    {
        using var index = OsmIndex.Open(_extract.Path, IndexPath, Token);

        Assert.Equal(3, index.Query(new Extent(1, 1, 2, 2)).Length);
        Assert.Equal(2, index.Query(new Extent(-1, -1, 0, 0)).Length);
        Assert.Empty(index.Query(new Extent(1.0000001, 0, 2, 2)));
        Assert.Empty(index.Query(new Extent(double.NaN, -90, 180, 90)));
        const double Infinity = double.PositiveInfinity;
        Assert.Equal(3, index.Query(new Extent(-Infinity, -Infinity, Infinity, Infinity)).Length);
    }

    public void Dispose()
    {
        _extract.Dispose();
        _folder.Dispose();
    }
}
