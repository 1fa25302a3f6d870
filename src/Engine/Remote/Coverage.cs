using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Remote;

/// <summary>How much of a place rasters lie on, counted on a lattice of points: good to a part in 4096.</summary>
internal static class Coverage
{
    private const int PointsPerSide = 64;

    /// <summary>
    /// Share of <paramref name="target"/>, 0..1, that lies on at least one of <paramref name="rasters"/>.
    /// </summary>
    public static double Share(IEnumerable<Grid> rasters, Grid target)
    {
        bool[] isCovered = new bool[PointsPerSide * PointsPerSide];
        double[] x = new double[PointsPerSide];
        double[] y = new double[PointsPerSide];
        foreach (Grid raster in rasters)
        {
            PixelMap map = new(raster, target);
            for (int row = 0; row < PointsPerSide; row++)
            {
                for (int i = 0; i < PointsPerSide; i++)
                {
                    x[i] = (i + 0.5) * target.WidthPx / PointsPerSide;
                    y[i] = (row + 0.5) * target.HeightPx / PointsPerSide;
                }

                map.Map(x, y);
                for (int i = 0; i < PointsPerSide; i++)
                {
                    isCovered[(row * PointsPerSide) + i] |=
                        x[i] >= 0 && y[i] >= 0 && x[i] < raster.WidthPx && y[i] < raster.HeightPx;
                }
            }
        }

        return (double)isCovered.Count(covered => covered) / isCovered.Length;
    }
}
