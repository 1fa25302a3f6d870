namespace NuTonic.Engine.Rows;

/// <summary>
/// Which rows a chip gets, and how they state boxes and shares. The defaults are the correct behaviour.
/// </summary>
internal sealed record RowOptions
{
    /// <summary>Write box rows at all.</summary>
    public bool Grounding { get; init; } = true;

    /// <summary>Write rows about single classes.</summary>
    public bool PerClassRows { get; init; } = true;

    /// <summary>
    /// Write box rows about single classes; needs <see cref="Grounding"/> and <see cref="PerClassRows"/>.
    /// </summary>
    public bool PerClassGrounding { get; init; } = true;

    /// <summary>Smallest unrounded share, 0..1, of the valid pixels for a class to get rows.</summary>
    public double MinClassFraction { get; init; } = 0.05;

    /// <summary>At most so many classes, those with the largest shares, get rows; at least 0.</summary>
    public int MaxClassesPerTile { get; init; } = 9;

    /// <summary>How boxes are written.</summary>
    public BoxConvention BoxConvention { get; init; } = BoxConvention.HalfOpen;

    /// <summary>Write the class's box row also when it would repeat the answer about all regions.</summary>
    public bool RepeatSingleClassGrounding { get; init; }

    /// <summary>Where the caption takes its shares from.</summary>
    public CaptionShares CaptionShares { get; init; } = CaptionShares.ValidPixels;
}
