namespace NuTonic.Engine.Stac;

/// <summary>A scene that could be taken.</summary>
/// <param name="Item">The scene.</param>
/// <param name="Coverage">Share of the box that its footprint covers, above 0, up to 1.</param>
internal sealed record SceneCandidate(StacItem Item, double Coverage)
{
    /// <summary>What processing it is; null for other products than Sentinel-2.</summary>
    public Sentinel2Product? Product { get; } = Sentinel2Product.Of(Item);

    /// <summary>
    /// True when <paramref name="other"/> shows the same scene, no less of the box, and was processed later.
    /// </summary>
    public bool IsReplacedBy(SceneCandidate other)
    {
        if (Product is null
            || other.Product is null
            || Product.Scene != other.Product.Scene
            || other.Coverage < Coverage)
        {
            return false;
        }

        int order = string.CompareOrdinal(Baseline, other.Baseline);
        order = order != 0 ? order : string.CompareOrdinal(Product.Discriminator, other.Product.Discriminator);
        return order < 0;
    }

    // The item may know the baseline where the name does not.
    private string Baseline => Product is { Baseline.Length: > 0 } named
        ? named.Baseline
        : Item.ProcessingBaseline?.Replace(".", "", StringComparison.Ordinal) ?? "";
}
