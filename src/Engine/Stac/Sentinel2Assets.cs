using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>
/// Finds the bands of a Sentinel-2 scene: red, green, blue and scl in earth-search v1; B04, B03, B02 and SCL in
/// earth-search v0 and Planetary Computer; elsewhere by the common names of bands.
/// </summary>
internal static class Sentinel2Assets
{
    private const int OffsetSinceBaseline4 = 1000;
    private const int MostShown = 40;

    /// <summary>
    /// Fields of items that are not needed here, the larger part of them, for <see cref="StacSearch.UnneededFields"/>:
    /// assets of earth-search v1, then of v0 and Planetary Computer.
    /// </summary>
    public static ImmutableArray<string> UnneededFields { get; } =
    [
        .. (
            "aot coastal granule_metadata nir nir08 nir09 product_metadata rededge1 rededge2 rededge3 swir16 swir22 "
            + "thumbnail tileinfo_metadata wvp preview aot-jp2 blue-jp2 coastal-jp2 green-jp2 nir-jp2 nir08-jp2 "
            + "nir09-jp2 red-jp2 rededge1-jp2 rededge2-jp2 rededge3-jp2 scl-jp2 swir16-jp2 swir22-jp2 visual-jp2 "
            + "wvp-jp2 AOT B01 B05 B06 B07 B08 B09 B11 B12 B8A WVP safe-manifest granule-metadata inspire-metadata "
            + "product-metadata datastrip-metadata tilejson rendered_preview")
            .Split(' ')
            .Select(key => "assets." + key),
    ];

    /// <summary>The files of <paramref name="item"/>.</summary>
    /// <param name="item">The scene.</param>
    /// <param name="origin">The server, for messages.</param>
    /// <exception cref="NuTonicException">NT1511: a band is missing; NT1512: its address is not followed.</exception>
    public static Sentinel2Scene Of(StacItem item, StacOrigin origin) => new(
        Band(item, origin, "red", "B04"),
        Band(item, origin, "green", "B03"),
        Band(item, origin, "blue", "B02"),
        Find(item, "scl", "SCL") is { } classes ? HrefMap.Map(classes.Href, item.SelfHref, item.Id) : null,
        Baseline(item),
        Offset(item));

    private static Uri Band(StacItem item, StacOrigin origin, string commonName, string band)
    {
        StacAsset? asset = Find(item, commonName, band) ?? item.Assets
            .Where(asset => asset.CommonNames.Length == 1 && asset.CommonNames[0] == commonName && !asset.IsJpeg2000)
            .OrderBy(asset => asset.GsdMeters ?? double.MaxValue)
            .ThenBy(asset => asset.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return asset is null
            ? throw new NuTonicException(Errors.AssetMissing, null, origin.Host, item.Id, commonName, There(item))
            : HrefMap.Map(asset.Href, item.SelfHref, item.Id);
    }

    private static StacAsset? Find(StacItem item, params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (item.Asset(key) is { IsJpeg2000: false } asset)
            {
                return asset;
            }
        }

        return null;
    }

    private static string There(StacItem item)
    {
        if (item.Assets.IsEmpty)
        {
            return "no assets";
        }

        string keys = string.Join(
            ", ",
            item.Assets.Take(MostShown).Select(asset => asset.IsJpeg2000 ? asset.Key + " (JPEG 2000)" : asset.Key));
        return item.Assets.Length > MostShown ? keys + ", ..." : keys;
    }

    private static string? Baseline(StacItem item) =>
        item.ProcessingBaseline
        ?? (Sentinel2Product.Of(item)?.Baseline is { Length: 4 } digits ? digits[..2] + "." + digits[2..] : null);

    private static int? Offset(StacItem item)
    {
        if (item.IsOffsetApplied == true)
        {
            return 0;
        }

        return double.TryParse(
            Baseline(item), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double baseline)
            ? baseline >= 4 ? OffsetSinceBaseline4 : 0
            : null;
    }
}
