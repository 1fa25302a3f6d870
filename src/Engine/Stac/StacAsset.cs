using System.Collections.Immutable;

namespace NuTonic.Engine.Stac;

/// <summary>A file of an item.</summary>
/// <param name="Key">Its name in the item.</param>
/// <param name="Href">Where it is, as written: see <see cref="HrefMap"/>.</param>
internal sealed record StacAsset(string Key, string Href)
{
    private const int MostBands = 100;

    /// <summary>Media type as written; null for none.</summary>
    public string? MediaType { get; init; }

    /// <summary>What it is for, such as data or thumbnail.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>Common names of its bands, such as red; empty for bands without one.</summary>
    public ImmutableArray<string> CommonNames { get; init; } = [];

    /// <summary>Ground sample distance in metres; null when unknown.</summary>
    public double? GsdMeters { get; init; }

    /// <summary>Value of pixels without data in the first band; null when unknown or no number.</summary>
    public double? NoData { get; init; }

    /// <summary>Its grid.</summary>
    public required StacProjection Projection { get; init; }

    /// <summary>True for JPEG 2000, which is not read here.</summary>
    public bool IsJpeg2000 => MediaType?.Contains("jp2", StringComparison.OrdinalIgnoreCase) == true
        || MediaType?.Contains("jpeg2000", StringComparison.OrdinalIgnoreCase) == true
        || Href.EndsWith(".jp2", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an asset of STAC 1.0 (eo:bands, raster:bands) or 1.1 (bands).</summary>
    /// <param name="key">Its name.</param>
    /// <param name="fields">The asset.</param>
    /// <param name="outer">The grid of the item.</param>
    /// <exception cref="Diagnostics.NuTonicException">NT1501.</exception>
    public static StacAsset Read(string key, JsonField fields, StacProjection outer)
    {
        IReadOnlyList<JsonField> optical = fields.Member("eo:bands")?.Elements(MostBands) ?? [];
        IReadOnlyList<JsonField> raster = fields.Member("raster:bands")?.Elements(MostBands) ?? [];
        IReadOnlyList<JsonField> both = fields.Member("bands")?.Elements(MostBands) ?? [];
        return new StacAsset(key, fields.Required("href").Text())
        {
            MediaType = fields.Member("type")?.Text(),
            Roles = [.. (fields.Member("roles")?.Elements(MostBands) ?? []).Select(role => role.Text())],
            CommonNames =
            [
                .. optical.Select(band => band.Member("common_name")?.Text() ?? ""),
                .. both.Select(band => band.Member("eo:common_name")?.Text() ?? ""),
            ],
            GsdMeters = fields.Member("gsd")?.Number(0, 1e6),
            NoData = NoDataOf(fields) ?? raster.Concat(both).Take(1).Select(NoDataOf).FirstOrDefault(),
            Projection = StacProjection.Read(fields, outer),
        };
    }

    // "nan" is allowed as a text.
    private static double? NoDataOf(JsonField fields) =>
        fields.Member("nodata") is { Kind: System.Text.Json.JsonValueKind.Number } value ? value.Number() : null;
}
