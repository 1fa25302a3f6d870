namespace NuTonic.Engine.Osm;

/// <summary>What the geometry of an element is; the numbers are stored.</summary>
internal enum PackedKind
{
    /// <summary>One position.</summary>
    Point = 0,

    /// <summary>Polylines.</summary>
    Lines = 1,

    /// <summary>Polygons.</summary>
    Polygons = 2,
}
