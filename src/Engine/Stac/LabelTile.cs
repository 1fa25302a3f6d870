namespace NuTonic.Engine.Stac;

/// <summary>A raster of classes.</summary>
/// <param name="Item">The item that has it.</param>
/// <param name="Href">The raster.</param>
/// <param name="NoData">Its value for no data, as the catalogue says; null when it does not.</param>
internal sealed record LabelTile(StacItem Item, Uri Href, double? NoData);
