namespace NuTonic.Engine.Facts;

/// <summary>How elements are put into words.</summary>
internal sealed record FactsOptions
{
    /// <summary>Whose words.</summary>
    public FactsStyle Style { get; init; } = FactsStyle.Correct;

    /// <summary>Areas described one by one, the largest; the others are only counted.</summary>
    public int AreaLimit { get; init; } = 48;

    /// <summary>Lines described one by one, the longest.</summary>
    public int LineLimit { get; init; } = 32;

    /// <summary>Points described one by one, in the order of their ids.</summary>
    public int PointLimit { get; init; } = 16;

    /// <summary>Largest distance of a simplified outline from the true one, as a share of the side.</summary>
    public double OutlineTolerance => Style == FactsStyle.Reference ? 0.2 : 0.015;
}
