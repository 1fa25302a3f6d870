using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>
/// Reads items of STAC 1.0 beta to 1.1, with the properties of earth-search v0 and v1 and of Planetary Computer. What
/// is not used here is not looked at.
/// </summary>
/// <seealso href="https://github.com/radiantearth/stac-spec/blob/v1.1.0/item-spec/item-spec.md">STAC
/// item 1.1.0</seealso>
internal static class ItemReader
{
    private const int MostAssets = 500;
    private const int MostLinks = 1_000;
    private const int LongestId = 1_024;

    /// <summary>The item.</summary>
    /// <exception cref="NuTonicException">NT1501: a field that is needed is missing or cannot be used.</exception>
    public static StacItem Read(JsonField fields)
    {
        JsonField type = fields.Required("type");
        if (type.Text() != "Feature")
        {
            throw type.Wrong("Feature");
        }

        JsonField id = fields.Required("id");
        if (id.Text().Length > LongestId)
        {
            throw id.Wrong("a text of at most 1024 characters");
        }

        JsonField properties = fields.Required("properties");
        (DateTimeOffset time, DateTimeOffset start, DateTimeOffset end) = Times(properties);
        StacProjection projection = StacProjection.Read(properties, null);
        IReadOnlyList<JsonField> links = fields.Member("links")?.Elements(MostLinks) ?? [];
        return new StacItem
        {
            Id = id.Text(),
            Collection = fields.Member("collection")?.Text(),
            Footprint = Ground(fields),
            Start = start,
            End = end,
            Time = time,
            CloudCover = Clouds(properties),
            NoDataShare = NoData(properties),
            Platform = properties.Member("platform")?.Text(),
            GridCode = Grid(properties),
            ProductName = Text(properties, "s2:product_uri", "sentinel:product_id"),
            ProcessingBaseline = Text(
                properties, "s2:processing_baseline", "sentinel:processing_baseline", "processing:version"),
            IsOffsetApplied = properties.Member("earthsearch:boa_offset_applied")?.Flag()
                ?? properties.Member("sentinel:boa_offset_applied")?.Flag(),
            GsdMeters = properties.Member("gsd")?.Number(0, 1e6),
            State = properties.Member("naip:state")?.Text().ToLowerInvariant(),
            License = properties.Member("license")?.Text(),
            LicenseHref = LinkTo(links, "license"),
            SelfHref = LinkTo(links, "self"),
            Projection = projection,
            Assets = Assets(fields, projection),
        };
    }

    private static Footprint Ground(JsonField fields)
    {
        JsonField? box = fields.Member("bbox");
        SearchBox? edges = box is { } there ? FootprintReader.Box(there) : null;
        return fields.Member("geometry") is { } geometry
            ? FootprintReader.Read(geometry)
            : Footprint.Of(edges ?? throw fields.Wrong("an item with a geometry or a bbox"));
    }

    private static (DateTimeOffset Time, DateTimeOffset Start, DateTimeOffset End) Times(JsonField properties)
    {
        DateTimeOffset? start = properties.Member("start_datetime")?.Time();
        DateTimeOffset? end = properties.Member("end_datetime")?.Time();
        DateTimeOffset time = properties.Member("datetime")?.Time() ?? start ?? properties.Required("datetime").Time();
        return start > end
            ? throw properties.Required("end_datetime").Wrong("not before start_datetime")
            : (time, start ?? time, end ?? time);
    }

    // Items of earth-search v0 say 0 % where the share could not be taken, and say that too; those of Landsat say -1.
    private static double? Clouds(JsonField properties)
    {
        bool isKnown = properties.Member("sentinel:valid_cloud_cover")?.Flag() != false;
        double? share = properties.Member("eo:cloud_cover")?.Number(-9_999, 100);
        return isKnown && share >= 0 ? share : null;
    }

    private static double? NoData(JsonField properties) =>
        properties.Member("s2:nodata_pixel_percentage") is { } missing ? missing.Number(0, 100) / 100
        : properties.Member("sentinel:data_coverage") is { } there ? 1 - (there.Number(0, 100) / 100)
        : null;

    private static string? Grid(JsonField properties) =>
        properties.Member("grid:code")?.Text()
        ?? (properties.Member("s2:mgrs_tile")?.Text() is { } tile ? "MGRS-" + tile : null);

    private static string? Text(JsonField properties, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (properties.Member(name) is { } value)
            {
                return value.Text();
            }
        }

        return null;
    }

    private static string? LinkTo(IReadOnlyList<JsonField> links, string relation)
    {
        foreach (JsonField link in links)
        {
            if (link.Member("rel")?.Text() == relation)
            {
                return link.Required("href").Text();
            }
        }

        return null;
    }

    private static ImmutableArray<StacAsset> Assets(JsonField fields, StacProjection projection) =>
    [
        .. (fields.Member("assets")?.Members(MostAssets) ?? [])
            .Select(asset => StacAsset.Read(asset.Key, asset.Value, projection))
            .OrderBy(asset => asset.Key, StringComparer.Ordinal),
    ];
}
