namespace NuTonic.Engine.Osm;

/// <summary>The three primitives of OpenStreetMap, in the order in which extracts list them.</summary>
internal enum OsmType
{
    /// <summary>A point.</summary>
    Node,

    /// <summary>An ordered list of nodes.</summary>
    Way,

    /// <summary>A group of elements with roles.</summary>
    Relation,
}
