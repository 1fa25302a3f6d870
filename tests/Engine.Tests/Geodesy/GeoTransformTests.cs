using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Tests.Geodesy;

public sealed class GeoTransformTests
{
    [Theory]
    [InlineData(10, 0, 0, -10)]
    [InlineData(8, 4, -4, -16)]
    [InlineData(0, 8, 8, 0)]
    public void TryInvert_OfApply_IsThePixel(double a, double b, double d, double e)
    {
        var transform = new GeoTransform(a, b, 500_000, d, e, 5_300_000);
        (double x, double y) = transform.Apply(12.5, 300.25);

        bool invertible = transform.TryInvert(out GeoTransform inverse);

        // Coordinates of seven digits leave nine of the sixteen to the pixel position.
        Assert.True(invertible);
        (double column, double row) = inverse.Apply(x, y);
        Assert.Equal(12.5, column, 1e-8);
        Assert.Equal(300.25, row, 1e-8);
    }

    [Theory]
    [InlineData(0, 0, 0, -10)]
    [InlineData(2, 4, 1, 2)]
    [InlineData(double.NaN, 0, 0, -10)]
    [InlineData(double.PositiveInfinity, 0, 0, -10)]
    public void TryInvert_NoArea_IsFalse(double a, double b, double d, double e) =>
        Assert.False(new GeoTransform(a, b, 0, d, e, 0).TryInvert(out _));
}
