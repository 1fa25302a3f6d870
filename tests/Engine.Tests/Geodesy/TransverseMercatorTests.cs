using System.Text.Json;
using NuTonic.Engine.Geodesy;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Geodesy;

public sealed class TransverseMercatorTests
{
    // The accuracy that the specification asks for; 1e-11 degree is the same length on the ground.
    private const double ToleranceMeters = 1e-6;
    private const double ToleranceDegrees = 1e-11;

    [Fact]
    public void Forward_PublishedVectors_WithinAMicrometre()
    {
        foreach (JsonElement row in Rows())
        {
            double[] x = [row[1].GetDouble()], y = [row[2].GetDouble()];

            new TransverseMercator(new Crs(row[0].GetInt32())).Forward(x, y);

            Assert.Equal(row[3].GetDouble(), x[0], ToleranceMeters);
            Assert.Equal(row[4].GetDouble(), y[0], ToleranceMeters);
        }
    }

    [Fact]
    public void Inverse_PublishedVectors_WithinAMicrometre()
    {
        foreach (JsonElement row in Rows())
        {
            double[] x = [row[3].GetDouble()], y = [row[4].GetDouble()];

            new TransverseMercator(new Crs(row[0].GetInt32())).Inverse(x, y);

            // Degrees of longitude shrink towards the poles, so an angle there is worth fewer metres.
            double longitudeTolerance = ToleranceDegrees / Math.Cos(row[6].GetDouble() * Math.PI / 180);
            Assert.Equal(row[5].GetDouble(), x[0], longitudeTolerance);
            Assert.Equal(row[6].GetDouble(), y[0], ToleranceDegrees);
        }
    }

    [Fact]
    public void Inverse_OfForward_IsTheSamePlace()
    {
        var projection = new TransverseMercator(Crs.Utm(32, south: false));
        for (double latitude = -84; latitude <= 84; latitude += 3.5)
        {
            for (double offset = -9; offset <= 9; offset += 0.75)
            {
                double[] x = [9 + offset], y = [latitude];

                projection.Forward(x, y);
                projection.Inverse(x, y);

                Assert.Equal(9 + offset, x[0], ToleranceDegrees);
                Assert.Equal(latitude, y[0], ToleranceDegrees);
            }
        }
    }

    [Theory]
    [InlineData(2.5, 48.25)]
    [InlineData(8.75, 0.5)]
    [InlineData(0.0009765625, 71)]
    public void Forward_MirroredPlace_MirrorsExactly(double offset, double latitude)
    {
        double[] x = [9 + offset, 9 - offset, 9 + offset], y = [latitude, latitude, -latitude];

        new TransverseMercator(Crs.Utm(32, south: false)).Forward(x, y);

        Assert.Equal(x[0] - 500_000, 500_000 - x[1]);
        Assert.Equal(y[0], y[1]);
        Assert.Equal(x[0], x[2]);
        Assert.Equal(y[0], -y[2]);
    }

    [Fact]
    public void Forward_LongitudeBeyondTheAntimeridian_IsTheWrappedPlace()
    {
        double[] x = [179.5, -180.5], y = [10, 10];

        new TransverseMercator(Crs.Utm(1, south: false)).Forward(x, y);

        Assert.Equal(x[0], x[1]);
    }

    [Fact]
    public void Constructor_NotUtm_Throws() =>
        Assert.Throws<ArgumentException>(() => new TransverseMercator(Crs.Wgs84));

    private static JsonElement[] Rows()
    {
        using FileStream file = File.OpenRead(SharedFolder.Path("golden/vectors/utm.json"));
        JsonElement[] rows = [.. JsonDocument.Parse(file).RootElement.GetProperty("rows").EnumerateArray()];
        Assert.NotEmpty(rows);
        return rows;
    }
}
