using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Sources;

/// <summary>Makes the label raster of a POI from its class map.</summary>
internal static class SampleLabels
{
    private const double PixelDegrees = 0.0001;
    private const int TileSizePx = 256;

    /// <summary>The label raster: on the frame, or in degrees where the place says so.</summary>
    public static CogImage Create(SamplePoi poi, SampleFrame frame, byte[] classes)
    {
        byte[] smooth = SampleLandCover.Smooth(classes, frame.WidthPx);
        ushort[] labels = [.. smooth];
        if (poi.Place.HasCloud)
        {
            CutCloud(labels, frame, poi.Seed);
        }

        Grid grid = poi.Place.HasGeographicLabel ? GeographicGrid(poi.Box) : frame.Grid;
        return new CogImage
        {
            Grid = grid,
            Bands = [poi.Place.HasGeographicLabel ? Resample(labels, frame, grid) : labels],
            BitsPerSample = 8,
            TileSizePx = TileSizePx,
            NoData = LandCoverClass.NoData,
        };
    }

    private static void CutCloud(ushort[] labels, SampleFrame frame, ulong seed)
    {
        float[] wisps = new SampleNoise(frame, seed).Fractal(41, 64, 4);
        for (int i = 0; i < labels.Length; i++)
        {
            float dx = ((i % frame.WidthPx) / (float)frame.WidthPx) - 0.36f;
            float dy = ((i / frame.WidthPx) / (float)frame.HeightPx) - 0.42f;
            if ((dx * dx) + (dy * dy) + (0.014f * wisps[i]) < 0.018f)
            {
                labels[i] = LandCoverClass.NoData;
            }
        }
    }

    private static Grid GeographicGrid(Extent box)
    {
        // Twenty pixels of margin on the lattice of whole ten-thousandths of a degree.
        double west = Math.Floor(box.Left / PixelDegrees) - 20;
        double north = Math.Ceiling(box.Top / PixelDegrees) + 20;
        int width = (int)(Math.Ceiling(box.Right / PixelDegrees) + 20 - west);
        int height = (int)(north - Math.Floor(box.Bottom / PixelDegrees) + 20);
        var transform = new GeoTransform(PixelDegrees, 0, west / 10000, 0, -PixelDegrees, north / 10000);
        return new Grid(Crs.Wgs84, transform, width, height);
    }

    private static ushort[] Resample(ushort[] labels, SampleFrame frame, Grid grid)
    {
        var result = new ushort[grid.WidthPx * grid.HeightPx];
        var x = new double[grid.WidthPx];
        var y = new double[grid.WidthPx];
        CoordinateTransform transform = CoordinateTransform.Create(grid.Crs, frame.Crs);
        for (int row = 0; row < grid.HeightPx; row++)
        {
            for (int column = 0; column < grid.WidthPx; column++)
            {
                (x[column], y[column]) = grid.Transform.Apply(column + 0.5, row + 0.5);
            }

            transform.Transform(x, y);
            for (int column = 0; column < grid.WidthPx; column++)
            {
                int sourceColumn = (int)Math.Floor(x[column] / 10) - frame.LeftPx;
                int sourceRow = (int)Math.Floor(-y[column] / 10) - frame.TopPx;
                bool inside = sourceColumn >= 0
                    && sourceColumn < frame.WidthPx
                    && sourceRow >= 0
                    && sourceRow < frame.HeightPx;
                result[(row * grid.WidthPx) + column] =
                    inside ? labels[(sourceRow * frame.WidthPx) + sourceColumn] : LandCoverClass.NoData;
            }
        }

        return result;
    }
}
