namespace NuTonic.Engine.Places;

/// <summary>How variants of a place are drawn.</summary>
internal sealed record GeoJitterOptions
{
    /// <summary>Variants of each place, 0..999; the place itself is not counted.</summary>
    public int Variants { get; init; } = 2;

    /// <summary>Metres that a variant lies off at most; 0 puts all of them on the place.</summary>
    public double MaxOffsetMeters { get; init; } = 300;

    /// <summary>Another seed, other variants.</summary>
    public long Seed { get; init; } = 42;
}
