namespace NuTonic.Engine.Geodesy;

/// <summary>
/// Affine map from pixel to CRS coordinates: X = A * column + B * row + C, Y = D * column + E * row + F. (0, 0) is the
/// outer corner of the first pixel, (0.5, 0.5) its centre. The order A..F is that of the sidecars' <c>transform</c>.
/// </summary>
/// <param name="A">CRS units per column.</param>
/// <param name="B">Row shear; 0 for a north-up raster.</param>
/// <param name="C">X of the outer corner of the first pixel.</param>
/// <param name="D">Column shear; 0 for a north-up raster.</param>
/// <param name="E">CRS units per row; negative for a north-up raster.</param>
/// <param name="F">Y of the outer corner of the first pixel.</param>
internal readonly record struct GeoTransform(double A, double B, double C, double D, double E, double F)
{
    /// <summary>True when rows run east-west and columns north-south.</summary>
    public bool IsNorthUp => B == 0 && D == 0;

    /// <summary>CRS position of the pixel position (<paramref name="column"/>, <paramref name="row"/>).</summary>
    public (double X, double Y) Apply(double column, double row) =>
        ((A * column) + (B * row) + C, (D * column) + (E * row) + F);

    /// <summary>The same map for a window that starts at (<paramref name="column"/>, <paramref name="row"/>).</summary>
    public GeoTransform Shift(double column, double row)
    {
        (double x, double y) = Apply(column, row);
        return this with { C = x, F = y };
    }

    /// <summary>The map from CRS to pixel coordinates.</summary>
    /// <param name="inverse">Default when the method returns false.</param>
    /// <returns>False when the pixels have no area or a coefficient is not finite.</returns>
    public bool TryInvert(out GeoTransform inverse)
    {
        inverse = default;
        double determinant = (A * E) - (B * D);
        if (!double.IsFinite(determinant) || determinant == 0 || !double.IsFinite(C) || !double.IsFinite(F))
        {
            return false;
        }

        // The short form for a north-up raster rounds less, and the reference's values depend on it.
        inverse = IsNorthUp
            ? new GeoTransform(1 / A, 0, -C / A, 0, 1 / E, -F / E)
            : new GeoTransform(
                E / determinant,
                -B / determinant,
                ((B * F) - (C * E)) / determinant,
                -D / determinant,
                A / determinant,
                ((C * D) - (A * F)) / determinant);
        return double.IsFinite(inverse.A) && double.IsFinite(inverse.E);
    }
}
