namespace NuTonic.Engine.Geodesy;

/// <summary>Positions around a grid: what a curved projection makes of its sides lies between its corners.</summary>
internal static class GridEdge
{
    /// <summary>
    /// Positions around <paramref name="grid"/> in its CRS, each side cut into equal parts: clockwise from the upper
    /// left corner, for a grid that is north-up.
    /// </summary>
    /// <param name="grid">The grid.</param>
    /// <param name="x">Receives four times the parts of a side.</param>
    /// <param name="y">As long as <paramref name="x"/>.</param>
    public static void Sample(Grid grid, Span<double> x, Span<double> y)
    {
        int parts = x.Length / 4;
        for (int i = 0; i < parts; i++)
        {
            double across = (double)grid.WidthPx * i / parts;
            double down = (double)grid.HeightPx * i / parts;
            (int second, int third, int fourth) = (parts + i, (2 * parts) + i, (3 * parts) + i);
            (x[i], y[i]) = grid.Transform.Apply(across, 0);
            (x[second], y[second]) = grid.Transform.Apply(grid.WidthPx, down);
            (x[third], y[third]) = grid.Transform.Apply(grid.WidthPx - across, grid.HeightPx);
            (x[fourth], y[fourth]) = grid.Transform.Apply(0, grid.HeightPx - down);
        }
    }

    /// <summary>
    /// Box around the edge of <paramref name="grid"/> in another CRS, each side cut into <paramref name="parts"/>.
    /// </summary>
    public static Extent Box(Grid grid, CoordinateTransform transform, int parts)
    {
        double[] x = new double[4 * parts];
        double[] y = new double[4 * parts];
        Sample(grid, x, y);
        transform.Transform(x, y);
        return new Extent(x.Min(), y.Min(), x.Max(), y.Max());
    }
}
