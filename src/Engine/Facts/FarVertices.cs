using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Facts;

/// <summary>
/// Thins what lies far from a patch before it is projected, so that a lake with 100,000 vertices costs a patch on its
/// shore one comparison a vertex. Vertices in a row that lie beyond the same side of the patch are replaced by the
/// first and the last of them: the line between these two stays beyond that side too,
/// so nothing inside the patch changes.
/// </summary>
internal static class FarVertices
{
    private const int Few = 24; // Projecting them costs less than looking.
    private const double MarginShare = 0.1;

    // Straight on the map is not straight on the globe: over this length, the two differ by less than the margin.
    private const double LongestStepDegrees = 0.05;

    /// <summary>The vertices to project, in order; the first and the last are always among them.</summary>
    public static ReadOnlySpan<OsmPoint> Thin(ReadOnlySpan<OsmPoint> places, Extent boxWgs84)
    {
        if (places.Length <= Few)
        {
            return places;
        }

        Extent box = Widen(boxWgs84);
        OsmPoint[] kept = new OsmPoint[places.Length];
        int count = 0;
        kept[count++] = places[0];
        int common = Beyond(places[0], box);
        for (int i = 1; i < places.Length; i++)
        {
            int here = Beyond(places[i], box);
            if ((common & here) == 0 || IsFar(kept[count - 1], places[i]))
            {
                if (places[i - 1] != kept[count - 1])
                {
                    kept[count++] = places[i - 1];
                }

                common = Beyond(places[i - 1], box);
                if ((common & here) == 0)
                {
                    kept[count++] = places[i];
                    common = here;
                    continue;
                }
            }

            common &= here;
        }

        if (places[^1] != kept[count - 1])
        {
            kept[count++] = places[^1];
        }

        return kept.AsSpan(0, count);
    }

    private static bool IsFar(OsmPoint a, OsmPoint b) =>
        Math.Abs(a.Longitude - b.Longitude) > LongestStepDegrees
        || Math.Abs(a.Latitude - b.Latitude) > LongestStepDegrees;

    private static int Beyond(OsmPoint place, Extent box) =>
        (place.Longitude < box.Left ? 1 : 0) | (place.Longitude > box.Right ? 2 : 0)
        | (place.Latitude < box.Bottom ? 4 : 0) | (place.Latitude > box.Top ? 8 : 0);

    private static Extent Widen(Extent box)
    {
        double x = (box.Right - box.Left) * MarginShare;
        double y = (box.Top - box.Bottom) * MarginShare;
        return new Extent(box.Left - x, box.Bottom - y, box.Right + x, box.Top + y);
    }
}
