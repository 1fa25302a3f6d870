using System.Collections.Immutable;

namespace NuTonic.Engine.Regions;

/// <summary>One of the nine land-cover classes of the labels.</summary>
/// <param name="Id">0..8.</param>
/// <param name="Label">Machine name with underscores, as in the answers' box lists.</param>
/// <param name="DisplayName">The name as it stands in a sentence.</param>
/// <param name="Red">Palette colour, 0..255.</param>
/// <param name="Green">Palette colour, 0..255.</param>
/// <param name="Blue">Palette colour, 0..255.</param>
internal sealed record LandCoverClass(int Id, string Label, string DisplayName, byte Red, byte Green, byte Blue)
{
    /// <summary>Sample value for "no data" in every label raster and mask.</summary>
    public const byte NoData = 255;

    /// <summary>All classes; the index is the id.</summary>
    public static ImmutableArray<LandCoverClass> All { get; } =
    [
        new(0, "water", "water", 66, 133, 214),
        new(1, "trees", "trees", 47, 117, 62),
        new(2, "grass", "grass", 136, 185, 90),
        new(3, "flooded_vegetation", "flooded vegetation", 122, 135, 198),
        new(4, "crops", "crops", 228, 177, 69),
        new(5, "shrub_and_scrub", "shrub and scrub", 205, 190, 106),
        new(6, "built", "built area", 196, 62, 48),
        new(7, "bare_ground", "bare ground", 165, 155, 143),
        new(8, "snow_and_ice", "snow and ice", 190, 212, 236),
    ];
}
