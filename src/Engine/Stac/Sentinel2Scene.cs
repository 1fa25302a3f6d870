namespace NuTonic.Engine.Stac;

/// <summary>The files of a Sentinel-2 scene that a POI needs, and what is known about their numbers.</summary>
/// <param name="Red">Band 4, 10 m.</param>
/// <param name="Green">Band 3, 10 m.</param>
/// <param name="Blue">Band 2, 10 m.</param>
/// <param name="SceneClasses">Scene classification, 20 m; null when there is none.</param>
/// <param name="ProcessingBaseline">Such as 05.11; null when unknown.</param>
/// <param name="PixelOffset">
/// What pixels hold above reflectance times 10,000: 1000 since baseline 04.00, unless the catalogue has taken it out;
/// null when unknown. It is a fact for the record, and no pixel is changed by it.
/// </param>
/// <seealso href="https://sentiwiki.copernicus.eu/web/s2-processing">Sentinel-2 processing baseline
/// 04.00, BOA_ADD_OFFSET</seealso>
internal sealed record Sentinel2Scene(
    Uri Red, Uri Green, Uri Blue, Uri? SceneClasses, string? ProcessingBaseline, int? PixelOffset);
