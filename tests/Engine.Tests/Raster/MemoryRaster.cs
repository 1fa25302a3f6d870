using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Tests.Raster;

/// <summary>A raster in memory; every band has the same samples plus its index.</summary>
internal sealed class MemoryRaster(Grid grid, float[] samples, double? noData) : IRasterSource
{
    public Grid Grid => grid;

    public int BandCount => 3;

    public double? NoData => noData;

    public List<PixelWindow> Windows { get; } = [];

    public void ReadWindow(int band, PixelWindow window, Span<float> destination)
    {
        Assert.Equal(window.Width * window.Height, destination.Length);
        Windows.Add(window);
        for (int row = 0; row < window.Height; row++)
        {
            ReadOnlySpan<float> line = samples.AsSpan(((window.Y + row) * grid.WidthPx) + window.X, window.Width);
            line.CopyTo(destination[(row * window.Width)..]);
        }

        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] += destination[i] == (float?)noData ? 0 : band;
        }
    }
}
