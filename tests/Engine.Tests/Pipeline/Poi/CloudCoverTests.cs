using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Pipeline.Poi;

public sealed class CloudCoverTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(2, 0, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(7, 0, 1)]
    [InlineData(8, 1, 1)]
    [InlineData(9, 1, 1)]
    [InlineData(10, 1, 1)]
    [InlineData(11, 0, 1)]
    [InlineData(12, 0, 0)]
    [InlineData(255, 0, 0)]
    public void Of_OneCode_CountsItsClass(byte code, int clouds, int classified) =>
        Assert.Equal(new CloudCover(clouds, classified), CloudCover.Of([code], 1, new TileIndex(0, 0), 1));

    [Fact]
    public void Of_TileOverTheEdge_CountsThePixelsInside()
    {
        // The tile at row 1, column 2 of 3 x 4 pixels has two of its four pixels inside.
        byte[] plane = [9, 9, 9, 9, 9, 8, 9, 9, 4, 0, 0, 0];

        CloudCover cover = CloudCover.Of(plane, 3, new TileIndex(Row: 1, Column: 2), 2);

        Assert.Equal(new CloudCover(1, 2), cover);
        Assert.Equal(0.5, cover.Share);
    }

    [Fact]
    public void Exceeds_NothingClassified_IsFalse()
    {
        CloudCover unknown = new(0, 0);

        Assert.Null(unknown.Share);
        Assert.False(unknown.Exceeds(0));
    }

    [Fact]
    public void CountUnknown_CodesBeyondTheClasses_AreCountedButNotNoData() =>
        Assert.Equal(2, CloudCover.CountUnknown([0, 11, 12, 254, 255]));
}
