using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Remote;

/// <summary>A part of a raster in memory, as it was stored.</summary>
internal sealed record RasterWindow
{
    /// <summary>Where its pixels lie: the raster's CRS, its transform shifted to the window.</summary>
    public required Grid Grid { get; init; }

    /// <summary>Type of the samples of all bands.</summary>
    public required SampleType SampleType { get; init; }

    /// <summary>Bands, at least 1.</summary>
    public required int BandCount { get; init; }

    /// <summary>Little-endian samples, [band, row, column].</summary>
    public required byte[] Samples { get; init; }

    /// <summary>Sample value that means "no data"; null when the raster names none.</summary>
    public double? NoData { get; init; }

    /// <summary>True: the first three bands are red, green and blue.</summary>
    public bool IsColor { get; init; }

    /// <summary>True: the last band is opacity.</summary>
    public bool HasAlpha { get; init; }

    /// <summary>0 where the raster shows nothing, else 255, [row, column]; null when it has no mask.</summary>
    public byte[]? Mask { get; init; }

    /// <summary>Where the window lies in the image that was read, full resolution or overview.</summary>
    public PixelWindow Source { get; init; }

    /// <summary>The overview that was read; 0 for the full resolution.</summary>
    public int Level { get; init; }

    /// <summary>Bytes that came over the network for it; those of the raster's head are not counted.</summary>
    public long BytesFetched { get; init; }

    /// <summary>Bytes of the whole file that it is a part of.</summary>
    public long FileBytes { get; init; }

    /// <summary>The window as the content of a GeoTIFF; its bytes depend on pixels and place alone.</summary>
    public byte[] ToGeoTiff() => GeoTiffWriter.Encode(new GeoTiffImage
    {
        Grid = Grid,
        SampleType = SampleType,
        BandCount = BandCount,
        Samples = Samples,
        NoData = NoData,
        IsColor = IsColor,
        HasAlpha = HasAlpha,
        Mask = Mask,
    });
}
