namespace NuTonic.Engine.Places.Lists;

/// <summary>How a list of places is read.</summary>
internal sealed record PlaceListOptions
{
    /// <summary>Most rows that are read; the rest of the list is not looked at.</summary>
    public int MaxScan { get; init; } = 100_000;

    /// <summary>Column of the latitude; null to find it by its name.</summary>
    public string? LatitudeField { get; init; }

    /// <summary>Column of the longitude; null to find it by its name.</summary>
    public string? LongitudeField { get; init; }

    /// <summary>Column of the ids; null to find it by its name.</summary>
    public string? IdField { get; init; }
}
