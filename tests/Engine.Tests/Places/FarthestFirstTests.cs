using NuTonic.Engine.Places;

namespace NuTonic.Engine.Tests.Places;

public sealed class FarthestFirstTests
{
    [Theory]
    [InlineData(1, 1, 1.0)]
    [InlineData(2, 5, 1.0)]
    [InlineData(16, 16, 1.0)]
    [InlineData(17, 40, 0.2)]
    [InlineData(33, 33, 1.0)]
    [InlineData(1000, 300, 1.0)]
    [InlineData(5000, 200, 0.05)]
    public void Run_AnyPoints_EqualsThePlainLoop(int count, int most, double spread)
    {
        SpherePoint[] points = Points(SomePlaces.Scattered(count, count, spread));
        var tree = new SphereTree(points);
        foreach (int start in new[] { 0, count / 2, count - 1 })
        {
            Assert.Equal(
                PlainFarthestFirst.Run(points, start, most, 0),
                FarthestFirst.Run(points, tree, start, most, 0));
        }
    }

    [Fact]
    public void Run_LatticeWithManyTies_TakesTheSmallestIndexOfEach()
    {
        SpherePoint[] points =
        [
            .. from latitude in Enumerable.Range(-3, 7)
               from longitude in Enumerable.Range(0, 24)
               select SpherePoint.Of(latitude * 10, (longitude * 15) - 172.5),
        ];

        List<FarthestStep> steps = FarthestFirst.Run(points, new SphereTree(points), 5, 120, 0);

        Assert.Equal(PlainFarthestFirst.Run(points, 5, 120, 0), steps);
        Assert.True(steps.Select(step => step.Square).Distinct().Count() < 80, "ties are what this is about");
    }

    [Fact]
    public void Run_Limit_EndsTheSequenceAndChangesNothingElse()
    {
        SpherePoint[] points = Points(SomePlaces.Scattered(2000, 7));
        var tree = new SphereTree(points);

        List<FarthestStep> all = FarthestFirst.Run(points, tree, 3, 500, 0);
        List<FarthestStep> limited = FarthestFirst.Run(points, tree, 3, 500, all[99].Square);

        Assert.Equal(all.Take(limited.Count), limited);
        Assert.Equal(all.Count(step => step.Square >= all[99].Square), limited.Count);
        Assert.All(all.Skip(1).Zip(all.Skip(2)), pair => Assert.True(pair.First.Square >= pair.Second.Square));
    }

    [Fact]
    public void Run_SamePlaceTwice_TakesItOnce()
    {
        SpherePoint[] points = [.. Enumerable.Repeat(SpherePoint.Of(1, 2), 40), SpherePoint.Of(3, 4)];

        List<FarthestStep> steps = FarthestFirst.Run(points, new SphereTree(points), 7, 41, 0);

        Assert.Equal([7, 40], steps.Select(step => step.Index));
    }

    private static SpherePoint[] Points(Place[] places) =>
        [.. places.Select(place => SpherePoint.Of(place.Latitude, place.Longitude))];
}
