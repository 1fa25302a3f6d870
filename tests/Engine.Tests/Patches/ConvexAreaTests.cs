using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Tests.Patches;

public sealed class ConvexAreaTests
{
    private static readonly (double X, double Y)[] Diamond = [(4, 0), (8, 4), (4, 8), (0, 4)];

    [Theory]
    [InlineData(0, 0, 8, 8, 32)]
    [InlineData(4, 4, 8, 8, 8)]
    [InlineData(2, 2, 6, 6, 16)]
    [InlineData(0, 0, 2, 2, 0)]
    [InlineData(-5, -5, 20, 1, 1)]
    [InlineData(9, 0, 10, 10, 0)]
    public void Within_Diamond_IsTheCommonArea(double left, double bottom, double right, double top, double expected)
    {
        Assert.Equal(expected, ConvexArea.Within(Diamond, new Extent(left, bottom, right, top)));
        Assert.Equal(32, ConvexArea.Of(Diamond));
        Assert.Equal(new Extent(0, 0, 8, 8), ConvexArea.Box(Diamond));
    }
}
