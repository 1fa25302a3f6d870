using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;
using NuTonic.Engine.Sources.AerialSample;

namespace NuTonic.Engine.Tests.Sources.AerialSample;

/// <summary>Elements given in pixels of a small picture, and what is painted of them.</summary>
internal static class PaintScene
{
    public const int Side = 200;

    private static readonly PaintTextures Textures = new(3);

    public static Grid Grid { get; } = At(0, 0, Side, Side);

    /// <summary>A window of the plane that the elements lie in.</summary>
    public static Grid At(int column, int row, int width, int height) => new(
        Crs.Utm(13, south: false),
        new GeoTransform(0.6, 0, (1_000_000 + column) * 3 / 5.0, 0, -0.6, (7_500_000 - row) * 3 / 5.0),
        width,
        height);

    public static OsmElement Area(
        ReadOnlySpan<(double X, double Y)> ring, params ReadOnlySpan<(string, string)> tags) =>
        Element(tags) with { Polygons = [new OsmPolygon(Ring(ring), [])] };

    public static OsmElement AreaWithHole(
        ReadOnlySpan<(double X, double Y)> ring,
        ReadOnlySpan<(double X, double Y)> hole,
        params ReadOnlySpan<(string, string)> tags) =>
        Element(tags) with { Polygons = [new OsmPolygon(Ring(ring), [Ring(hole)])] };

    public static OsmElement Line(
        ReadOnlySpan<(double X, double Y)> course, params ReadOnlySpan<(string, string)> tags) =>
        Element(tags) with { Lines = [Locate(course)] };

    public static byte[] Paint(params IReadOnlyList<OsmElement> elements) => Paint(Grid, elements);

    public static byte[] Paint(Grid grid, IReadOnlyList<OsmElement> elements)
    {
        var rgb = new byte[grid.WidthPx * grid.HeightPx * 3];
        new MapPainter(elements, grid, Textures, 9).Paint(0, rgb);
        return rgb;
    }

    public static MapPainter Painter(Grid grid, IReadOnlyList<OsmElement> elements) => new(elements, grid, Textures, 9);

    /// <summary>Mean of red, green and blue around a pixel.</summary>
    public static double Light(byte[] rgb, int x, int y, int reach = 4)
    {
        int sum = 0;
        int count = 0;
        for (int row = y - reach; row <= y + reach; row++)
        {
            for (int i = ((row * Side) + x - reach) * 3; i < ((row * Side) + x + reach + 1) * 3; i++)
            {
                sum += rgb[i];
                count++;
            }
        }

        return sum / (double)count;
    }

    private static OsmElement Element(ReadOnlySpan<(string Key, string Value)> tags)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in tags)
        {
            sorted.Add(key, value);
        }

        return new OsmElement { Id = new OsmId(OsmType.Way, 7), Tags = [.. sorted] };
    }

    private static ImmutableArray<OsmPoint> Ring(ReadOnlySpan<(double X, double Y)> corners) =>
        Locate([.. corners, corners[0]]);

    private static ImmutableArray<OsmPoint> Locate(ReadOnlySpan<(double X, double Y)> pixels)
    {
        var x = new double[pixels.Length];
        var y = new double[pixels.Length];
        for (int i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = Grid.Transform.Apply(pixels[i].X, pixels[i].Y);
        }

        CoordinateTransform.Create(Grid.Crs, Crs.Wgs84).Transform(x, y);
        return [.. x.Zip(y, (longitude, latitude) => new OsmPoint(longitude, latitude))];
    }
}
