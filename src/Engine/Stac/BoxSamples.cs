using System.Collections;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Stac;

/// <summary>
/// A lattice of points over a box, for footprints that cover it together:
/// their outlines overlap, so shares do not add up.
/// </summary>
/// <param name="box">The box.</param>
internal sealed class BoxSamples(SearchBox box)
{
    private const int Side = 32;

    /// <summary>Number of points.</summary>
    public const int Count = Side * Side;

    /// <summary>Which points <paramref name="footprint"/> shows.</summary>
    public BitArray In(Footprint footprint)
    {
        Extent edges = box.Unrolled;
        BitArray inside = new(Count);
        for (int i = 0; i < Count; i++)
        {
            double x = ((i % Side) + 0.5) / Side;
            double y = ((i / Side) + 0.5) / Side;
            LonLat point = new(
                edges.Left + (x * (edges.Right - edges.Left)), edges.Bottom + (y * (edges.Top - edges.Bottom)));
            inside[i] = footprint.Contains(point);
        }

        return inside;
    }

    /// <summary>Number of points that are set.</summary>
    public static int CountOf(BitArray points) => points.Cast<bool>().Count(isSet => isSet);
}
