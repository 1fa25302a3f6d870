using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Finds quads that cover the elements of a map.</summary>
internal static class AerialCover
{
    private const int MarginPx = 40;
    private const int OverlapPx = 160;

    /// <summary>
    /// Quads side by side over the box of all positions, from the north-west; a box that is too large is cut down
    /// around the median of the elements, which a stray relation does not move.
    /// </summary>
    public static ImmutableArray<AerialQuad> Of(IReadOnlyList<OsmElement> elements, AerialPaintOptions options)
    {
        OsmPoint[] places = [.. elements.Where(element => !MapVisibility.IsHidden(element)).Select(First)];
        if (places.Length == 0)
        {
            return [];
        }

        double longitude = Median(places.Select(place => place.Longitude));
        double latitude = Median(places.Select(place => place.Latitude));
        Crs crs = UtmZone.Crs(latitude, longitude);
        (PixelSpan columns, PixelSpan rows) = Box(elements, crs, (longitude, latitude), options);
        var quads = ImmutableArray.CreateBuilder<AerialQuad>();
        foreach (PixelSpan row in rows.Split(options.SidePx, OverlapPx))
        {
            foreach (PixelSpan column in columns.Split(options.SidePx, OverlapPx))
            {
                var transform = new GeoTransform(
                    AerialQuad.PixelMeters,
                    0,
                    column.Start * 3 / 5.0,
                    0,
                    -AerialQuad.PixelMeters,
                    -row.Start * 3 / 5.0);
                var grid = new Grid(crs, transform, column.Length, row.Length);
                quads.Add(new AerialQuad(Named(quads.Count, crs, (longitude, latitude)), grid, HasBlankCorner: false));
            }
        }

        return quads.ToImmutable();
    }

    /// <summary>Columns and rows of the lattice that the elements take up.</summary>
    private static (PixelSpan Columns, PixelSpan Rows) Box(
        IReadOnlyList<OsmElement> elements,
        Crs crs,
        (double Longitude, double Latitude) middle,
        AerialPaintOptions options)
    {
        CoordinateTransform transform = CoordinateTransform.Create(Crs.Wgs84, crs);
        OsmPoint[] all = [.. elements.Where(element => !MapVisibility.IsHidden(element)).SelectMany(Positions)];
        double[] x = [middle.Longitude, .. all.Select(place => place.Longitude)];
        double[] y = [middle.Latitude, .. all.Select(place => place.Latitude)];
        transform.Transform(x, y);
        int reach = ((options.SidePx - OverlapPx) * options.MaxQuads / 2) - OverlapPx;
        return (Span(x, reach), Span([.. y.Select(north => -north)], reach));
    }

    /// <summary>
    /// From the first to the last pixel of some positions, at most <paramref name="reach"/> pixels from the middle.
    /// </summary>
    /// <param name="meters">The middle, then the positions.</param>
    /// <param name="reach">Pixels.</param>
    private static PixelSpan Span(double[] meters, int reach)
    {
        double middle = Math.Floor(meters[0] / AerialQuad.PixelMeters);
        double first = Math.Max(middle - reach, Math.Floor(meters[1..].Min() / AerialQuad.PixelMeters) - MarginPx);
        double last = Math.Min(middle + reach, Math.Ceiling(meters[1..].Max() / AerialQuad.PixelMeters) + MarginPx);

        // Longitude and latitude of the middle come from different elements: it may lie beyond all of them.
        return new PixelSpan((int)first, Math.Max(1, (int)(last - first)));
    }

    private static OsmPoint First(OsmElement element) => Positions(element).First();

    private static IEnumerable<OsmPoint> Positions(OsmElement element) =>
        element.Polygons.SelectMany(polygon => polygon.Outer)
            .Concat(element.Lines.SelectMany(line => line))
            .Concat(element.Points);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static string Named(int index, Crs crs, (double Longitude, double Latitude) middle) => string.Create(
        CultureInfo.InvariantCulture,
        $"m_{(int)Math.Abs(middle.Latitude):D2}{(int)Math.Abs(middle.Longitude):D3}{(index / 4) + 1:D2}_{AerialQuad.Quarter(index)}_{crs.UtmZone}_060_20220614");
}
