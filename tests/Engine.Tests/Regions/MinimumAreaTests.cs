using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Tests.Regions;

public sealed class MinimumAreaTests
{
    [Theory]
    [InlineData(50, 512, 224, AreaScaling.Linear, 21)]
    [InlineData(50, 512, 224, AreaScaling.Square, 9.5703125)]
    [InlineData(50, 512, 512, AreaScaling.Square, 50)]
    [InlineData(3, 512, 64, AreaScaling.Square, 1)]
    [InlineData(3, 512, 64, AreaScaling.Linear, 1)]
    [InlineData(0, 512, 224, AreaScaling.Linear, 1)]
    internal void Pixels_Scaling_AsDefined(
        int minArea, int tilePx, int outputPx, AreaScaling scaling, double expected) =>
        Assert.Equal(expected, MinimumArea.Pixels(minArea, tilePx, outputPx, scaling));

    [Fact]
    public void Pixels_Negative_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MinimumArea.Pixels(-1, 512, 224, AreaScaling.Square));
}
