using System.Collections.Immutable;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Tests.Facts;

public sealed class FootprintTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(400)]
    public void Few_ManyRings_KeepsToTheBound(int rings)
    {
        ImmutableArray<PatchPoint[]> courses = [.. Enumerable.Range(0, rings).Select(i => Ring(i, 40 + (i % 3)))];

        PatchPoint[][] kept = Footprint.Few(
            courses, (ring, tolerance) => OutlineSimplifier.SimplifyRing(ring, tolerance));

        Assert.InRange(kept.Sum(course => course.Length), 4, Footprint.MostPositions);
    }

    [Fact]
    public void Few_EndlessLine_KeepsToTheBound()
    {
        PatchPoint[] line =
        [
            .. Enumerable.Range(0, 300_000).Select(i => new PatchPoint((i % 1000) / 1000.0, i / 300_000.0)),
        ];

        PatchPoint[][] kept = Footprint.Few(
            [line], (course, tolerance) => OutlineSimplifier.Simplify(course, tolerance));

        Assert.InRange(Assert.Single(kept).Length, 2, Footprint.MostPositions);
    }

    private static PatchPoint[] Ring(int number, int corners) =>
    [
        .. Enumerable.Range(0, corners).Select(i => (2 * Math.PI * i / corners, number % 20 / 20.0, number / 20 / 20.0))
            .Select(turn => new PatchPoint(
                turn.Item2 + (0.02 * Math.Cos(turn.Item1)), turn.Item3 + (0.02 * Math.Sin(turn.Item1)))),
    ];
}
