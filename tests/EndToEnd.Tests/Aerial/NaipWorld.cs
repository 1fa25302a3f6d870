using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.EndToEnd.Tests.Aerial;

/// <summary>
/// Servers for aerial patches of coordinates: a catalogue with recorded NAIP items of Vermont, their rasters in parts,
/// and an Overpass server. The rasters hold 1.7 km around the places instead of 7,
/// and as the real ones they call near infrared opacity.
/// </summary>
internal sealed class NaipWorld : IAsyncDisposable
{
    /// <summary>Two places 400 m apart, both in the strip that two quads share.</summary>
    public const string Places = "id,latitude,longitude\nfarm_01,44.0300,-73.1880\nfarm_02,44.0300,-73.1830\n";

    /// <summary>Names of the newest quads there, without what the publisher adds.</summary>
    public static readonly string[] Quads = ["m_4407363_se_18_030_20230621", "m_4407363_sw_18_030_20230620"];

    private const string Recording = "data/stac/search/pc_naip_paging_p1.response.json";
    private const double Latitude = 44.03;
    private const double Longitude = -73.1855;
    private const double PixelMeters = 0.6;
    private const int SidePx = 2800;

    private static readonly Crs Zone = new(26918);
    private readonly byte[] _raster = Draw();

    private NaipWorld(ServerHost catalogue, ServerHost files, ServerHost overpass) =>
        (Catalogue, Files, Overpass) = (catalogue, files, overpass);

    /// <summary>The STAC API.</summary>
    public ServerHost Catalogue { get; }

    /// <summary>The rasters.</summary>
    public ServerHost Files { get; }

    /// <summary>The map.</summary>
    public ServerHost Overpass { get; }

    /// <summary>What the Overpass server adds to its answer; null for nothing.</summary>
    public string? Remark { get; set; }

    /// <summary>How often the Overpass server says that it is too busy before it answers.</summary>
    public int BusyTimes { get; set; }

    /// <summary>Requests to all.</summary>
    public int Requests => Catalogue.Requests.Count + Files.Requests.Count + Overpass.Requests.Count;

    /// <summary>Starts the servers.</summary>
    public static async Task<NaipWorld> StartAsync()
    {
        NaipWorld? world = null;
        ServerHost files = await ServerHost.StartAsync((_, context) => Results
            .File(world!._raster, "image/tiff", enableRangeProcessing: true, entityTag: new("\"1\""))
            .ExecuteAsync(context));
        ServerHost overpass = await ServerHost.StartAsync((_, context) => world!.SendMapAsync(context));
        ServerHost catalogue = await ServerHost.StartAsync((_, context) => world!.SearchAsync(context));
        return world = new NaipWorld(catalogue, files, overpass);
    }

    /// <summary>A folder with a list of places whose builds ask these servers.</summary>
    public BuildSpace NewSpace(string places = Places)
    {
        BuildSpace space = new(
            ("Profile", "rsteller"),
            ("PoiList", "places.csv"),
            ("StacEndpoint", Catalogue.Address.AbsoluteUri),
            ("OverpassEndpoint", Overpass.Address.AbsoluteUri + "api"),
            ("BoxKm", "0.9"),
            ("SampleInterval", "1"));
        space.Write("places.csv", places);
        return space;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Catalogue.DisposeAsync();
        await Files.DisposeAsync();
        await Overpass.DisposeAsync();
    }

    // Noise that depends on the ground alone: quads that overlap show the same there.
    private static byte[] Draw()
    {
        double[] x = [Longitude];
        double[] y = [Latitude];
        CoordinateTransform.Create(Crs.Wgs84, Zone).Transform(x, y);
        double left = Math.Round(x[0]) - (SidePx * PixelMeters / 2);
        double top = Math.Round(y[0]) + (SidePx * PixelMeters / 2);
        byte[] samples = new byte[4 * SidePx * SidePx];
        for (int i = 0; i < SidePx * SidePx; i++)
        {
            uint noise = ((uint)i * 2654435761u) >> 26;
            int field = (i / SidePx / 64) + (i % SidePx / 64);
            samples[i] = (byte)(40 + (field % 5 * 20) + noise);
            samples[i + (SidePx * SidePx)] = (byte)(60 + (field % 7 * 15) + noise);
            samples[i + (2 * SidePx * SidePx)] = (byte)(30 + (field % 3 * 30) + noise);

            // Were it opacity, half of the ground would be missing.
            samples[i + (3 * SidePx * SidePx)] = (byte)(field % 2 == 0 ? 0 : 200);
        }

        return GeoTiffWriter.Encode(new GeoTiffImage
        {
            Grid = new Grid(Zone, new GeoTransform(PixelMeters, 0, left, 0, -PixelMeters, top), SidePx, SidePx),
            SampleType = SampleType.UInt8,
            BandCount = 4,
            Samples = samples,
            IsColor = true,
            HasAlpha = true,
        });
    }

    private async Task SearchAsync(HttpContext context)
    {
        string root = Catalogue.Address.AbsoluteUri;
        if (context.Request.Path == "/")
        {
            await context.Response.WriteAsJsonAsync(new
            {
                type = "Catalog",
                id = "test",
                stac_version = "1.0.0",
                description = "aerial imagery",
                conformsTo = (string[])["https://api.stacspec.org/v1.0.0/item-search"],
                links = (object[])[new
                {
                    rel = "search",
                    href = root + "search",
                    method = "POST",
                    type = "application/geo+json",
                }],
            });
            return;
        }

        using JsonDocument request = await JsonDocument.ParseAsync(context.Request.Body);
        double[] box = [.. request.RootElement.GetProperty("bbox").EnumerateArray().Select(edge => edge.GetDouble())];
        JsonNode answer = JsonNode.Parse(await File.ReadAllTextAsync(SharedFolder.Path(Recording)))!;
        JsonArray found = [];
        foreach (JsonNode? item in (answer["body"] ?? answer)["features"]!.AsArray())
        {
            double[] own = [.. item!["bbox"]!.AsArray().Select(edge => edge!.GetValue<double>())];
            if (own[0] < box[2] && own[2] > box[0] && own[1] < box[3] && own[3] > box[1])
            {
                JsonNode copy = item.DeepClone();
                JsonNode image = copy["assets"]!["image"]!;
                image["href"] = Files.Address
                    + Path.GetFileName(new Uri(image["href"]!.GetValue<string>()).AbsolutePath);
                found.Add(copy);
            }
        }

        context.Response.ContentType = "application/geo+json";
        await context.Response.WriteAsync(
            new JsonObject { ["type"] = "FeatureCollection", ["features"] = found, ["links"] = new JsonArray() }
                .ToJsonString());
    }

    // A wood, and a street from west to east.
    private async Task SendMapAsync(HttpContext context)
    {
        if (BusyTimes-- > 0)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(
                "<html><head><title>OSM3S Response</title></head><body><p><strong>Error</strong>: runtime error: "
                + "open64: 0 Success /osm3s_osm_base Dispatcher_Client::request_read_and_idx::timeout. The server is "
                + "probably too busy.</p></body></html>");
            return;
        }

        (double North, double East)[] nodes =
        [
            (-0.004, -0.009), (-0.004, 0.009), (-0.0002, 0.009), (-0.0002, -0.009), (0.0012, -0.012), (0.0012, 0.012),
        ];
        JsonArray elements =
        [
            .. nodes.Select((node, i) => new JsonObject
            {
                ["type"] = "node",
                ["id"] = i + 1,
                ["lat"] = Latitude + node.North,
                ["lon"] = Longitude + node.East,
            }),
            Way(11, [1, 2, 3, 4, 1], new JsonObject { ["natural"] = "wood", ["leaf_type"] = "broadleaved" }),
            Way(12, [5, 6], new JsonObject { ["highway"] = "residential", ["name"] = "Maple Street" }),
        ];
        JsonObject answer = new()
        {
            ["version"] = 0.6,
            ["osm3s"] = new JsonObject { ["timestamp_osm_base"] = "2026-01-01T00:00:00Z" },
            ["elements"] = elements,
        };
        if (Remark is not null)
        {
            answer["remark"] = Remark;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private static JsonObject Way(int id, int[] nodes, JsonObject tags) => new()
    {
        ["type"] = "way",
        ["id"] = id,
        ["nodes"] = new JsonArray([.. nodes.Select(node => JsonValue.Create(node))]),
        ["tags"] = tags,
    };
}
