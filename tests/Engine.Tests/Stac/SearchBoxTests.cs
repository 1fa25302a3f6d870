using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Tests.Stac;

public sealed class SearchBoxTests
{
    [Theory]
    [InlineData(11, 12, 11, 12)]
    [InlineData(179, 181, 179, -179)]
    [InlineData(-181, -179, 179, -179)]
    [InlineData(179, -179, 179, -179)]
    [InlineData(179, 180, 179, 180)]
    [InlineData(-180, -179, -180, -179)]
    [InlineData(180, 181, -180, -179)]
    [InlineData(-181, -180, 179, 180)]
    [InlineData(-200, 200, -180, 180)]
    [InlineData(371, 372, 11, 12)]
    public void Of_Edges_AreBetweenMinusAndPlus180(double left, double right, double west, double east)
    {
        SearchBox box = SearchBox.Of(new Extent(left, -5, right, 5));

        Assert.Equal((west, east), (box.West, box.East));
    }

    [Fact]
    public void Pieces_CrossingBox_AreTwoThatMeetAtTheAntimeridian()
    {
        SearchBox box = SearchBox.Of(new Extent(179, -5, 181, 5));

        Assert.True(box.IsCrossing);
        Assert.Equal([new Extent(179, -5, 180, 5), new Extent(-180, -5, -179, 5)], box.Pieces);
        Assert.Equal(new Extent(179, -5, 181, 5), box.Unrolled);
    }

    [Fact]
    public void Pieces_OrdinaryBox_IsItself() =>
        Assert.Equal([new Extent(11, 47, 12, 48)], SearchBox.Of(new Extent(11, 47, 12, 48)).Pieces);

    [Theory]
    [InlineData(11, 47, 11, 48)]
    [InlineData(11, 48, 12, 47)]
    [InlineData(11, 47, 12, 91)]
    [InlineData(double.NaN, 47, 12, 48)]
    [InlineData(11, 47, double.PositiveInfinity, 48)]
    public void Of_NoBox_Throws(double left, double bottom, double right, double top) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SearchBox.Of(new Extent(left, bottom, right, top)));
}
