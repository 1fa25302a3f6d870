namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>How a line is painted.</summary>
/// <param name="Level">See <see cref="PaintLevels"/>.</param>
/// <param name="WidthMeters">Of the line itself.</param>
/// <param name="Surface">Of the line itself.</param>
internal sealed record LineStyle(int Level, double WidthMeters, GroundSurface Surface)
{
    /// <summary>Width of the verge or pavement on each side; 0 for none.</summary>
    public double VergeMeters { get; init; }

    /// <summary>What that consists of.</summary>
    public GroundSurface? Verge { get; init; }

    /// <summary>True for a line along the middle.</summary>
    public bool HasMarking { get; init; }

    /// <summary>True for a pair of rails.</summary>
    public bool HasRails { get; init; }
}
