namespace NuTonic.Engine.Osm.Shapes;

/// <summary>
/// A place where ways end. Ends are joined two by two in the order of their directions: whichever of them comes first,
/// no pair crosses another one.
/// </summary>
/// <param name="place">Where it is.</param>
internal sealed class Junction(PackedPoint place)
{
    private readonly Dictionary<WayEnd, (long X, long Y)> _ends = [];
    private readonly Dictionary<WayEnd, WayEnd> _partners = [];

    /// <summary>How many ways end here.</summary>
    public int Count => _ends.Count;

    /// <summary>The way that ends here when it is the only one; null when there are others or none.</summary>
    public int? Only => _ends.Count == 1 ? _ends.Keys.First().Way : null;

    /// <summary>Adds an end.</summary>
    /// <param name="end">The end.</param>
    /// <param name="next">Where its way goes from here; another position.</param>
    public void Add(WayEnd end, PackedPoint next) => _ends.Add(
        end, ((long)next.Longitude - place.Longitude, (long)next.Latitude - place.Latitude));

    /// <summary>Takes an end away.</summary>
    public void Remove(WayEnd end) => _ends.Remove(end);

    /// <summary>Joins what is here; of an odd number the last stays alone.</summary>
    public void Join()
    {
        WayEnd[] ends = [.. _ends.Keys];
        Array.Sort(ends, Compare);
        for (int i = 1; i < ends.Length; i += 2)
        {
            _partners[ends[i - 1]] = ends[i];
            _partners[ends[i]] = ends[i - 1];
        }
    }

    /// <summary>What <paramref name="end"/> was joined with; null when it stayed alone.</summary>
    public WayEnd? Partner(WayEnd end) => _partners.TryGetValue(end, out WayEnd partner) ? partner : null;

    private int Compare(WayEnd a, WayEnd b)
    {
        (long ax, long ay) = _ends[a];
        (long bx, long by) = _ends[b];
        int order = IsLower(ax, ay).CompareTo(IsLower(bx, by));
        if (order == 0)
        {
            // Each product is below 2^63; their difference need not be.
            order = (ay * bx).CompareTo(ax * by);
        }

        if (order == 0)
        {
            order = a.Way.CompareTo(b.Way);
        }

        return order == 0 ? a.IsLast.CompareTo(b.IsLast) : order;
    }

    // Directions count from the east, counter-clockwise; those below the horizon come second.
    private static bool IsLower(long x, long y) => y < 0 || (y == 0 && x < 0);
}
