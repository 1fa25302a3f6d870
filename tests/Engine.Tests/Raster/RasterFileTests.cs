using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Raster;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Raster;

public sealed class RasterFileTests
{
    [Theory]
    [InlineData("poi_0001", 32632)]
    [InlineData("poi_0012", 4326)]
    public void Open_LabelOfAPoi_HasItsGrid(string poi, int epsg)
    {
        using var file = RasterFile.Open(SharedFolder.Path($"golden/input/main/{poi}/label.tif"));

        Assert.Equal(epsg, file.Grid.Crs.Epsg);
        Assert.True(file.Grid.Transform.IsNorthUp);
        Assert.Equal(1, file.BandCount);
    }

    [Theory]
    [InlineData("poi_0001")]
    [InlineData("poi_0005")]
    [InlineData("poi_0012")]
    public void Warp_ImageryOfAPoi_CoversItsReferenceGrid(string poi)
    {
        string folder = SharedFolder.Path($"golden/input/main/{poi}");
        Grid grid = ReadGrid(folder);
        string item = Directory.GetDirectories(Path.Combine(folder, "sentinel-2-l2a"))[0];
        using var red = RasterFile.Open(Path.Combine(item, "red.tif"));
        float[] plane = new float[grid.WidthPx * grid.HeightPx];

        Warp.Bilinear(
            [new RasterBand(red, 0)], grid, [plane], KernelScaling.Local, TestContext.Current.CancellationToken);

        Assert.All(plane, value => Assert.InRange(value, 0, 20_000));
    }

    [Fact]
    public void Open_PlainPicture_SaysThatItHasNoGeoreference()
    {
        string path = Directory.GetFiles(SharedFolder.Path("data/conformance/png"), "*.png")
            .Order(StringComparer.Ordinal)
            .First();

        var error = Assert.Throws<NuTonicException>(() => RasterFile.Open(path));

        Assert.Equal("NT2003", error.Diagnostic.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    private static Grid ReadGrid(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "poi.json")));
        JsonElement poi = document.RootElement;
        double[] box = [.. poi.GetProperty("bbox_wgs84").EnumerateArray().Select(v => v.GetDouble())];
        return ReferenceGrid.Create(
            new Extent(box[0], box[1], box[2], box[3]),
            poi.GetProperty("latitude").GetDouble(),
            poi.GetProperty("longitude").GetDouble(),
            10);
    }
}
