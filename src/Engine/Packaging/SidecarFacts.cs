using NuTonic.Engine.Regions;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Packaging;

/// <summary>What the sidecar of one chip says.</summary>
internal sealed record SidecarFacts
{
    /// <summary>The POI.</summary>
    public required SidecarPoi Poi { get; init; }

    /// <summary>Name of the chip without folder and extension.</summary>
    public required string Stem { get; init; }

    /// <summary>Native pixel of the tile's upper left corner.</summary>
    public required TileIndex Origin { get; init; }

    /// <summary>Native pixels along a side of the tile.</summary>
    public required int NativeTilePx { get; init; }

    /// <summary>Pixels along a side of the chip.</summary>
    public required int OutputSizePx { get; init; }

    /// <summary>How the chip is turned; <see cref="View.Identity"/> is not mentioned.</summary>
    public View View { get; init; } = View.Identity;

    /// <summary>Number of the tile among the POI's kept tiles, when stems are made of it; null leaves it out.</summary>
    public int? TileNumber { get; init; }

    /// <summary>Where the chip's pixels lie; null leaves it out, as the reference does.</summary>
    public TileGeoreference? Georeference { get; init; }

    /// <summary>Answer of the caption row.</summary>
    public required string Caption { get; init; }

    /// <summary>What the mask holds.</summary>
    public required MaskSummary Summary { get; init; }

    /// <summary>How region boxes are written.</summary>
    public BoxConvention BoxConvention { get; init; } = BoxConvention.HalfOpen;

    /// <summary>Share of the tile under cloud or cloud shadow, 0..1; null when it is not known.</summary>
    public double? CloudFraction { get; init; }

    /// <summary>Write the class shares: on exactly when class rows are.</summary>
    public bool WithClassFractions { get; init; } = true;
}
