namespace NuTonic.Engine.Geodesy;

/// <summary>Axis-parallel rectangle in the units of its CRS (metres, or degrees for EPSG:4326).</summary>
/// <param name="Left">Smallest x (west).</param>
/// <param name="Bottom">Smallest y (south).</param>
/// <param name="Right">Largest x (east).</param>
/// <param name="Top">Largest y (north).</param>
internal readonly record struct Extent(double Left, double Bottom, double Right, double Top);
