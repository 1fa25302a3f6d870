using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.EarthEngine;

/// <summary>
/// Reads the answer of a request for pixels: a GeoTIFF of one byte band, exactly on the grid that was asked for.
/// </summary>
internal static class LabelPart
{
    /// <summary>What is asked, for messages and counts.</summary>
    public const string Purpose = "label raster";

    private const byte LastClass = 8;

    // Corners are written as decimal numbers by another program; a thousandth of a pixel moves no label.
    private const double CornerTolerancePx = 1e-3;

    /// <summary>The labels of a part, row-major: 0..8 or 255.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="grid">What was asked for.</param>
    /// <param name="question">What it answers, for errors.</param>
    /// <exception cref="NuTonicException">NT1705: it is something else.</exception>
    public static byte[] Read(ReadOnlyMemory<byte> body, Grid grid, Question question)
    {
        ImageFormat format = ImageFormatProbe.Detect(body.Span);
        if (format != ImageFormat.Tiff)
        {
            throw question.Wrong($"it is {ImageFormatProbe.Describe(format)}, not a TIFF");
        }

        try
        {
            using RasterFile raster = RasterFile.Open(
                new ExtentTiffSource("the answer", body.Length, [new TiffExtent(0, body)]));
            CheckShape(raster, grid, question);
            byte[] labels = new byte[grid.WidthPx * grid.HeightPx];
            raster.ReadPixels(1, new PixelWindow(0, 0, grid.WidthPx, grid.HeightPx), labels);
            CheckValues(labels, question);
            return labels;
        }
        catch (NuTonicException e) when (e.Diagnostic.Code != Errors.EarthEngineAnswerWrong.Code)
        {
            throw question.Wrong(e.Diagnostic.Message);
        }
    }

    private static void CheckShape(RasterFile raster, Grid grid, Question question)
    {
        Grid got = raster.Grid;
        if (raster.BandCount != 1 || raster.SampleType != SampleType.UInt8)
        {
            throw question.Wrong($"it has {raster.BandCount} bands of {raster.SampleType}, not one of bytes");
        }

        if (got.WidthPx != grid.WidthPx || got.HeightPx != grid.HeightPx)
        {
            throw question.Wrong($"it has {got.WidthPx} x {got.HeightPx} pixels, not {grid.WidthPx} x {grid.HeightPx}");
        }

        if (got.Crs != grid.Crs)
        {
            throw question.Wrong($"it is in {got.Crs}, not in {grid.Crs}");
        }

        if (!IsNear(got, grid, 0, 0)
            || !IsNear(got, grid, grid.WidthPx, grid.HeightPx)
            || !IsNear(got, grid, grid.WidthPx, 0))
        {
            throw question.Wrong("it lies on other ground than was asked for");
        }
    }

    private static bool IsNear(Grid got, Grid grid, int column, int row)
    {
        (double x, double y) = got.Transform.Apply(column, row);
        (double wantedX, double wantedY) = grid.Transform.Apply(column, row);
        return Math.Abs(x - wantedX) <= CornerTolerancePx * Math.Abs(grid.Transform.A)
            && Math.Abs(y - wantedY) <= CornerTolerancePx * Math.Abs(grid.Transform.E);
    }

    private static void CheckValues(ReadOnlySpan<byte> labels, Question question)
    {
        foreach (byte label in labels)
        {
            if (label is > LastClass and not DynamicWorldExpressions.NoData)
            {
                throw question.Wrong($"it holds the value {label}, which is no class of Dynamic World");
            }
        }
    }
}
