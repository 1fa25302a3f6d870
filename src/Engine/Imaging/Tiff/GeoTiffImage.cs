using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>An image of any sample type and number of bands to be written as GeoTIFF.</summary>
internal sealed record GeoTiffImage
{
    /// <summary>Size and place; the CRS must be a supported one.</summary>
    public required Grid Grid { get; init; }

    /// <summary>Type of the samples of all bands.</summary>
    public required SampleType SampleType { get; init; }

    /// <summary>Bands, at least 1.</summary>
    public required int BandCount { get; init; }

    /// <summary>Little-endian samples, [band, row, column].</summary>
    public required ReadOnlyMemory<byte> Samples { get; init; }

    /// <summary>Value of the nodata tag, in sample units, NaN included; null writes none.</summary>
    public double? NoData { get; init; }

    /// <summary>True: the first three bands are red, green and blue.</summary>
    public bool IsColor { get; init; }

    /// <summary>True: the last band is opacity.</summary>
    public bool HasAlpha { get; init; }

    /// <summary>0 where the image shows nothing, else 255, [row, column]; null writes none.</summary>
    public byte[]? Mask { get; init; }

    /// <summary>True: it is itself the mask of the image in front of it.</summary>
    public bool IsMask { get; init; }
}
