namespace NuTonic.Engine.Osm.Reading;

/// <summary>Formats that are read.</summary>
internal enum ExtractFormat
{
    /// <summary>Protocol Buffers, <c>.osm.pbf</c>.</summary>
    Pbf,

    /// <summary>OSM XML.</summary>
    Xml,

    /// <summary>The JSON of an Overpass server.</summary>
    OverpassJson,
}
