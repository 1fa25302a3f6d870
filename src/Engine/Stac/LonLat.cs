namespace NuTonic.Engine.Stac;

/// <summary>A position on the ground.</summary>
/// <param name="Longitude">Degrees; beyond 180 or below -180 in a ring that crosses the antimeridian.</param>
/// <param name="Latitude">Degrees, -90..90.</param>
internal readonly record struct LonLat(double Longitude, double Latitude);
