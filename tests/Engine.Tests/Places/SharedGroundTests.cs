using System.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Places;

namespace NuTonic.Engine.Tests.Places;

public sealed class SharedGroundTests
{
    [Fact]
    public void Find_TwoGroups_CountsOnlyWhatOverlapsTheOther()
    {
        // 0.02 degrees are 2.2 km to the north: the first three overlap in a row, the last is alone.
        Place[] places = [At(10, 20), At(10.02, 20), At(10.04, 20), At(50, 20)];

        var shared = Find(places, [0, 0, 1, 1], 5);

        Assert.Equal(3, shared.Count);
        Assert.Equal(2.224, shared.NearestKm, 0.001);
        Assert.Equal(2, Find(places, [0, 0, 1, 1], 3).Count);
        Assert.Equal(0, Find(places, [0, 0, 1, 1], 2).Count);
        Assert.Equal(0, Find(places, [1, 1, 1, 1], 4).Count);
        Assert.Equal(0, Find([], [], 4).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Find_SeededPlaces_EqualsComparingAllPairs(int seed)
    {
        Place[] places =
        [
            .. SomePlaces.Scattered(400, seed, spread: 0.005).Select((place, i) => place with { BoxKm = 1 + (i % 7) }),
        ];
        int[] groups = [.. places.Select((_, i) => i * 31 % 10 < 8 ? 0 : i % 2)];
        Extent[] boxes = [.. places.Select(place => place.Box(1))];
        HashSet<int> expected = [];
        double nearest = double.MaxValue;
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = 0; j < places.Length; j++)
            {
                bool overlap = boxes[i].Left < boxes[j].Right && boxes[j].Left < boxes[i].Right
                    && boxes[i].Bottom < boxes[j].Top && boxes[j].Bottom < boxes[i].Top;
                if (overlap && groups[i] != groups[j])
                {
                    expected.Add(i);
                    nearest = Math.Min(nearest, SpherePoint.Kilometers(Point(places[i]).SquareTo(Point(places[j]))));
                }
            }
        }

        var shared = SharedGround.Find(places, boxes, groups);

        Assert.InRange(expected.Count, 10, 399);
        Assert.Equal(expected.Count, shared.Count);
        Assert.Equal(nearest, shared.NearestKm, 1e-9);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.02)]
    public void Find_HundredThousandPlaces_TakesNoTimeToSpeakOf(double spread)
    {
        Place[] places = SomePlaces.Scattered(100_000, 7, spread);
        int[] groups = [.. places.Select((_, i) => i % 10 < 8 ? 0 : i % 10 - 7)];
        var watch = Stopwatch.StartNew();

        var shared = Find(places, groups, 5);

        Assert.True(shared.Count > 0);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    private static SpherePoint Point(Place place) => SpherePoint.Of(place.Latitude, place.Longitude);

    private static Place At(double latitude, double longitude) => SomePlaces.At(latitude, longitude);

    private static SharedGround Find(Place[] places, int[] groups, double boxKm) =>
        SharedGround.Find(places, [.. places.Select(place => place.Box(boxKm))], groups);
}
