using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Stac;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Stac;

/// <summary>Items as text, recorded and made.</summary>
internal static class StacText
{
    public static StacOrigin Origin { get; } = new("stac.test", "poi_0001");

    /// <summary>Files of items: single ones, arrays and feature collections.</summary>
    public static string[] Files =>
    [
        "ESA_WorldCover_10m_2021_v200_N00E006", "S2A_T01WCP_antimeridian_expected", "S2A_T07HFE_20190212T192646_L2A",
        "earthsearch_v0_S2A_31NBJ_20190524_0_L2A", "earthsearch_v1_S2A_29RKH_20200219_0_L2A", "io-lulc-annual-v02-pc",
        "io-lulc-pc", "landsat-c2-l2-pc", "naip-pc", "sample-item-collection", "sentinel-2-l2a-pc",
    ];

    public static IReadOnlyList<StacItem> Recorded(string name)
    {
        JsonNode file = JsonNode.Parse(File.ReadAllText(SharedFolder.Path($"data/stac/{name}.json")))!;
        IEnumerable<JsonNode?> items = file is JsonArray array ? array
            : (string?)file["type"] == "FeatureCollection" ? (JsonArray)file["features"]!
            : [file];
        return [.. items.Select(item => Parse(item!.ToJsonString()))];
    }

    public static StacItem Parse(string json) => Origin.Read(Encoding.UTF8.GetBytes(json), ItemReader.Read);

    /// <summary>A scene over a box, as JSON that tests change.</summary>
    public static JsonObject Scene(
        string id, string time = "2024-06-10T10:00:00Z", double? cloud = 5, Extent? box = null)
    {
        Extent edges = box ?? new Extent(11, 47, 12, 48);
        string ring = string.Create(
            CultureInfo.InvariantCulture,
            $"[[{edges.Left},{edges.Bottom}],[{edges.Right},{edges.Bottom}],[{edges.Right},{edges.Top}],"
            + $"[{edges.Left},{edges.Top}],[{edges.Left},{edges.Bottom}]]");
        string clouds = cloud?.ToString(CultureInfo.InvariantCulture) ?? "null";
        return (JsonObject)JsonNode.Parse($$"""
            {"type":"Feature","stac_version":"1.0.0","id":{{JsonSerializer.Serialize(id)}},"collection":"s2",
             "geometry":{"type":"Polygon","coordinates":[{{ring}}] },
             "properties":{"datetime":"{{time}}","eo:cloud_cover":{{clouds}} },
             "links":[{"rel":"self","href":"https://stac.test/items/{{Uri.EscapeDataString(id)}}"}],
             "assets":{
               "red":{"href":"https://cogs.test/red.tif"},"green":{"href":"https://cogs.test/green.tif"},
               "blue":{"href":"https://cogs.test/blue.tif"},"scl":{"href":"https://cogs.test/scl.tif"} } }
            """)!;
    }

    public static string Page(params ReadOnlySpan<JsonObject> items) => "{\"type\":\"FeatureCollection\",\"features\":["
        + string.Join(',', items.ToArray().Select(item => item.ToJsonString())) + "],\"links\":[]}";

    /// <summary>The small box in the middle of the scenes.</summary>
    public static SearchBox Box { get; } = SearchBox.Of(new Extent(11.4, 47.4, 11.5, 47.5));
}
