using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Tests.Raster;

public sealed class GeoTiffGridTests
{
    private static readonly double[] TenMetres = [10, 10, 0];
    private static readonly double[] TieAtOrigin = [0, 0, 0, 500_000, 5_300_000, 0];

    [Fact]
    public void Read_ScaleAndTiePoint_IsNorthUp()
    {
        double[] tie = [2, 3, 0, 500_020, 5_299_970, 0];

        Grid grid = GeoTiffGrid.Read(Tags([1024, 0, 1, 1, 3072, 0, 1, 32632], TenMetres, tie), 26, 24, "a.tif");

        Assert.Equal(new Grid(new Crs(32632), new GeoTransform(10, 0, 500_000, 0, -10, 5_300_000), 26, 24), grid);
    }

    [Fact]
    public void Read_PixelIsPoint_MovesTheCornerByHalfAPixel()
    {
        Grid grid = GeoTiffGrid.Read(
            Tags([1024, 0, 1, 1, 1025, 0, 1, 2, 3072, 0, 1, 32632], TenMetres, TieAtOrigin), 1, 1, "a.tif");

        Assert.Equal(new GeoTransform(10, 0, 499_995, 0, -10, 5_300_005), grid.Transform);
    }

    [Fact]
    public void Read_ModelTransformation_KeepsTheRotation()
    {
        double[] matrix = [8, 4, 0, 500_000, -4, -16, 0, 5_300_000, 0, 0, 0, 0, 0, 0, 0, 1];

        Grid grid = GeoTiffGrid.Read(
            Tags([1024, 0, 1, 1, 3072, 0, 1, 32632], [], []) with { ModelTransformation = matrix }, 1, 1, "a.tif");

        Assert.Equal(new GeoTransform(8, 4, 500_000, -4, -16, 5_300_000), grid.Transform);
    }

    [Theory]
    [InlineData(4326, 2, 2048, 4326)]
    [InlineData(3857, 1, 3072, 3857)]
    [InlineData(32760, 1, 3072, 32760)]
    [InlineData(32601, 1, 3072, 32601)]
    [InlineData(26918, 1, 3072, 26918)]
    public void Read_SupportedCode_IsThatCrs(int epsg, int model, int key, int code)
    {
        ushort[] keys = [1024, 0, 1, (ushort)model, (ushort)key, 0, 1, (ushort)code];

        Assert.Equal(epsg, GeoTiffGrid.Read(Tags(keys, TenMetres, TieAtOrigin), 1, 1, "a.tif").Crs.Epsg);
    }

    [Theory]
    [InlineData(2, 2048, 4258, "EPSG:4258")]
    [InlineData(1, 3072, 25832, "EPSG:25832")]
    [InlineData(1, 3072, 26924, "EPSG:26924")]
    [InlineData(1, 3072, 32767, "a user-defined projection")]
    public void Read_UnsupportedCode_IsNamed(int model, int key, int code, string named)
    {
        ushort[] keys = [1024, 0, 1, (ushort)model, (ushort)key, 0, 1, (ushort)code];

        Diagnostic diagnostic = Failure(Tags(keys, TenMetres, TieAtOrigin));

        Assert.Equal("NT2004", diagnostic.Code);
        Assert.Contains(named, diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 32632)]
    [InlineData(10_000_000, 32732)]
    public void Read_UtmGivenByParameters_IsThatZone(double falseNorthing, int epsg)
    {
        ushort[] keys =
        [
            1024, 0, 1, 1, 2048, 0, 1, 4326, 3072, 0, 1, 32767, 3075, 0, 1, 1, 3080, 34736, 1, 0, 3081, 34736, 1, 1,
            3082, 34736, 1, 2, 3083, 34736, 1, 3, 3092, 34736, 1, 4,
        ];
        GeoReferenceTags tags = Tags(keys, TenMetres, TieAtOrigin) with
        {
            DoubleParameters = [9, 0, 500_000, falseNorthing, 0.9996],
        };

        Assert.Equal(epsg, GeoTiffGrid.Read(tags, 1, 1, "a.tif").Crs.Epsg);
    }

    [Fact]
    public void Read_NoTags_IsNotGeoreferenced() => Assert.Equal("NT2003", Failure(Tags([], [], [])).Code);

    [Fact]
    public void Read_NoKeys_IsBad() => Assert.Equal("NT2005", Failure(Tags([], TenMetres, TieAtOrigin)).Code);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 0)]
    [InlineData(double.NaN, 10)]
    public void Read_PixelsWithoutArea_IsBad(double scaleX, double scaleY) => Assert.Equal(
        "NT2005", Failure(Tags([1024, 0, 1, 1, 3072, 0, 1, 32632], [scaleX, scaleY, 0], TieAtOrigin)).Code);

    [Fact]
    public void Read_DirectoryCutAnywhere_IsATypedError()
    {
        ushort[] keys = [1024, 0, 1, 1, 3072, 0, 1, 32632];
        for (int length = 0; length < 4 + keys.Length; length++)
        {
            GeoReferenceTags whole = Tags(keys, TenMetres, TieAtOrigin);

            Diagnostic diagnostic = Failure(whole with { KeyDirectory = whole.KeyDirectory[..length] });

            Assert.Contains(diagnostic.Code, new[] { "NT2004", "NT2005" });
        }
    }

    private static Diagnostic Failure(GeoReferenceTags tags) =>
        Assert.Throws<NuTonicException>(() => GeoTiffGrid.Read(tags, 1, 1, "a.tif")).Diagnostic;

    private static GeoReferenceTags Tags(ushort[] keys, double[] scale, double[] tie) =>
        new(scale, tie, [], [1, 1, 0, (ushort)(keys.Length / 4), .. keys], [], string.Empty);
}
