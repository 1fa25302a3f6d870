using System.Collections.Immutable;

namespace NuTonic.Engine.Sources;

/// <summary>The eight kinds of place, in the order in which they repeat. All names are invented.</summary>
internal static class SamplePlaces
{
    /// <summary>The kinds; the second is a variant of the first.</summary>
    public static ImmutableArray<SamplePlace> All { get; } =
    [
        Farmland,
        Farmland with { IsVariant = true, HasStill = false },
        new("Port Sallow, Cape Tern", "XB", -34.42, 19.31, 7.2) { Lift = 0.45f, SeaSlope = 1.5f, Towns = 0.8f },
        new("Hochkaar, Val d'Érine", "XC", 46.31, 8.12, 6.4)
        {
            Lift = 0.55f, SnowLine = 1.05f, Dryness = 0.4f, RiverPx = 2, Towns = 0.15f,
        },
        new("Dry Bore, Umber Plain", "XD", -23.71, 133.93, 6.2)
        {
            Dryness = 0.95f, RiverPx = 1.5f, Towns = 0.3f, IsVisual = true,
        },

        // Smaller than a tile of 512 px: yields one padded tile.
        new("Vila Garça, Rio Moreno", "XE", -3.14, -60.42, 3.2) { Dryness = 0.1f, RiverPx = 7, WetPx = 6 },
        new("Liuma Flats, Upper Sesheo", "XF", -14.18, 23.13, 7.6)
        {
            Lift = 0.3f, Dryness = 0.5f, RiverPx = 4, WetPx = 22, Towns = 0.2f, HasSwathEdge = true,
            HasGeographicLabel = true,
        },
        new("Żarnik, Powiat Olszana", "XG", 51.83, 17.86, 6.1)
        {
            Dryness = 0.45f,
            HasCloud = true,
            IsInNextZone = true,
        },
    ];

    /// <summary>How many places have a landscape of their own.</summary>
    public static int Landscapes { get; } = All.Count(place => !place.IsVariant);

    private static SamplePlace Farmland => new("Harrowmere, Lower Teasel", "XA", 47.62, 11.24, 7)
    {
        Lift = 0.4f,
        Towns = 0.8f,
        HasStill = true,
        WetPx = 3,
    };
}
