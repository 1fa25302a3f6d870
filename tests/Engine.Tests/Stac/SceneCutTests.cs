using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Tests.Stac;

/// <summary>When it matters that a search was cut.</summary>
public sealed class SceneCutTests
{
    private static readonly Extent Part = new(11, 47, 11.45, 48);

    [Fact]
    public void Matters_SortedAndAnEarlierOneCovers_IsFalse()
    {
        Assert.False(Matters(SceneOrder.Newest, Scene("a", 9), Scene("b", 8)));
        Assert.False(Matters(SceneOrder.Newest, Scene("a", 9, box: Part), Scene("b", 8), Scene("c", 7)));
        Assert.False(Matters(SceneOrder.LeastCloudy, Scene("a", 1, cloud: 0), Scene("b", 2, cloud: 1)));
        Assert.False(Matters(
            SceneOrder.LeastCloudy, Scene("a", 2, cloud: 0), Scene("b", 1, cloud: 0), Scene("c", 3, cloud: null)));
    }

    [Fact]
    public void Matters_NotTruncated_IsFalse() =>
        Assert.False(Matters(SceneOrder.Newest, isTruncated: false, Scene("a", 8), Scene("b", 9)));

    [Fact]
    public void Matters_NoneCoversTheWholeBox_IsTrue() =>
        Assert.True(Matters(SceneOrder.Newest, Scene("a", 9, box: Part), Scene("b", 8, box: Part)));

    [Fact]
    public void Matters_TheLastOneIsTaken_IsTrue()
    {
        // One more of the same instant may have fewer clouds.
        Assert.True(Matters(SceneOrder.Newest, Scene("a", 9)));
        Assert.True(Matters(SceneOrder.Newest, Scene("a", 9, box: Part), Scene("b", 8)));
        Assert.True(Matters(SceneOrder.Newest, Scene("a", 9), Scene("b", 9)));
    }

    [Fact]
    public void Matters_NotSorted_IsTrue()
    {
        Assert.True(Matters(SceneOrder.Newest, Scene("a", 8), Scene("b", 9), Scene("c", 1)));
        Assert.True(Matters(
            SceneOrder.LeastCloudy, Scene("a", 9, cloud: 3), Scene("b", 8, cloud: 1), Scene("c", 7, cloud: 5)));
        Assert.True(Matters(SceneOrder.LeastCloudy, Scene("a", 9, cloud: null), Scene("b", 8, cloud: 1)));
    }

    [Fact]
    public void Matters_BoxInTwoPieces_IsTrue()
    {
        // The second piece was not searched.
        SearchBox box = SearchBox.Of(new Extent(179.9, 47.4, 180.1, 47.5));
        Extent whole = new(179, 47, 181, 48);
        StacItem[] items = [Scene("a", 9, box: whole), Scene("b", 8, box: whole)];

        Assert.Equal(2, box.Pieces.Length);
        Assert.True(Matters(SceneOrder.Newest, true, box, items));
    }

    private static bool Matters(SceneOrder order, params StacItem[] items) => Matters(order, true, items);

    private static bool Matters(SceneOrder order, bool isTruncated, params StacItem[] items) =>
        Matters(order, isTruncated, StacText.Box, items);

    private static bool Matters(SceneOrder order, bool isTruncated, SearchBox box, StacItem[] items)
    {
        StacSearch search = new() { Collections = ["s2"], Box = box };
        StacAnswer answer = new([.. items], 0, [], 1, isTruncated);
        ChosenScene chosen = SceneChoice.Choose(answer, search, new SceneOptions { Order = order }, StacText.Origin);
        return SceneCut.Matters(answer, search, chosen, order);
    }

    private static StacItem Scene(string id, int day, double? cloud = 5, Extent? box = null) => StacText.Parse(
        StacText.Scene(id, FormattableString.Invariant($"2024-06-0{day}T10:00:00Z"), cloud, box).ToJsonString());
}
