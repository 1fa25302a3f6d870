using NuTonic.Engine.Facts;
using NuTonic.Engine.Tests.Rows;

namespace NuTonic.Engine.Tests.Facts;

public sealed class AreaWordsTests
{
    public static TheoryData<double, double, string> Boxes => new()
    {
        { 0.2, 0.2, "square" },
        { 0.2, 0.19, "square" },
        { 0.2, 0.15, "rectangular" },
        { 0.4, 0.12, "rectangular" },
        { 0.6, 0.06, "elongated" },
    };

    [Theory]
    [MemberData(nameof(Boxes))]
    public void Shape_BoxInAnyDirection_HasItsWord(double length, double width, string word)
    {
        for (int degrees = 0; degrees < 180; degrees += 7)
        {
            (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
            (double X, double Y)[] box =
            [
                .. Scene.Box(-length / 2, -width / 2, length / 2, width / 2)
                    .Select(p => (0.5 + (p.X * cos) - (p.Y * sin), 0.5 + (p.X * sin) + (p.Y * cos))),
            ];

            Assert.Equal(word, new Scene().Area(1, "building=yes", box).Only().Shape);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(64)]
    public void Shape_Polygon_IsCircularFromEightCorners(int corners) =>
        Assert.Equal(
            "circular",
            new Scene().Area(1, "man_made=storage_tank", Scene.Circle(0.4, 0.6, 0.1, corners)).Only().Shape);

    [Fact]
    public void Shape_LShape_IsIrregular()
    {
        ElementFacts facts = new Scene().Area(
            1, "building=yes", (0.2, 0.2), (0.6, 0.2), (0.6, 0.3), (0.3, 0.3), (0.3, 0.6), (0.2, 0.6)).Only();

        Assert.Equal("irregular", facts.Shape);
    }

    [Fact]
    public void Shape_TwoParts_IsMultiPart()
    {
        ElementFacts facts = new Scene().Polygon(
            1, "natural=wood", [Scene.Box(0.1, 0.1, 0.3, 0.3), Scene.Box(0.7, 0.7, 0.8, 0.8)], []).Only();

        Assert.Equal("multi-part", facts.Shape);
        Assert.Equal(["southwest", "northeast"], facts.Positions);
    }

    [Fact]
    public void Positions_EachNinth_HasItsWord()
    {
        string[] words =
        [
            "southwest", "south", "southeast", "west", "center", "east", "northwest", "north", "northeast",
        ];
        for (int i = 0; i < 9; i++)
        {
            (double x, double y) = ((i % 3 / 3.0) + 0.1, (i / 3 / 3.0) + 0.1);

            Assert.Equal(
                [words[i]], new Scene().Area(1, "building=yes", Scene.Box(x, y, x + 0.1, y + 0.1)).Only().Positions);
        }
    }

    [Fact]
    public void Around_RandomPoints_IsNoLargerThanAnyOtherRectangle()
    {
        TestRandom random = new(3);
        for (int round = 0; round < 100; round++)
        {
            (double X, double Y)[] points =
                [.. Enumerable.Range(0, 30).Select(_ => (random.Next(0, 1000) / 1.0, random.Next(0, 300) / 1.0))];

            (double length, double width) = SmallestRectangle.Around(points);

            double best = Enumerable.Range(0, 1800).Min(i => Rectangle(points, i * Math.PI / 3600));
            Assert.InRange(length * width, best * 0.99, best * (1 + 1e-9));
        }
    }

    [Fact]
    public void Simplify_Outline_StaysWithinItsTolerance()
    {
        TestRandom random = new(8);
        PatchPoint[] line =
        [
            .. Enumerable.Range(0, 3000)
                .Select(i => PatchPoint.Snap(i / 3000.0, 0.5 + (random.Next(-100, 100) / 1000.0))),
        ];

        PatchPoint[] simple = OutlineSimplifier.Simplify(line, 0.015);

        Assert.InRange(simple.Length, 2, line.Length - 1);
        Assert.All(line, point => Assert.True(DistanceTo(simple, point) <= 0.015));
    }

    [Fact]
    public void Build_Noise_KeepsTheOutlineOfAField()
    {
        ElementFacts facts = new Scene().Area(
            1, "landuse=farmland", (0.1, 0.1), (0.5, 0.103), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)).Only();

        Assert.Equal(5, facts.Outline[0].Length);
    }

    private static double DistanceTo(PatchPoint[] line, PatchPoint point)
    {
        double best = double.MaxValue;
        for (int i = 1; i < line.Length; i++)
        {
            (double ax, double ay) = (line[i].X - line[i - 1].X, line[i].Y - line[i - 1].Y);
            double t = Math.Clamp(
                (((point.X - line[i - 1].X) * ax) + ((point.Y - line[i - 1].Y) * ay)) / ((ax * ax) + (ay * ay)), 0, 1);
            (double dx, double dy) = (point.X - line[i - 1].X - (t * ax), point.Y - line[i - 1].Y - (t * ay));
            best = Math.Min(best, Math.Sqrt((dx * dx) + (dy * dy)));
        }

        return best;
    }

    private static double Rectangle((double X, double Y)[] points, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        double[] along = [.. points.Select(p => (p.X * cos) + (p.Y * sin))];
        double[] across = [.. points.Select(p => (p.Y * cos) - (p.X * sin))];
        return (along.Max() - along.Min()) * (across.Max() - across.Min());
    }
}
