using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Places;

namespace NuTonic.Engine.Tests.Places;

public sealed class PlaceBoxTests
{
    [Theory]
    [InlineData(0, 9)]
    [InlineData(48.1, 9)]
    [InlineData(-79.5, 9)]
    [InlineData(83.5, 9)]
    public void Around_Anywhere_IsFiveKilometresWideAndHighInUtm(double latitude, double longitude)
    {
        Extent box = SomePlaces.At(latitude, longitude).Box(PlaceBox.DefaultKm);

        // On the central meridian the map is 0.9996 of the ground.
        double[] x = [longitude, longitude, box.Left, box.Right];
        double[] y = [box.Bottom, box.Top, latitude, latitude];
        CoordinateTransform.Create(Crs.Wgs84, UtmZone.Crs(latitude, longitude)).Transform(x, y);
        Assert.Equal(5000, (y[1] - y[0]) / 0.9996, 0.05);
        Assert.Equal(5000, (x[3] - x[2]) / 0.9996, 0.05);
    }

    [Fact]
    public void Box_OwnWidthOrBox_GoesBeforeTheDefault()
    {
        Place place = SomePlaces.At(0, 0);
        Extent own = new(-1, -1, 1, 1);

        Assert.Equal(2 * place.Box(5).Right, (place with { BoxKm = 10 }).Box(5).Right, 1e-6);
        Assert.Equal(own, (place with { BoxKm = 10, BoxWgs84 = own }).Box(5));
    }

    [Theory]
    [InlineData(0, 179.99, "NT1420")]
    [InlineData(0, -179.99, "NT1420")]
    [InlineData(84, 0, "NT1421")]
    [InlineData(-79.99, 0, "NT1421")]
    public void Around_Edge_IsATypedErrorWithTheId(double latitude, double longitude, string code)
    {
        NuTonicException failure = Assert.Throws<NuTonicException>(
            () => SomePlaces.At(latitude, longitude, "poi_7").Box(5));

        Assert.Equal(code, failure.Diagnostic.Code);
        Assert.Contains("'poi_7'", failure.Message, StringComparison.Ordinal);
    }
}
