namespace NuTonic.Engine.Geodesy;

/// <summary>Where pixels lie: CRS, pixel-to-CRS map and size.</summary>
/// <param name="Crs">CRS of the coordinates that <paramref name="Transform"/> yields.</param>
/// <param name="Transform">Pixel to CRS.</param>
/// <param name="WidthPx">Columns, at least 1.</param>
/// <param name="HeightPx">Rows, at least 1.</param>
internal sealed record Grid(Crs Crs, GeoTransform Transform, int WidthPx, int HeightPx);
