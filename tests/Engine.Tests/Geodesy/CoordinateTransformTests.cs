using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Tests.Geodesy;

public sealed class CoordinateTransformTests
{
    [Theory]
    [InlineData(32632, 32633)]
    [InlineData(32632, 32732)]
    [InlineData(4326, 32733)]
    [InlineData(32633, 3857)]
    [InlineData(3857, 4326)]
    public void Transform_ThereAndBack_IsTheSamePlace(int from, int to)
    {
        double[] x = [11.25, 14, 12.5], y = [48.5, -33.25, 0.125];
        CoordinateTransform.Create(Crs.Wgs84, new Crs(from)).Transform(x, y);
        (double[] startX, double[] startY) = ((double[])x.Clone(), (double[])y.Clone());

        CoordinateTransform.Create(new Crs(from), new Crs(to)).Transform(x, y);
        CoordinateTransform.Create(new Crs(to), new Crs(from)).Transform(x, y);

        // A hundredth of a micrometre (or 1e-8 degree, coarser than needed, for the geographic start).
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(startX[i], x[i], 1e-8);
            Assert.Equal(startY[i], y[i], 1e-8);
        }
    }

    [Fact]
    public void Transform_NorthAndSouthZone_DifferByTheFalseNorthing()
    {
        double[] x = [450_000], y = [1234.5];

        CoordinateTransform.Create(new Crs(32632), new Crs(32732)).Transform(x, y);

        Assert.Equal(450_000, x[0], 1e-8);
        Assert.Equal(10_001_234.5, y[0], 1e-8);
    }

    [Fact]
    public void Transform_SameCrs_ChangesNothing()
    {
        double[] x = [0.1], y = [5_300_000.3];
        var transform = CoordinateTransform.Create(new Crs(32632), new Crs(32632));

        transform.Transform(x, y);

        Assert.True(transform.IsIdentity);
        Assert.Equal(0.1, x[0]);
        Assert.Equal(5_300_000.3, y[0]);
    }

    [Fact]
    public void Transform_ToWebMercator_MatchesThePublishedExample()
    {
        // IOGP Guidance Note 7-2, method 1024: 24 22 54.433 N, 100 20 00 W; published to the centimetre.
        double[] x = [-(100 + (20 / 60.0))], y = [24 + (22 / 60.0) + (54.433 / 3600)];

        CoordinateTransform.Create(Crs.Wgs84, Crs.WebMercator).Transform(x, y);

        Assert.Equal(-11169055.58, x[0], 0.01);
        Assert.Equal(2800000.00, y[0], 0.01);
    }

    [Fact]
    public void Create_UnsupportedCrs_Throws() =>
        Assert.Throws<ArgumentException>(() => CoordinateTransform.Create(new Crs(2056), Crs.Wgs84));
}
