using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Overpass;

/// <summary>Where an element is in an answer.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Version">Its version; 0 when the answer does not tell.</param>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct OverpassElementPlace(OsmId Id, int Version, int Offset, int Length);
