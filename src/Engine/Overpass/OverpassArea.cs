using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Overpass;

/// <summary>What needs a map, and where.</summary>
/// <param name="Subject">The POI or quad, for messages.</param>
/// <param name="BoxWgs84">Degrees; west before east, south below north.</param>
internal readonly record struct OverpassArea(string Subject, Extent BoxWgs84);
