using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Raster;

/// <summary>A georeferenced raster whose windows can be read at full resolution. Not safe for concurrent use.</summary>
internal interface IRasterSource
{
    /// <summary>Where the pixels lie; its transform can be inverted.</summary>
    Grid Grid { get; }

    /// <summary>Bands, at least 1.</summary>
    int BandCount { get; }

    /// <summary>Sample value that means "no data"; null when the file names none.</summary>
    double? NoData { get; }

    /// <summary>Reads samples as they are stored, no-data values included, converted to float.</summary>
    /// <param name="band">0-based.</param>
    /// <param name="window">Inside the raster.</param>
    /// <param name="destination">Receives rows from the top; exactly width times height of the window.</param>
    void ReadWindow(int band, PixelWindow window, Span<float> destination);
}
