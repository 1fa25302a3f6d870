using NuTonic.Engine.Facts;
using NuTonic.Engine.Tests.Rows;

namespace NuTonic.Engine.Tests.Facts;

public sealed class LineWordsTests
{
    [Fact]
    public void Sinuosity_StraightLinesOfManyVertices_AreStraight()
    {
        TestRandom random = new(11);
        for (int round = 0; round < 300; round++)
        {
            (double X, double Y) from = (random.Next(100, 900) / 1000.0, random.Next(-100, 400) / 1000.0);
            (double X, double Y) to = (random.Next(-100, 1100) / 1000.0, random.Next(600, 1100) / 1000.0);
            int vertices = random.Next(2, 40);
            (double X, double Y)[] line =
            [
                .. Enumerable.Range(0, vertices).Select(i => (double)i / (vertices - 1))
                    .Select(t => (from.X + (t * (to.X - from.X)), from.Y + (t * (to.Y - from.Y)))),
            ];

            ElementFacts facts = new Scene().Line(1, "highway=residential", line).Only();

            Assert.Equal("straight", facts.Sinuosity);
            Assert.Equal(2, Assert.Single(facts.Outline).Length);
        }
    }

    // An arc over an angle is angle / (2 sin(angle / 2)) times as long as its chord.
    [Theory]
    [InlineData(0.10, "straight")]
    [InlineData(0.115, "curved")]
    [InlineData(2.9, "curved")]
    [InlineData(3.1, "twisted")]
    [InlineData(6.2, "twisted")]
    public void Sinuosity_Arc_FollowsTheLimits(double angle, string word)
    {
        (double X, double Y)[] arc =
        [
            .. Enumerable.Range(0, 400)
                .Select(i => angle * i / 399)
                .Select(a => (0.5 + (0.3 * Math.Cos(a)), 0.5 + (0.3 * Math.Sin(a)))),
        ];

        Assert.Equal(word, new Scene().Line(1, "waterway=river", arc).Only().Sinuosity);
    }

    [Fact]
    public void Sinuosity_RingInside_IsClosedWithoutEnds()
    {
        (double X, double Y)[] ring = Scene.Circle(0.5, 0.5, 0.2, 12);
        ElementFacts facts = new Scene().Line(1, "barrier=fence", [.. ring, ring[0]]).Only();

        Assert.Equal("closed", facts.Sinuosity);
        Assert.Null(facts.Orientation);
        Assert.Empty(facts.Ends);
    }

    [Fact]
    public void Sinuosity_MeanderOverTheBorder_IsBroken()
    {
        ElementFacts facts = new Scene().Line(
            1, "waterway=stream", (0.1, -0.1), (0.1, 0.3), (0.4, 0.3), (0.4, -0.1), (0.6, -0.1), (0.6, 0.3), (0.9, 0.3),
            (0.9, -0.1)).Only();

        Assert.Equal("broken", facts.Sinuosity);
        Assert.Equal(2, facts.Outline.Length);
        Assert.Equal(["southwest", "southeast"], facts.Positions.Order(StringComparer.Ordinal).Reverse());
    }

    [Theory]
    [InlineData(0.2, 0.5, 0.9, 0.5, "east-west")]
    [InlineData(0.2, 0.5, 0.9, 0.75, "east-west")]
    [InlineData(0.2, 0.2, 0.8, 0.8, "northeast-southwest")]
    [InlineData(0.8, 0.8, 0.2, 0.2, "northeast-southwest")]
    [InlineData(0.2, 0.8, 0.8, 0.2, "northwest-southeast")]
    [InlineData(0.5, 0.1, 0.6, 0.9, "north-south")]
    public void Orientation_Course_HasItsAxis(double x0, double y0, double x1, double y1, string word) =>
        Assert.Equal(word, new Scene().Line(1, "highway=service", (x0, y0), (x1, y1)).Only().Orientation);

    [Theory]
    [InlineData(0.5, -0.5, "south edge")]
    [InlineData(0.1, -0.5, "south edge in the southwest")]
    [InlineData(0.5, 1.5, "north edge")]
    [InlineData(0.5, 0.4, "center")]
    [InlineData(0.9, 0.9, "northeast")]
    public void Ends_OfAVertical_NameEdgeAndNinth(double x, double y, string word)
    {
        ElementFacts facts = new Scene().Line(1, "highway=service", (x, 0.5), (x, y)).Only();

        Assert.Equal(word, facts.Ends[1]);
    }

    [Fact]
    public void Length_OfAllPatchesAround_SumsToTheWhole()
    {
        Scene scene = new Scene().Line(1, "highway=service", (-0.8, -0.7), (1.9, 1.3), (0.3, 1.8), (0.31, -0.9));
        double sum = 0;
        for (int column = -2; column <= 2; column++)
        {
            for (int row = -2; row <= 2; row++)
            {
                PatchFrame frame = PatchFrame.Create(
                    Scene.Grid with { Transform = Scene.Grid.Transform.Shift(448 * column, 448 * row) });
                sum += ClippedLine.Of(scene.Elements[0].Lines, frame)?.LengthMeters ?? 0;
            }
        }

        double sides = Math.Sqrt((2.7 * 2.7) + (2 * 2)) + Math.Sqrt((1.6 * 1.6) + (0.5 * 0.5))
            + Math.Sqrt((0.01 * 0.01) + (2.7 * 2.7));

        Assert.Equal(sides * PatchFrame.Create(Scene.Grid).SideMeters, sum, 0.02);
    }
}
