namespace NuTonic.Engine.Stac;

/// <summary>The scene of a POI and why it is this one.</summary>
/// <param name="Item">The scene.</param>
/// <param name="Coverage">Share of the box that its footprint covers, 0..1.</param>
/// <param name="Reason">In words, such as "newest of 7 that cover the box".</param>
/// <param name="Considered">Scenes that could have been taken, this one included, older processings not.</param>
/// <param name="Replaced">Older processings of the same scenes that were left out.</param>
internal sealed record ChosenScene(StacItem Item, double Coverage, string Reason, int Considered, int Replaced);
