namespace NuTonic.Engine.Packaging;

/// <summary>Where the classes of a POI come from.</summary>
/// <param name="HeightPx">Rows of the label raster.</param>
/// <param name="WidthPx">Columns of the label raster.</param>
/// <param name="Crs">Its CRS as "EPSG:32632".</param>
/// <param name="IsSynthetic">True for made-up labels.</param>
internal sealed record LabelSource(int HeightPx, int WidthPx, string Crs, bool IsSynthetic);
