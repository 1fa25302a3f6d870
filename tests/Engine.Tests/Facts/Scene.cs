using System.Collections.Immutable;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Tests.Facts;

/// <summary>
/// A patch of 448 pixels of 0.6 m in California, and elements drawn in shares of its side: (0,
/// 0) is its south-west corner.
/// </summary>
internal sealed class Scene
{
    public const double Side = 268.8;

    private readonly List<OsmElement> _elements = [];

    public static Grid Grid { get; } =
        new(Crs.Utm(10, south: false), new GeoTransform(0.6, 0, 567_000, 0, -0.6, 4_186_000), 448, 448);

    public ImmutableArray<OsmElement> Elements => [.. _elements];

    public Grid At { get; init; } = Grid;

    public FactsOptions Options { get; init; } = new();

    public Scene Area(long number, string tags, params (double X, double Y)[] outline) =>
        Polygon(number, tags, [outline], []);

    public Scene Polygon(long number, string tags, (double X, double Y)[][] outers, (double X, double Y)[][] holes)
    {
        _elements.Add(new OsmElement
        {
            Id = new OsmId(outers.Length > 1 || holes.Length > 0 ? OsmType.Relation : OsmType.Way, number),
            Tags = Tags(tags),
            Polygons =
            [
                .. outers.Select((outer, i) => new OsmPolygon(
                    Ring(outer, isClockwise: false),
                    i == 0 ? [.. holes.Select(hole => Ring(hole, isClockwise: true))] : [])),
            ],
        });
        return this;
    }

    public Scene Line(long number, string tags, params (double X, double Y)[] course)
    {
        _elements.Add(new OsmElement
        {
            Id = new OsmId(OsmType.Way, number),
            Tags = Tags(tags),
            Lines = [[.. course.Select(Place)]],
        });
        return this;
    }

    public Scene Point(long number, string tags, double x, double y)
    {
        _elements.Add(
            new OsmElement { Id = new OsmId(OsmType.Node, number), Tags = Tags(tags), Points = [Place((x, y))] });
        return this;
    }

    public PatchFacts Facts() => new FactsBuilder(Options, TagGlossary.LoadEmbedded())
        .Build(new Patch(7, 0, 0, At), "m_3712212_sw_10_060_20220519", "2022-05-19", Elements);

    /// <summary>The only element of the facts.</summary>
    public ElementFacts Only() => Assert.Single(Facts().Elements);

    public OsmPoint Place((double X, double Y) share)
    {
        (double x, double y) = At.Transform.Apply(share.X * At.WidthPx, (1 - share.Y) * At.HeightPx);
        double[] longitude = [x];
        double[] latitude = [y];
        CoordinateTransform.Create(At.Crs, Crs.Wgs84).Transform(longitude, latitude);
        return new OsmPoint(longitude[0], latitude[0]);
    }

    public static (double X, double Y)[] Box(double left, double bottom, double right, double top) =>
        [(left, bottom), (right, bottom), (right, top), (left, top)];

    public static (double X, double Y)[] Circle(double x, double y, double radius, int corners) =>
    [
        .. Enumerable.Range(0, corners).Select(i => 2 * Math.PI * i / corners)
            .Select(angle => (x + (radius * Math.Cos(angle)), y + (radius * Math.Sin(angle)))),
    ];

    private static ImmutableArray<KeyValuePair<string, string>> Tags(string tags) =>
    [
        .. tags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.Split('=', 2))
            .Select(tag => KeyValuePair.Create(tag[0], tag[1].Replace('+', ' ')))
            .OrderBy(tag => tag.Key, StringComparer.Ordinal),
    ];

    private ImmutableArray<OsmPoint> Ring((double X, double Y)[] ring, bool isClockwise)
    {
        double area = 0;
        for (int i = 0; i < ring.Length; i++)
        {
            (double X, double Y) next = ring[(i + 1) % ring.Length];
            area += (ring[i].X * next.Y) - (ring[i].Y * next.X);
        }

        IEnumerable<(double X, double Y)> turned = area > 0 == isClockwise ? ring.Reverse() : ring;
        OsmPoint[] places = [.. turned.Select(Place)];
        return [.. places, places[0]];
    }
}
