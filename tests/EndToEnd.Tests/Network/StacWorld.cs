using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>
/// Servers for a build from coordinates: a catalogue that answers with a recorded Sentinel-2 item of earth-search and
/// with a raster of classes, and the files of both, in parts. What the item points to lies on this machine, the scene
/// in pixels of 100 m. Files are served from a folder for each place, so that one place can have
/// another fate than the others.
/// </summary>
internal sealed class StacWorld : IAsyncDisposable
{
    /// <summary>Classes of <see cref="CellOf"/>: WorldCover's values.</summary>
    public static readonly byte[] Classes = [10, 30, 40, 50, 60, 80];

    /// <summary>Impact Observatory's values in the places of <see cref="Classes"/>.</summary>
    public static readonly byte[] LandCover = [2, 11, 5, 7, 8, 10];

    private const string LandCoverCollection = "io-lulc-annual-v02";
    private const string SceneItem = "stac/earthsearch_v1_S2A_29RKH_20200219_0_L2A.json";
    private const string SceneFolder = "s2/S2A_29RKH_20200219";
    private const double CellDegrees = 0.01;

    private readonly TemporaryFolder _files = new();
    private readonly ConcurrentQueue<Asked> _asked = new();
    private readonly ConcurrentDictionary<(string, string?, string), int> _numbers = new();
    private readonly NginxHost? _nginx;
    private bool _isStopped;

    private StacWorld(ServerHost catalogue, ServerHost files, bool withNginx)
    {
        Catalogue = catalogue;
        Files = files;
        foreach (string name in (string[])["B02.tif", "B03.tif", "B04.tif", "SCL.tif"])
        {
            File.Copy(SharedFolder.Path($"data/{SceneFolder}/{name}"), FileOf(name));
        }

        WriteClasses("classes.tif", Classes);
        WriteClasses("lulc.tif", LandCover);
        _nginx = withNginx ? NginxHost.Start(_files.Path) : null;
    }

    /// <summary>The STAC API.</summary>
    public ServerHost Catalogue { get; }

    /// <summary>The rasters.</summary>
    public ServerHost Files { get; }

    /// <summary>Answers in the place of the servers when it gives a task; for faults.</summary>
    public Func<Asked, HttpContext, Task?>? Instead { get; set; }

    /// <summary>Where the catalogue says that it is; null for where it is.</summary>
    public Uri? Name { get; set; }

    /// <summary>Tags of files are made of their names and this; another one says that a file changed.</summary>
    public Func<Asked, string> Version { get; set; } = _ => "1";

    /// <summary>All requests so far, those to nginx left out.</summary>
    public IReadOnlyCollection<Asked> Asked => [.. _asked];

    /// <summary>Number of requests to all of them.</summary>
    public int Requests => Catalogue.Requests.Count + Files.Requests.Count + (_nginx?.Requests.Count ?? 0);

    /// <summary>Starts the servers.</summary>
    public static async Task<StacWorld> StartAsync(bool withNginx = false)
    {
        StacWorld? world = null;
        ServerHost files = await ServerHost.StartAsync((_, context) => world!.SendFileAsync(context));
        ServerHost catalogue = await ServerHost.StartAsync((_, context) => world!.AnswerAsync(context));
        return world = new StacWorld(catalogue, files, withNginx);
    }

    /// <summary>Id of the place of a number, 0 to 19.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"poi_{number:0000}");

    /// <summary>Where that is: inside the scene and the classes.</summary>
    public static (double Latitude, double Longitude) PlaceOf(int number) =>
        (24.6 + (0.03 * number), -11.8 + (0.033 * number));

    /// <summary>A list of places for PoiList.</summary>
    public static string List(params int[] numbers) => "id,latitude,longitude,address,country\n"
        + string.Concat(numbers.Select(number =>
        {
            (double latitude, double longitude) = PlaceOf(number);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Id(number)},{latitude:0.######},{longitude:0.######},\"Oued {number}, north\",EH\n");
        }));

    /// <summary>WorldCover's value at a position: squares of 0.01 degrees.</summary>
    public static byte CellOf(double latitude, double longitude)
    {
        int row = (int)Math.Floor((25.5 - latitude) / CellDegrees);
        int column = (int)Math.Floor((longitude + 12) / CellDegrees);
        return Classes[(row + column) % Classes.Length];
    }

    /// <summary>Absolute path of a served file.</summary>
    public string FileOf(string name) => _files.Combine(name);

    /// <summary>The recorded scene as an answer of the catalogue has it, with its files at this machine.</summary>
    public JsonNode Scene(string place)
    {
        JsonNode item = JsonNode.Parse(File.ReadAllText(SharedFolder.Path("data/" + SceneItem)))!;
        foreach ((string _, JsonNode? asset) in item["assets"]!.AsObject())
        {
            asset!["href"] = Href(place, Path.GetFileName(new Uri(asset["href"]!.GetValue<string>()).AbsolutePath));
        }

        return item;
    }

    /// <summary>Requests since <paramref name="before"/> of them had come.</summary>
    public Asked[] Since(int before) => [.. Asked.Skip(before)];

    /// <summary>Options of a build that asks these servers: POIs of 2 km, four tiles each.</summary>
    public string[] Options(string list = "places.csv", params string[] more) =>
    [
        $"-p:PoiList={list}",
        $"-p:StacEndpoint={Catalogue.Address}",
        $"-p:LabelEndpoint={Catalogue.Address}",
        "-p:BoxKm=2",
        "-p:NativeTile=100",
        "-p:Stride=100",
        "-p:OutputSize=64",
        "-p:GeoVariants=0",
        .. more,
    ];

    /// <summary>Stops the servers: nobody answers any more.</summary>
    public async Task StopAsync()
    {
        _isStopped = true;
        await Catalogue.DisposeAsync();
        await Files.DisposeAsync();
        _nginx?.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_isStopped)
        {
            await StopAsync();
        }

        _files.Dispose();
    }

    private static string? Nearest(JsonElement request)
    {
        double[] box = [.. request.GetProperty("bbox").EnumerateArray().Select(edge => edge.GetDouble())];
        return Enumerable.Range(0, 20).Select(number => (Id: Id(number), Place: PlaceOf(number)))
            .MinBy(one => Math.Abs(one.Place.Latitude - ((box[1] + box[3]) / 2))).Id;
    }

    private Asked Enter(string kind, string? place, string name, bool isPart)
    {
        int number = _numbers.AddOrUpdate((kind, place, name), 0, (_, before) => before + 1);
        Asked asked = new(kind, place, name, number, isPart);
        _asked.Enqueue(asked);
        return asked;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string root = (Name ?? Catalogue.Address).AbsoluteUri;
        if (context.Request.Path == "/")
        {
            Asked asked = Enter("root", null, "", false);
            await (Instead?.Invoke(asked, context) ?? Send(context, new JsonObject
            {
                ["type"] = "Catalog",
                ["id"] = "test",
                ["stac_version"] = "1.0.0",
                ["description"] = "two collections",
                ["conformsTo"] = new JsonArray(
                    "https://api.stacspec.org/v1.0.0/item-search", "https://api.stacspec.org/v1.0.0/item-search#query"),
                ["links"] = new JsonArray(new JsonObject
                {
                    ["rel"] = "search",
                    ["href"] = root + "search",
                    ["method"] = "POST",
                    ["type"] = "application/geo+json",
                }),
            }));
            return;
        }

        if (context.Request.Path.StartsWithSegments("/collections", out PathString collectionId))
        {
            Asked asked = Enter("collection", null, "", false);
            await (Instead?.Invoke(asked, context) ?? Send(context, new JsonObject
            {
                ["type"] = "Collection",
                ["id"] = collectionId.Value!.Trim('/'),
                ["license"] = "CC-BY-4.0",
                ["links"] = new JsonArray(),
            }));
            return;
        }

        using JsonDocument request = await JsonDocument.ParseAsync(context.Request.Body);
        string collection = request.RootElement.GetProperty("collections")[0].GetString()!;
        bool isScene = collection == "sentinel-2-l2a";
        string place = Nearest(request.RootElement)!;
        Asked search = Enter(isScene ? "scene" : "labels", place, "", false);
        await (Instead?.Invoke(search, context) ?? Send(context, new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["features"] = new JsonArray(isScene ? Scene(place) : ClassItem(place, collection)),
            ["links"] = new JsonArray(),
        }));
    }

    // A landing page is asked for again with its tag; a search is a POST, to which no tag applies.
    private static Task Send(HttpContext context, JsonObject answer)
    {
        const string Tag = "\"page-1\"";
        context.Response.Headers.ETag = Tag;
        context.Response.ContentType = "application/geo+json";
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.IfNoneMatch == Tag)
        {
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        return context.Response.WriteAsync(answer.ToJsonString());
    }

    private Task SendFileAsync(HttpContext context)
    {
        string[] parts = context.Request.Path.Value!.Split('/');
        Asked asked = Enter("file", parts[^2], parts[^1], context.Request.Headers.Range.Count > 0);
        return Instead?.Invoke(asked, context) ?? Results.File(
            FileOf(asked.Name),
            "image/tiff",
            enableRangeProcessing: true,
            entityTag: new($"\"{asked.Name}-{Version(asked)}\""))
            .ExecuteAsync(context);
    }

    private string Href(string place, string name) =>
        _nginx is null ? $"{Files.Address}{place}/{name}" : _nginx.Address + name;

    private JsonObject ClassItem(string place, string collection) => new()
    {
        ["type"] = "Feature",
        ["stac_version"] = "1.0.0",
        ["id"] = "classes-2020",
        ["collection"] = collection,
        ["bbox"] = new JsonArray(-13, 24, -10, 27),
        ["geometry"] = JsonNode.Parse(
            """{"type":"Polygon","coordinates":[[[-13,24],[-10,24],[-10,27],[-13,27],[-13,24]]]}"""),
        ["properties"] = new JsonObject
        {
            ["datetime"] = null,
            ["start_datetime"] = "2020-01-01T00:00:00Z",
            ["end_datetime"] = "2020-12-31T23:59:59Z",
        },
        ["links"] = new JsonArray(),
        ["assets"] = new JsonObject
        {
            [collection == LandCoverCollection ? "data" : "map"] = new JsonObject
            {
                ["href"] = Href(place, collection == LandCoverCollection ? "lulc.tif" : "classes.tif"),
                ["type"] = "image/tiff; application=geotiff; profile=cloud-optimized",
            },
        },
    };

    // Pixels of 0.001 degrees, ten a side to a cell.
    private void WriteClasses(string name, byte[] values)
    {
        const int Side = 1000;
        ushort[] classes = new ushort[Side * Side];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = values[((i / Side / 10) + (i % Side / 10)) % values.Length];
        }

        CogWriter.Write(FileOf(name), new CogImage
        {
            Grid = new Grid(Crs.Wgs84, new GeoTransform(0.001, 0, -12, 0, -0.001, 25.5), Side, Side),
            Bands = [classes],
            BitsPerSample = 8,
            NoData = 0,
        });
    }
}
