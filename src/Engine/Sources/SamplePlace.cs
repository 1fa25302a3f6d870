namespace NuTonic.Engine.Sources;

/// <summary>A kind of landscape and of POI folder.</summary>
/// <param name="Name">Address, invented.</param>
/// <param name="Country">ISO 3166 user-assigned code.</param>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="BoxKm">Side of the box.</param>
internal sealed record SamplePlace(string Name, string Country, double Latitude, double Longitude, double BoxKm)
{
    /// <summary>True: a shifted box over the landscape of the place before.</summary>
    public bool IsVariant { get; init; }

    /// <summary>Added to the height, whose range is about -1..1: low land floods, high land is bare or snowy.</summary>
    public float Lift { get; init; } = 0.5f;

    /// <summary>Height that is lost from the upper left to the lower right corner: makes a coast.</summary>
    public float SeaSlope { get; init; }

    /// <summary>Height from which snow lies; the default is above all land.</summary>
    public float SnowLine { get; init; } = 9;

    /// <summary>0 = forest, 1 = desert.</summary>
    public float Dryness { get; init; } = 0.35f;

    /// <summary>Half width of rivers in pixels; 0 = none.</summary>
    public float RiverPx { get; init; } = 3;

    /// <summary>Width in pixels of the wet ground beside water.</summary>
    public float WetPx { get; init; }

    /// <summary>0..1: how many towns there are.</summary>
    public float Towns { get; init; } = 0.5f;

    /// <summary>True: one 8-bit visual.tif instead of three bands.</summary>
    public bool IsVisual { get; init; }

    /// <summary>True: the label raster is in EPSG:4326.</summary>
    public bool HasGeographicLabel { get; init; }

    /// <summary>True: the label raster has a cloud-shaped hole.</summary>
    public bool HasCloud { get; init; }

    /// <summary>True: the imagery ends at a swath edge inside the box.</summary>
    public bool HasSwathEdge { get; init; }

    /// <summary>True: the folder has a still picture.</summary>
    public bool HasStill { get; init; }

    /// <summary>True: the rasters are in the UTM zone east of the POI's own.</summary>
    public bool IsInNextZone { get; init; }
}
