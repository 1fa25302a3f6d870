namespace NuTonic.Engine.Stac;

/// <summary>Under which terms something may be used.</summary>
/// <param name="Id">SPDX identifier, or a name in the same manner where SPDX has none;
/// "unknown" when nobody says.</param>
/// <param name="Href">Text of the terms; null when unknown.</param>
/// <param name="Attribution">What has to be said; null when nothing is known.
/// <c>{year}</c> stands for the year of the data.</param>
internal sealed record LicenseTerms(string Id, string? Href, string? Attribution)
{
    /// <summary>Sentinel-2 scenes.</summary>
    public static LicenseTerms Sentinel { get; } = new(
        "Copernicus-Sentinel-Data",
        "https://sentinels.copernicus.eu/documents/247904/690755/Sentinel_Data_Legal_Notice",
        "Contains modified Copernicus Sentinel data {year}");

    /// <summary>ESA WorldCover.</summary>
    public static LicenseTerms WorldCover { get; } = new(
        "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "ESA WorldCover project {year}. Contains modified Copernicus Sentinel data ({year}) processed by the ESA "
        + "WorldCover consortium");

    /// <summary>Land cover of Impact Observatory.</summary>
    public static LicenseTerms ImpactObservatory { get; } = new(
        "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "Land cover {year} by Impact Observatory, Microsoft and Esri, from Copernicus Sentinel-2 data");

    /// <summary>Aerial imagery of the United States.</summary>
    public static LicenseTerms Naip { get; } = new(
        "public-domain",
        "https://www.fsa.usda.gov/help/policies-and-links/",
        "National Agriculture Imagery Program {year}, USDA Farm Production and Conservation Business Center");

    /// <summary>The terms of an item that is none of these, as item and collection write them.</summary>
    /// <param name="item">The item.</param>
    /// <param name="collection">Its collection; null when it was not asked for.</param>
    public static LicenseTerms Of(StacItem item, StacCollection? collection) => new(
        item.License ?? collection?.License ?? "unknown",
        item.LicenseHref ?? collection?.LicenseHref,
        collection?.Attribution);
}
