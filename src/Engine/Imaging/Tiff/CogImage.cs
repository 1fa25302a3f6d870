using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>An image to be written as cloud optimised GeoTIFF.</summary>
internal sealed record CogImage
{
    /// <summary>Size and place. The transform must be north-up, the CRS EPSG:4326, 3857 or a UTM zone.</summary>
    public required Grid Grid { get; init; }

    /// <summary>1 (grey) or 3 (red, green, blue) bands, each row-major [height * width]. Values above 255 are
    /// refused when <see cref="BitsPerSample"/> is 8.</summary>
    public required ushort[][] Bands { get; init; }

    /// <summary>8 or 16, unsigned.</summary>
    public int BitsPerSample { get; init; } = 16;

    /// <summary>Columns and rows of a tile, a multiple of 16; 256 or 512 are usual.</summary>
    public int TileSizePx { get; init; } = 512;

    /// <summary>True: horizontal differencing (predictor 2), better for imagery, worse for labels.</summary>
    public bool Predictor { get; init; }

    /// <summary>True: overviews average 2x2 pixels; false: they take the upper left one (labels).</summary>
    public bool AverageOverviews { get; init; }

    /// <summary>Value of the nodata tag; null writes none. Averages leave such samples out.</summary>
    public ushort? NoData { get; init; }

    /// <summary>Deflate level 1..9; a lower one is faster and larger.</summary>
    public int CompressionLevel { get; init; } = 6;
}
