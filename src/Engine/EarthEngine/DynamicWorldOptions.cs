namespace NuTonic.Engine.EarthEngine;

/// <summary>How labels are taken from Dynamic World.</summary>
internal sealed record DynamicWorldOptions
{
    /// <summary>
    /// Least share of a box that the images of a day must have labels for; days with less are only taken when none
    /// in any window has more. 0..1.
    /// </summary>
    public double MinCoverage { get; init; } = 0.5;

    /// <summary>Most columns or rows of one request.</summary>
    public int MaxSidePx { get; init; } = LabelParts.MaxSidePx;

    /// <summary>Most bytes of the pixels of one request, before compression.</summary>
    public int MaxRequestBytes { get; init; } = LabelParts.MaxRequestBytes;
}
