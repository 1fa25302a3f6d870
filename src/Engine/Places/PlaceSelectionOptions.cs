namespace NuTonic.Engine.Places;

/// <summary>Which candidates become POIs.</summary>
internal sealed record PlaceSelectionOptions
{
    /// <summary>How many; null for all that are far enough apart.</summary>
    public int? NumPoints { get; init; }

    /// <summary>
    /// Kilometres on the ground that two places are apart at least; 0 only keeps the same place from coming twice.
    /// </summary>
    public double MinSeparationKm { get; init; }

    /// <summary>
    /// True takes the largest separation that still gives <see cref="NumPoints"/>, and at least
    /// <see cref="MinSeparationKm"/>.
    /// </summary>
    public bool AutoMinSeparation { get; init; }

    /// <summary>Decides where to start.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>
    /// Starts that are tried with <see cref="AutoMinSeparation"/>, of which the best counts; null for as many as take
    /// little time: all of up to 1,024 candidates, 104 of 10,000, 10 of 100,000. With 1, a larger
    /// <see cref="NumPoints"/> only adds places, as it always does without <see cref="AutoMinSeparation"/>.
    /// </summary>
    public int? Starts { get; init; }

    /// <summary>
    /// Width in kilometres of the box of a place that has none of its own; places where it does not fit are left out.
    /// </summary>
    public double BoxKm { get; init; } = PlaceBox.DefaultKm;

    /// <summary>Metres that variants of a place may lie off: their boxes have to fit too.</summary>
    public double MarginMeters { get; init; }
}
