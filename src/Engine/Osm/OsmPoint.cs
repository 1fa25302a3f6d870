namespace NuTonic.Engine.Osm;

/// <summary>A position on WGS 84.</summary>
/// <param name="Longitude">Degrees, -180 to 180.</param>
/// <param name="Latitude">Degrees, -90 to 90.</param>
internal readonly record struct OsmPoint(double Longitude, double Latitude);
