using System.Text.Json;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Tiling;

public sealed class TileOriginsTests
{
    [Fact]
    public void Enumerate_ReferenceVectors_Equal()
    {
        JsonElement[] cases = [.. Vectors.Load("tiles").EnumerateArray()];

        foreach (JsonElement vector in cases)
        {
            TileIndex[] expected =
            [
                .. vector.GetProperty("origins")
                    .EnumerateArray()
                    .Select(o => new TileIndex(o[1].GetInt32(), o[0].GetInt32())),
            ];

            // The vectors record the sliding loop only; the reference cuts a padded tile where that yields nothing.
            expected = expected.Length == 0 ? [new TileIndex(0, 0)] : expected;

            Assert.Equal(expected, TileOrigins.Enumerate(
                vector.Int("h"), vector.Int("w"), vector.Int("tile"), vector.Int("stride"), EdgeTiles.Drop));
        }

        Assert.Equal(8, cases.Length);
    }

    [Fact]
    public void Enumerate_FlushWithRest_EndsAtTheEdges()
    {
        TileIndex[] expected = [new(0, 0), new(4, 0), new(5, 0), new(0, 3), new(4, 3), new(5, 3)];

        Assert.Equal(expected, TileOrigins.Enumerate(11, 13, 8, 4, EdgeTiles.Flush));
    }

    [Fact]
    public void Enumerate_FlushShortAxis_OtherAxisSlides()
    {
        TileIndex[] expected = [new(0, 0), new(4, 0), new(7, 0)];

        Assert.Equal(expected, TileOrigins.Enumerate(5, 15, 8, 4, EdgeTiles.Flush));
    }

    [Theory]
    [InlineData(926, 815, 512, 128)]
    [InlineData(518, 516, 512, 128)]
    [InlineData(705, 308, 512, 512)]
    [InlineData(300, 2000, 512, 100)]
    [InlineData(1, 1, 512, 64)]
    public void Enumerate_Flush_CoversEveryPixel(int heightPx, int widthPx, int tilePx, int stridePx)
    {
        var origins = TileOrigins.Enumerate(heightPx, widthPx, tilePx, stridePx, EdgeTiles.Flush);

        var covered = new bool[heightPx, widthPx];
        foreach (TileIndex origin in origins)
        {
            for (int row = origin.Row; row < Math.Min(origin.Row + tilePx, heightPx); row++)
            {
                for (int column = origin.Column; column < Math.Min(origin.Column + tilePx, widthPx); column++)
                {
                    covered[row, column] = true;
                }
            }
        }

        Assert.DoesNotContain(false, covered.Cast<bool>());
        Assert.Equal(origins.Length, origins.Distinct().Count());
    }

    [Theory]
    [InlineData(926, 815)]
    [InlineData(1025, 640)]
    [InlineData(400, 3000)]
    public void Enumerate_FlushHalvedStride_KeepsEveryTile(int heightPx, int widthPx)
    {
        var coarse = TileOrigins.Enumerate(heightPx, widthPx, 512, 128, EdgeTiles.Flush);
        var fine = TileOrigins.Enumerate(heightPx, widthPx, 512, 64, EdgeTiles.Flush);

        Assert.Empty(coarse.Except(fine));
    }
}
