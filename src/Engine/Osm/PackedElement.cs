using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace NuTonic.Engine.Osm;

/// <summary>An element with its geometry in the map's own unit: what indexes keep.</summary>
internal sealed record PackedElement
{
    /// <summary>Names it.</summary>
    public required OsmId Id { get; init; }

    /// <summary>Tags by key, ordinal order; every key once.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Tags { get; init; }

    /// <summary>What <see cref="Parts"/> holds.</summary>
    public required PackedKind Kind { get; init; }

    /// <summary>
    /// Positions by part and ring. A polygon is a part: its outline, then its holes, closed and oriented as
    /// <see cref="OsmPolygon"/> says. A line is a part of one "ring", and so is a point.
    /// </summary>
    public required PackedPoint[][][] Parts { get; init; }

    /// <summary>True when the extract lacks a part of it.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The smallest box around it.</summary>
    public PackedBox Box
    {
        get
        {
            PackedBox box = PackedBox.Empty;
            foreach (PackedPoint[][] part in Parts)
            {
                // Holes lie inside the outline.
                box = box.Around(part[0]);
            }

            return box;
        }
    }

    /// <summary>The same in degrees.</summary>
    public OsmElement ToElement()
    {
        var element = new OsmElement { Id = Id, Tags = Tags, IsIncomplete = IsIncomplete };
        return Kind switch
        {
            PackedKind.Point => element with { Points = ToPoints(Parts[0][0]) },
            PackedKind.Lines => element with { Lines = [.. Parts.Select(static part => ToPoints(part[0]))] },
            _ => element with { Polygons = [.. Parts.Select(ToPolygon)] },
        };
    }

    private static OsmPolygon ToPolygon(PackedPoint[][] rings) =>
        new(ToPoints(rings[0]), [.. rings.Skip(1).Select(ToPoints)]);

    private static ImmutableArray<OsmPoint> ToPoints(PackedPoint[] packed)
    {
        var points = new OsmPoint[packed.Length];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = packed[i].ToPoint();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(points);
    }
}
