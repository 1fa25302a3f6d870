using NuTonic.Engine.Cache;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>One kept tile of a POI.</summary>
/// <param name="Origin">Where it lies on the POI's grid.</param>
/// <param name="ImageryHash">XxHash128 of its warped red, green and blue pixels.</param>
/// <param name="LabelHash">XxHash128 of its warped label pixels.</param>
internal sealed record TileRecord(TileIndex Origin, Hash128 ImageryHash, Hash128 LabelHash)
{
    /// <summary>What the scene classification says; empty when there is none.</summary>
    public CloudCover Clouds { get; init; }
}
