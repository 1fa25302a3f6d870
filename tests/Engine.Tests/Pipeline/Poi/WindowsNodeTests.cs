using NuTonic.Engine.Cache;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Pipeline.Poi;

public sealed class WindowsNodeTests
{
    private const int TilePx = 16;

    [Fact]
    public void Record_OnePixelChanged_OnlyTilesThatSeeItChange()
    {
        using Planes planes = Filled(48, 32);
        WindowRecord before = Record(planes);
        planes.Band(1)[(5 * 48) + 20]++;
        planes.Label[(20 * 48) + 40] = 8;

        WindowRecord after = Record(planes);

        Assert.Equal(6, before.Tiles.Length);
        Assert.Equal([new TileIndex(Row: 0, Column: 16)], Changed(before, after, tile => tile.ImageryHash));
        Assert.Equal([new TileIndex(Row: 16, Column: 32)], Changed(before, after, tile => tile.LabelHash));
    }

    [Fact]
    public void Record_HalfTheStride_KeepsTheHashesOfSharedTiles()
    {
        using Planes planes = Filled(48, 48);

        WindowRecord coarse = Record(planes);
        WindowRecord fine = Record(planes, ("Stride", "8"));

        Assert.Equal(25, fine.Tiles.Length);
        Assert.All(coarse.Tiles, tile => Assert.Contains(tile, fine.Tiles));
    }

    [Fact]
    public void Record_PaddedTile_DiffersFromOneThatHasThePaddingAsPixels()
    {
        using Planes small = Filled(12, 16);
        using Planes large = Filled(16, 16);
        for (int row = 0; row < 16; row++)
        {
            large.Label.Slice((row * 16) + 12, 4).Fill(255);
        }

        TileRecord padded = Assert.Single(Record(small, ("MinValidFraction", "0"), ("MinRgbFraction", "0")).Tiles);
        TileRecord whole = Assert.Single(Record(large, ("MinValidFraction", "0"), ("MinRgbFraction", "0")).Tiles);

        Assert.NotEqual(padded.LabelHash, whole.LabelHash);
    }

    // 64 of 256 pixels are a share of exactly 0.25: a tile with just that share is kept.
    [Theory]
    [InlineData("MinValidFraction", "0.25", 1, 0, 0)]
    [InlineData("MinValidFraction", "0.2501", 0, 1, 0)]
    [InlineData("MinRgbFraction", "0.25", 1, 0, 0)]
    [InlineData("MinRgbFraction", "0.2501", 0, 0, 1)]
    public void Record_ShareAtTheLimit_IsKept(
        string option, string value, int kept, int withoutLabels, int withoutImagery)
    {
        using Planes planes = Filled(TilePx, TilePx);
        Span<byte> plane = option == "MinRgbFraction" ? planes.MissingImagery : planes.Label;
        plane[64..].Fill(255);

        WindowRecord record = Record(planes, ("MinValidFraction", "0"), ("MinRgbFraction", "0"), (option, value));

        Assert.Equal(
            (kept, withoutLabels, withoutImagery), (record.Tiles.Length, record.WithoutLabels, record.WithoutImagery));
    }

    // 64 of 256 classified pixels are a share of exactly 0.25.
    [Theory]
    [InlineData("0.25", 1, 0)]
    [InlineData("0.2499", 0, 1)]
    [InlineData("0", 0, 1)]
    public void Record_CloudsAtTheLimit_AreKept(string limit, int kept, int cloudy)
    {
        using Planes planes = Filled(TilePx, TilePx, hasSceneClasses: true);
        planes.SceneClasses[..64].Fill(9);

        WindowRecord record = Record(planes, ("MaxCloudFraction", limit));

        Assert.Equal((kept, cloudy), (record.Tiles.Length, record.Scene!.CloudyTiles));
        Assert.All(record.Tiles, tile => Assert.Equal(new CloudCover(64, 256), tile.Clouds));
    }

    [Fact]
    public void Record_CloudsOverHalfTheGround_OnlyTilesUnderThemGo()
    {
        using Planes planes = Filled(48, 16, hasSceneClasses: true);
        for (int row = 0; row < 16; row++)
        {
            planes.SceneClasses.Slice((row * 48) + 32, 16).Fill(3);
        }

        WindowRecord clear = Record(planes, ("MaxCloudFraction", "1"));
        WindowRecord record = Record(planes);

        Assert.Equal(clear.Tiles[..2], record.Tiles);
        Assert.Equal(1, record.Scene!.CloudyTiles);
    }

    [Fact]
    public void Record_SceneWithoutClasses_KeepsTheTileAndSaysNothing()
    {
        using Planes planes = Filled(TilePx, TilePx, hasSceneClasses: true);
        planes.SceneClasses.Fill(255);

        WindowRecord record = Record(planes, ("MaxCloudFraction", "0"));

        Assert.Null(Assert.Single(record.Tiles).Clouds.Share);
    }

    [Fact]
    public void Create_NoSceneClasses_HasTheFieldsOfBefore()
    {
        string[] plain = Fields(Plan(sceneClasses: null));
        string[] classified = Fields(Plan(sceneClasses: "item/scl.tif"));

        Assert.DoesNotContain("MaxCloudFraction", plain);
        Assert.Equal(plain.Append("MaxCloudFraction").Append("scene classes").Order(), classified.Order());
    }

    private static string[] Fields(PoiPlan plan) =>
    [
        .. Manifest.Decode(WindowsNode.Create(plan, Options(), null!).Manifest.Bytes.Span).Select(field => field.Name),
    ];

    private static PoiPlan Plan(string? sceneClasses) => new(
        "pois/poi_0",
        "poi_0",
        Split.Train,
        new PoiDocument { BoxWgs84 = new(1, 2, 3, 4), Latitude = 3, Longitude = 2 },
        new PoiSources
        {
            IsPreview = true,
            Red = "item/visual.tif",
            Green = "item/visual.tif",
            Blue = "item/visual.tif",
            Label = "label.tif",
            SceneClasses = sceneClasses,
            Still = null,
            Probes = [],
        },
        [
            .. new[] { "item/visual.tif", "label.tif", "item/scl.tif" }
                .Select(path => new ProbeRecord(path, FileKind.File, default, Racy: false, Digest.Of("x"u8))),
        ]);

    private static IEnumerable<TileIndex> Changed(
        WindowRecord before, WindowRecord after, Func<TileRecord, Hash128> hash) =>
        before.Tiles.Zip(after.Tiles)
            .Where(pair => hash(pair.First) != hash(pair.Second))
            .Select(pair => pair.First.Origin);

    private static WindowRecord Record(Planes planes, params (string Name, string Value)[] options)
    {
        Dictionary<string, string> values = new() { ["NativeTile"] = "16", ["Stride"] = "16" };
        foreach ((string name, string value) in options)
        {
            values[name] = value;
        }

        return WindowsNode.Record(planes, Options(values), TestContext.Current.CancellationToken);
    }

    private static StepOptions Options(Dictionary<string, string>? values = null) => StepOptions.From(
        OptionSet.Parse(values ?? [], _ => null, error => Assert.Fail(error.Message))!, _ => null);

    private static Planes Filled(int widthPx, int heightPx, bool hasSceneClasses = false)
    {
        Grid grid = new(new Crs(32632), new GeoTransform(10, 0, 500000, 0, -10, 5200000), widthPx, heightPx);
        Planes planes = new(grid, hasSceneClasses);
        planes.SceneClasses.Fill(4);
        planes.MissingImagery.Clear();
        for (int i = 0; i < planes.Length; i++)
        {
            planes.Label[i] = (byte)(i % 7);
            for (int band = 0; band < 3; band++)
            {
                planes.Band(band)[i] = (i * 3) + band;
            }
        }

        return planes;
    }
}
