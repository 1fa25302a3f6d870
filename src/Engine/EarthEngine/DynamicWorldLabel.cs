using System.Collections.Immutable;

namespace NuTonic.Engine.EarthEngine;

/// <summary>The labels of a POI and where they come from.</summary>
internal sealed record DynamicWorldLabel
{
    /// <summary>A GeoTIFF on the grid that was asked for: bytes 0..8, 255 for no data (also its nodata tag).</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The images, the one on top first.</summary>
    public required ImmutableArray<LabelImage> Images { get; init; }

    /// <summary>Whole days from the scene's day to that of the images; negative for earlier ones.</summary>
    public required int DaysFromScene { get; init; }

    /// <summary>True when the first image was made from the scene itself.</summary>
    public required bool IsSameProduct { get; init; }

    /// <summary>Name of the window in which they were found.</summary>
    public required string Window { get; init; }

    /// <summary>Images that were there to choose from in that window.</summary>
    public required int CandidateCount { get; init; }

    /// <summary>Share of the pixels that have a label, 0..1, counted.</summary>
    public required double ValidShare { get; init; }

    /// <summary>Requests that the raster was fetched with.</summary>
    public required int PartCount { get; init; }
}
