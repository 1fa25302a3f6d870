namespace NuTonic.Engine.Osm.Storage;

/// <summary>
/// Elements that were asked for lately, by their row: neighbouring boxes see the same ones, and a large forest is seen
/// by thousands of them. Safe for several threads: a slot is written at once, and who comes too late only reads again.
/// </summary>
internal sealed class ElementCache
{
    private const int SmallSlots = 1 << 14;
    private const int SmallPositions = 64;
    private const int LargeSlots = 1 << 6;
    private const int LargePositions = 1 << 16;

    private readonly Entry?[] _small = new Entry?[SmallSlots];
    private readonly Entry?[] _large = new Entry?[LargeSlots];

    /// <summary>The element of a row; null when it is not here.</summary>
    public OsmElement? Find(long row)
    {
        Entry? small = Volatile.Read(ref _small[row & (SmallSlots - 1)]);
        if (small?.Row == row)
        {
            return small.Element;
        }

        Entry? large = Volatile.Read(ref _large[row & (LargeSlots - 1)]);
        return large?.Row == row ? large.Element : null;
    }

    /// <summary>Keeps an element until another one needs its slot. The very largest are not kept.</summary>
    public void Add(long row, OsmElement element)
    {
        int positions = Positions(element);
        if (positions <= SmallPositions)
        {
            Volatile.Write(ref _small[row & (SmallSlots - 1)], new Entry(row, element));
        }
        else if (positions <= LargePositions)
        {
            Volatile.Write(ref _large[row & (LargeSlots - 1)], new Entry(row, element));
        }
    }

    private static int Positions(OsmElement element)
    {
        int positions = element.Points.Length;
        foreach (var line in element.Lines)
        {
            positions += line.Length;
        }

        foreach (OsmPolygon polygon in element.Polygons)
        {
            positions += polygon.Outer.Length;
            foreach (var hole in polygon.Holes)
            {
                positions += hole.Length;
            }
        }

        return positions;
    }

    private sealed record Entry(long Row, OsmElement Element);
}
