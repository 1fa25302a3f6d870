using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Raster;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Raster;

public sealed class ReferenceGridTests
{
    [Fact]
    public void Create_PublishedVectors_Match()
    {
        using FileStream file = File.OpenRead(SharedFolder.Path("golden/vectors/grid.json"));
        using var document = JsonDocument.Parse(file);
        Assert.NotEqual(0, document.RootElement.GetArrayLength());

        foreach (JsonElement row in document.RootElement.EnumerateArray())
        {
            double[] box = [.. row.GetProperty("bbox").EnumerateArray().Select(v => v.GetDouble())];
            double[] expected = [.. row.GetProperty("transform").EnumerateArray().Select(v => v.GetDouble())];

            Grid grid = ReferenceGrid.Create(
                new Extent(box[0], box[1], box[2], box[3]),
                row.GetProperty("lat").GetDouble(),
                row.GetProperty("lon").GetDouble(),
                10);

            Assert.Equal(row.GetProperty("crs").GetString(), grid.Crs.ToString());
            Assert.Equal(row.GetProperty("width").GetInt32(), grid.WidthPx);
            Assert.Equal(row.GetProperty("height").GetInt32(), grid.HeightPx);

            // Another implementation of the projection differs by nanometres; spread over the pixels that is 1e-10 m.
            GeoTransform actual = grid.Transform;
            Assert.Equal(expected[0], actual.A, 1e-10);
            Assert.Equal(0, actual.B);
            Assert.Equal(expected[2], actual.C, 2e-8);
            Assert.Equal(0, actual.D);
            Assert.Equal(expected[4], actual.E, 1e-10);
            Assert.Equal(expected[5], actual.F, 2e-8);
        }
    }

    [Fact]
    public void Create_BoxOverTheAntimeridian_Throws()
    {
        var error = Assert.Throws<NuTonicException>(
            () => ReferenceGrid.Create(new Extent(-179.9, 10, 179.9, 10.1), 10, 179.9, 10));

        Assert.Equal("NT2002", error.Diagnostic.Code);
    }
}
