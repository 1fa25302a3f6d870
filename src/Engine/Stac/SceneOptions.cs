namespace NuTonic.Engine.Stac;

/// <summary>How a scene is chosen.</summary>
internal sealed record SceneOptions
{
    /// <summary>Which scene is best among those that cover the box alike.</summary>
    public SceneOrder Order { get; init; } = SceneOrder.Newest;

    /// <summary>Least share of the box that a scene must cover, 0..1; any overlap does at 0.</summary>
    public double MinCoverage { get; init; }
}
