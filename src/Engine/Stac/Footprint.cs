using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Stac;

/// <summary>
/// The ground that an item shows. Edges are straight in longitude and latitude, as GeoJSON has them; over a box of some
/// kilometres every other reading is the same.
/// </summary>
/// <param name="polygons">Pieces that do not overlap.</param>
internal sealed class Footprint(ImmutableArray<FootprintPolygon> polygons)
{
    /// <summary>
    /// A footprint that covers less than all of a box by this is still said to cover it: corners are rounded.
    /// </summary>
    public const double Tolerance = 1e-6;

    /// <summary>The box as a footprint, for items without a geometry.</summary>
    public static Footprint Of(SearchBox box)
    {
        Extent edges = box.Unrolled;
        FootprintRing ring = FootprintRing.Of(
        [
            new LonLat(edges.Left, edges.Bottom),
            new LonLat((edges.Left + edges.Right) / 2, edges.Bottom),
            new LonLat(edges.Right, edges.Bottom),
            new LonLat(edges.Right, edges.Top),
            new LonLat((edges.Left + edges.Right) / 2, edges.Top),
            new LonLat(edges.Left, edges.Top),
        ]);
        return new Footprint([new FootprintPolygon(ring, [])]);
    }

    /// <summary>Share of <paramref name="box"/> that it covers, 0..1, in the plane of longitude and latitude.</summary>
    public double ShareOf(SearchBox box)
    {
        Extent edges = box.Unrolled;
        double share = 0;
        foreach (FootprintPolygon polygon in polygons)
        {
            share += Math.Max(0, polygon.Outline.ShareOf(edges) - polygon.Holes.Sum(hole => hole.ShareOf(edges)));
        }

        return share >= 1 - Tolerance ? 1 : share;
    }

    /// <summary>True when it shows <paramref name="point"/>.</summary>
    public bool Contains(LonLat point) =>
        polygons.Any(polygon => polygon.Outline.Contains(point) && !polygon.Holes.Any(hole => hole.Contains(point)));
}
