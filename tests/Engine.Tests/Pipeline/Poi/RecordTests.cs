using NuTonic.Engine.Cache;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Pipeline.Poi;

/// <summary>What nodes leave for each other survives packing, and cut bytes are noticed.</summary>
public sealed class RecordTests
{
    private static readonly Grid PoiGrid = new(
        new Crs(32632), new GeoTransform(10, 0, 500000, 0, -10, 5200000), 100, 80);

    [Fact]
    public void WindowRecord_PackedAndUnpacked_IsTheSame()
    {
        WindowRecord record = Windows();

        WindowRecord back = WindowRecord.Unpack(record.Pack());

        Assert.Equal(record.Tiles, back.Tiles);
        Assert.Equal(record.DiscardedCodes, back.DiscardedCodes);
        Assert.Equal(record with { Tiles = [], DiscardedCodes = [] }, back with { Tiles = [], DiscardedCodes = [] });
    }

    [Fact]
    public void WindowRecord_WithASceneClassification_IsTheSameAndHasTheRecordWithoutInFront()
    {
        WindowRecord plain = Windows();
        WindowRecord record = plain with
        {
            Tiles = [.. plain.Tiles.Select((tile, i) => tile with { Clouds = new CloudCover(i, 1 + (i * 300)) })],
            Scene = new SceneFacts(5, 6000),
        };

        byte[] packed = record.Pack();
        WindowRecord back = WindowRecord.Unpack(packed);

        Assert.Equal(record.Tiles, back.Tiles);
        Assert.Equal(record.Scene, back.Scene);
        byte[] before = plain.Pack();
        Assert.Equal(before, packed[..before.Length]);
        Assert.All(
            Enumerable.Range(before.Length + 1, packed.Length - before.Length - 1),
            length => Assert.Throws<InvalidDataException>(() => WindowRecord.Unpack(packed.AsSpan(0, length))));
    }

    [Fact]
    public void UnpackGrid_OfAPackedWindowRecord_IsThePoisGrid() =>
        Assert.Equal(PoiGrid, WindowRecord.UnpackGrid(Windows().Pack()));

    [Fact]
    public void PoiSummary_PackedAndUnpacked_IsTheSame()
    {
        PoiSummary summary = Summary();
        byte[] packed = summary.Pack();

        PoiSummary back = Unpack(packed);

        Assert.Equal((summary.Place, summary.Split), (back.Place, back.Split));
        Assert.Equal(summary.Fragments, back.Fragments);
        Assert.Equal(
            (1, 3, 7, 9),
            (back.Counts.Rows(RowKind.Overview), back.Counts.Stills, back.Counts.ValidPx, back.Counts.AllPx));
        Assert.Equal((summary.Sources, summary.CloudyTiles), (back.Sources, back.CloudyTiles));
    }

    [Fact]
    public void PoiPlace_OfASummaryOfAnEarlierVersion_IsUnknown()
    {
        RecordWriter earlier = new();
        earlier.Text("poi_1");
        earlier.Byte(1);

        Assert.Null(PoiPlace.Of(earlier.ToArray()));
        Assert.False(PoiPlace.IsTold(earlier.ToArray()));
    }

    [Fact]
    public void PoiPlace_OfASummaryWithoutHash_IsUnknown()
    {
        RecordWriter earlier = new();
        earlier.Byte(0);
        earlier.Text("poi_1");
        earlier.Unsigned(700);
        earlier.Unsigned(900);
        earlier.Text("");

        Assert.Null(PoiPlace.Of(earlier.ToArray()));
        Assert.False(PoiPlace.IsTold(earlier.ToArray()));
    }

    [Fact]
    public void PoiSummary_WithoutSourcesAndScene_IsTheSame()
    {
        PoiSummary back = Unpack((Summary() with { Sources = null, CloudyTiles = null }).Pack());

        Assert.Equal((null, null), (back.Sources, back.CloudyTiles));
        Assert.Equal(9, back.Counts.AllPx);
    }

    [Fact]
    public void RowsPayload_PackedAndUnpacked_IsTheSame()
    {
        RowsPayload payload = new(["overlays/ä.png", "overlays/b.png"], Counts());

        RowsPayload back = RowsPayload.Unpack(payload.Pack());

        Assert.Equal(payload.OverlayPaths, back.OverlayPaths);
        Assert.Equal(payload.Counts.TotalRows, back.Counts.TotalRows);
    }

    [Fact]
    public void Unpack_CutAtAnyLength_InvalidData()
    {
        byte[] windows = Windows().Pack();
        byte[] summary = Summary().Pack();
        byte[] rows = new RowsPayload(["a"], Counts()).Pack();

        Assert.All(
            Enumerable.Range(0, windows.Length),
            n => Assert.Throws<InvalidDataException>(() => WindowRecord.Unpack(windows.AsSpan(0, n))));
        Assert.All(
            Enumerable.Range(0, summary.Length), n => Assert.Throws<InvalidDataException>(() => Unpack(summary[..n])));
        Assert.All(
            Enumerable.Range(0, rows.Length),
            n => Assert.Throws<InvalidDataException>(() => RowsPayload.Unpack(rows.AsSpan(0, n))));
    }

    private static WindowRecord Windows() => new(
        PoiGrid,
        PoiGrid with { WidthPx = 7 },
        [new TileRecord(new TileIndex(32, 16), new Hash128(0, 5), new Hash128(ulong.MaxValue, 1)),
            new TileRecord(new TileIndex(0, 48), new Hash128(6, 0), new Hash128(7, 7))],
        3,
        4,
        [9f, 200f],
        12345678901);

    private static PoiSummary Summary() => new(
        PoiPlace.Create("poi_ä", 700, 900, "s00007/"), Split.Test, [Digest.Of("a"u8), Digest.Of("b"u8)], Counts())
    {
        Base = "poi_b",
        Sources = Digest.Of("c"u8),
        CloudyTiles = 4,
    };

    private static RowCounts Counts()
    {
        RowCounts counts = new() { Stills = 3, ValidPx = 7, AllPx = 9 };
        counts.AddRow(RowKind.Overview);
        return counts;
    }

    private static PoiSummary Unpack(byte[] packed)
    {
        PoiSummary.Reader reader = new(packed);
        Digest[] fragments = new Digest[reader.Fragments];
        for (int i = 0; i < fragments.Length; i++)
        {
            fragments[i] = reader.NextFragment();
        }

        Digest? sources = reader.Sources();
        RowCounts counts = new();
        reader.AddCounts(counts);
        return new PoiSummary(PoiPlace.Of(packed)!, reader.Split, [.. fragments], counts)
        {
            Base = reader.Base,
            Sources = sources,
            CloudyTiles = reader.CloudyTiles(),
        };
    }
}
