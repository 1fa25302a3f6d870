using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>
/// Servers for a build from coordinates: a catalogue that answers with a recorded Sentinel-2 item of earth-search and with a
/// raster of classes, and the files of both, in parts. What the item points to lies on this machine.
/// </summary>
internal sealed class StacWorld : IAsyncDisposable
{
    private const string SceneItem = "stac/earthsearch_v1_S2A_29RKH_20200219_0_L2A.json";
    private const string SceneFolder = "s2/S2A_29RKH_20200219";

    private readonly TemporaryFolder _files = new();

    private StacWorld(ServerHost catalogue, ServerHost files)
    {
        Catalogue = catalogue;
        Files = files;
    }

    /// <summary>The STAC API.</summary>
    public ServerHost Catalogue { get; }

    /// <summary>The rasters.</summary>
    public ServerHost Files { get; }

    /// <summary>Answers the request instead of the usual answer when it gives true; for faults.</summary>
    public Func<HttpContext, bool>? Intercept { get; set; }

    /// <summary>Requests to both.</summary>
    public int Requests => Catalogue.Requests.Count + Files.Requests.Count;

    /// <summary>Starts the servers.</summary>
    public static async Task<StacWorld> StartAsync()
    {
        StacWorld? world = null;
        ServerHost files = await ServerHost.StartAsync((_, context) => world!.SendFileAsync(context));
        ServerHost catalogue = await ServerHost.StartAsync((_, context) => world!.AnswerAsync(context));
        world = new StacWorld(catalogue, files);
        world.WriteClasses();
        return world;
    }

    /// <summary>Options of a build that asks these servers.</summary>
    public string[] Options(string list) =>
    [
        $"-p:PoiList={list}",
        $"-p:StacEndpoint={Catalogue.Address}",
        $"-p:LabelEndpoint={Catalogue.Address}",
        "-p:BoxKm=6",
        "-p:NativeTile=256",
        "-p:Stride=256",
        "-p:OutputSize=64",
        "-p:GeoVariants=0",
    ];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Catalogue.DisposeAsync();
        await Files.DisposeAsync();
        _files.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (Intercept?.Invoke(context) == true)
        {
            return;
        }

        string root = Catalogue.Address.AbsoluteUri;
        if (context.Request.Path == "/")
        {
            await context.Response.WriteAsJsonAsync(new
            {
                type = "Catalog",
                id = "test",
                stac_version = "1.0.0",
                description = "two collections",
                conformsTo = (string[])["https://api.stacspec.org/v1.0.0/item-search", "https://api.stacspec.org/v1.0.0/item-search#query"],
                links = (object[])[new { rel = "search", href = root + "search", method = "POST", type = "application/geo+json" }],
            });
            return;
        }

        using JsonDocument request = await JsonDocument.ParseAsync(context.Request.Body);
        string collection = request.RootElement.GetProperty("collections")[0].GetString()!;
        JsonNode item = collection == "esa-worldcover" ? ClassItem() : Scene();
        context.Response.ContentType = "application/geo+json";
        await context.Response.WriteAsync(new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["features"] = new JsonArray(item),
            ["links"] = new JsonArray(),
        }.ToJsonString());
    }

    private async Task SendFileAsync(HttpContext context)
    {
        if (Intercept?.Invoke(context) == true)
        {
            return;
        }

        string name = Path.GetFileName(context.Request.Path.Value!);
        string path = File.Exists(_files.Combine(name)) ? _files.Combine(name) : SharedFolder.Path($"data/{SceneFolder}/{name}");
        await Results.File(
            path, "image/tiff", enableRangeProcessing: true, entityTag: new($"\"{name}-1\"")).ExecuteAsync(context);
    }

    private JsonNode Scene()
    {
        JsonNode item = JsonNode.Parse(File.ReadAllText(SharedFolder.Path("data/" + SceneItem)))!;
        foreach ((string _, JsonNode? asset) in item["assets"]!.AsObject())
        {
            asset!["href"] = Files.Address + Path.GetFileName(new Uri(asset["href"]!.GetValue<string>()).AbsolutePath);
        }

        return item;
    }

    private JsonObject ClassItem() => new()
    {
        ["type"] = "Feature",
        ["stac_version"] = "1.0.0",
        ["id"] = "classes-2020",
        ["collection"] = "esa-worldcover",
        ["bbox"] = new JsonArray(-13, 24, -10, 27),
        ["geometry"] = JsonNode.Parse("""{"type":"Polygon","coordinates":[[[-13,24],[-10,24],[-10,27],[-13,27],[-13,24]]]}"""),
        ["properties"] = new JsonObject
        {
            ["datetime"] = null,
            ["start_datetime"] = "2020-01-01T00:00:00Z",
            ["end_datetime"] = "2020-12-31T23:59:59Z",
        },
        ["links"] = new JsonArray(),
        ["assets"] = new JsonObject
        {
            ["map"] = new JsonObject
            {
                ["href"] = Files.Address + "classes.tif",
                ["type"] = "image/tiff; application=geotiff; profile=cloud-optimized",
            },
        },
    };

    // Squares of 0.01 degrees of trees, grass, crops and so on: WorldCover's values.
    private void WriteClasses()
    {
        const int Side = 1000;
        byte[] values = [10, 30, 40, 50, 60, 80];
        ushort[] classes = new ushort[Side * Side];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = values[((i / Side / 10) + (i % Side / 10)) % values.Length];
        }

        CogWriter.Write(_files.Combine("classes.tif"), new CogImage
        {
            Grid = new Grid(Crs.Wgs84, new GeoTransform(0.001, 0, -12, 0, -0.001, 25.5), Side, Side),
            Bands = [classes],
            BitsPerSample = 8,
            NoData = 0,
        });
    }
}
