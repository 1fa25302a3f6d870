using System.Globalization;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Tests.Rows;

namespace NuTonic.Engine.Tests.Facts;

/// <summary>A scene that is turned or mirrored has its words turned or mirrored, and keeps its numbers.</summary>
public sealed class RotationTests
{
    private static readonly string[] Around =
        ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"];

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 25).Select(seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Build_SceneTurnedByAQuarter_TurnsItsWords(ulong seed)
    {
        // (x, y) -> (1 - y, x) is a quarter to the left: east becomes north.
        string plain = Words(Draw(seed, p => p), word => Turned(word, 6));
        string turned = Words(Draw(seed, p => (1 - p.Y, p.X)), word => word);

        Assert.Equal(plain, turned);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Build_SceneMirrored_MirrorsItsWords(ulong seed)
    {
        string plain = Words(Draw(seed, p => p), Mirrored);
        string mirrored = Words(Draw(seed, p => (1 - p.X, p.Y)), word => word);

        Assert.Equal(plain, mirrored);
    }

    private static PatchFacts Draw(ulong seed, Func<(double X, double Y), (double X, double Y)> move)
    {
        TestRandom random = new(seed);
        Scene scene = new();
        (double X, double Y) At() => move((random.Next(-200, 1200) / 1000.0, random.Next(-200, 1200) / 1000.0));
        for (int i = 0; i < 4; i++)
        {
            scene.Line(i, "highway=residential", At(), At(), At());
            (double X, double Y) low = (random.Next(-100, 900) / 1000.0, random.Next(-100, 900) / 1000.0);
            double width = random.Next(20, 300) / 1000.0, height = random.Next(20, 300) / 1000.0;
            scene.Area(
                10 + i,
                "building=house",
                [.. Scene.Box(low.X, low.Y, low.X + width, low.Y + height).Select(move)]);
            (double X, double Y) tree = At();
            scene.Point(20 + i, "natural=tree", tree.X, tree.Y);
        }

        return scene.Facts();
    }

    private static string Words(PatchFacts facts, Func<string, string> map) =>
        string.Join('\n', facts.Elements.Select(e => string.Create(
            CultureInfo.InvariantCulture,
            $"{e.Id} {string.Join(',', e.Positions.Select(map))} "
            + $"{string.Join(',', e.Ends.Select(end => End(end, map)))} "
            + $"{Axis(e.Orientation, map)} {e.AreaShare} {e.LengthShare} {e.Shape} {e.Sinuosity} "
            + $"{string.Join(',', e.Relations.Select(r => Relation(r, map)).Order(StringComparer.Ordinal))}")));

    private static string Relation(RelationFact fact, Func<string, string> map) => string.Create(
        CultureInfo.InvariantCulture,
        $"{fact.Other} {fact.Relation} {(fact.Direction is null ? "" : map(fact.Direction))} {fact.DistanceMeters}");

    private static string End(string end, Func<string, string> map) =>
        string.Join(' ', end.Split(' ').Select(word => word is "edge" or "in" or "the" or "corner" ? word : map(word)));

    private static string Axis(string? orientation, Func<string, string> map) => orientation is null
        ? ""
        : string.Join('-', orientation.Split('-').Select(map).Order(StringComparer.Ordinal));

    private static string Turned(string word, int eighths) =>
        word == "center" ? word : Around[(Array.IndexOf(Around, word) + eighths) % 8];

    private static string Mirrored(string word) =>
        word == "center" ? word : Around[(8 - Array.IndexOf(Around, word)) % 8];
}
