using System.Text.Json.Nodes;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Png;
using NuTonic.Engine.Raster;
using NuTonic.SourceServer;

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>
/// A list of coordinates becomes a data set: scenes and labels are found, and read in parts, from servers.
/// </summary>
public sealed class FromCoordinatesTests
{
    // UTM zone 29 of place 0, by the series of Karney (2011) to the third order, worked out by hand.
    private const double Easting = 216_470.685;
    private const double Northing = 2_723_543.009;

    [Fact]
    public async Task Build_ListOfPlaces_GivesTheGroundThatTheCoordinatesName()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);

        BuildRun run = fetch.Build();

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Empty(run.Warnings);
        AssertWindow(
            Path.Combine(fetch.Fetched, "poi_0000/sentinel-2-l2a/S2A_29RKH_20200219_0_L2A/red.tif"),
            fetch.World.FileOf("B04.tif"));
        string[] chips = Directory.GetFiles(Path.Combine(fetch.Space.Out, "images"));
        Assert.Equal(18, chips.Length);
        Assert.All(chips, chip => Assert.True(Spread(chip) > 100, chip));
        Assert.All(chips, chip => AssertClasses(fetch, Path.GetFileNameWithoutExtension(chip)));
        Assert.Equal(["poi_0000", "poi_0001"], PlacesOfRows(fetch.Space));
    }

    [Fact]
    public async Task Build_ListOfPlaces_SaysWhereEverythingComesFrom()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);

        BuildRun run = fetch.Build();

        Assert.True(run.ExitCode == 0, run.Output);
        string[] ledger = fetch.Read("meta/sources.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["poi_0000 imagery", "poi_0000 labels", "poi_0001 imagery", "poi_0001 labels"],
            ledger.Select(line => JsonNode.Parse(line)!).Select(line => $"{line["poi_id"]} {line["role"]}"));
        Assert.All(ledger, line => Assert.False(string.IsNullOrEmpty((string?)JsonNode.Parse(line)!["license"]), line));
        JsonNode scene = JsonNode.Parse(ledger[0])!;
        Assert.Equal("S2A_29RKH_20200219_0_L2A", (string?)scene["item"]);
        Assert.Equal("2020-02-19T11:34:25.405Z", (string?)scene["datetime"]);
        Assert.Equal(4.051854, (double?)scene["cloud_cover"]);
        Assert.Equal("Contains modified Copernicus Sentinel data 2020", (string?)scene["attribution"]);
        string card = fetch.Read("README.md");
        Assert.Contains(
            "| Sentinel-2, surface reflectance | Copernicus-Sentinel-Data | Contains modified Copernicus "
            + "Sentinel data 2020 |",
            card,
            StringComparison.Ordinal);
        Assert.Contains(
            "| ESA WorldCover 10 m | CC-BY-4.0 | ESA WorldCover project 2020.", card, StringComparison.Ordinal);
        Assert.Contains(
            "| Sentinel-2, surface reflectance | imagery | 2 | 2020-02-19 |", card, StringComparison.Ordinal);
        JsonNode sidecar = JsonNode.Parse(fetch.Read("metadata/poi_0001_r00000_c00000.json"))!;
        Assert.Equal(["imagery", "labels"], sidecar["sources"]!.AsArray().Select(source => (string?)source!["role"]));
        Assert.Equal("S2A_29RKH_20200219_0_L2A", (string?)sidecar["stac_item_id"]);
        Assert.Equal("WorldCover", ((string)sidecar["sources"]![1]!["title"]!).Split(' ')[1]);
    }

    [Fact]
    public async Task Build_MaxBasePois_TakesNamedPlacesWithTheirVariants()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync();
        fetch.Space.Write("places.csv", "id,latitude,longitude\nmill,24.63,-11.767\nfarm,24.6,-11.8\n");

        BuildRun run = fetch.Build("-p:GeoVariants=1", "-p:MaxBasePois=1");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(
            ["poi_farm", "poi_farm_g001", "poi_mill", "poi_mill_g001"],
            Directory.GetDirectories(fetch.Fetched).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["poi_farm", "poi_farm_g001"],
            run.BuiltNodes.Select(node => node.Split('/')[0])
                .Where(unit => unit.StartsWith("poi_", StringComparison.Ordinal))
                .Distinct());
    }

    [Fact]
    public async Task Build_Again_SendsNothingAndBuildsNothing()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);
        BuildRun first = fetch.Build();

        int asked = fetch.World.Requests;
        BuildRun second = fetch.Build();

        second.AssertCounts(0, 0, first.Built);
        Assert.Equal(asked, fetch.World.Requests);
    }

    [Fact]
    public async Task Build_FilesOfNginx_GivesTheSamePixelsAndRows()
    {
        Assert.SkipUnless(NginxHost.Lack is null, NginxHost.Lack ?? "");
        await using StacWorld nginx = await StacWorld.StartAsync(withNginx: true);
        using BuildSpace space = new();
        space.Write("places.csv", StacWorld.List(0, 1));

        BuildRun run = space.Build(nginx.Options("places.csv", "-p:Stills=none"));
        int asked = nginx.Requests;
        BuildRun again = space.Build(nginx.Options("places.csv", "-p:Stills=none"));

        Assert.True(run.ExitCode == 0, run.Output);
        again.AssertCounts(0, 0, run.Built);
        Assert.Equal(asked, nginx.Requests);
        await using FetchSpace kestrel = await FetchSpace.StartAsync(0, 1);
        kestrel.Ask();
        Assert.Equal(Pixels(kestrel.Space.Files()), Pixels(space.Files()));
    }

    // Addresses of files differ, so all that names them does.
    private static KeyValuePair<string, string>[] Pixels(SortedDictionary<string, string> files) =>
    [
        .. files.Where(
            file => file.Key.EndsWith(".png", StringComparison.Ordinal)
                || file.Key.StartsWith("data/", StringComparison.Ordinal)),
    ];

    // Every pixel of the window is the pixel of the scene at the same easting and northing, and the place is inside.
    private static void AssertWindow(string window, string scene)
    {
        using RasterFile part = RasterFile.Open(window);
        using RasterFile whole = RasterFile.Open(scene);
        float[] got = Read(part);
        float[] all = Read(whole);
        double size = part.Grid.Transform.A;
        (double left, double top) = (part.Grid.Transform.C, part.Grid.Transform.F);
        Assert.Equal((32629, 100.0), (part.Grid.Crs.Epsg, size));
        Assert.InRange(Easting, left + 1000, left + (part.Grid.WidthPx * size) - 1000);
        Assert.InRange(Northing, top - (part.Grid.HeightPx * size) + 1000, top - 1000);
        for (int i = 0; i < got.Length; i++)
        {
            int column = (int)Math.Round((left - 199_980) / size) + (i % part.Grid.WidthPx);
            int row = (int)Math.Round((2_800_020 - top) / size) + (i / part.Grid.WidthPx);
            Assert.Equal(all[(row * whole.Grid.WidthPx) + column], got[i]);
        }
    }

    private static float[] Read(RasterFile raster)
    {
        float[] pixels = new float[raster.Grid.WidthPx * raster.Grid.HeightPx];
        raster.ReadWindow(0, new PixelWindow(0, 0, raster.Grid.WidthPx, raster.Grid.HeightPx), pixels);
        return pixels;
    }

    private static int Spread(string chip)
    {
        byte[] samples = PngDecoder.Decode(File.ReadAllBytes(chip), chip).Samples;
        return samples.Max() - samples.Min();
    }

    // The class in the middle of each chip is that of the cell of 0.01 degrees which it lies
    // in; ours are Dynamic World's.
    private static void AssertClasses(FetchSpace fetch, string stem)
    {
        JsonNode sidecar = JsonNode.Parse(File.ReadAllText(fetch.Space.Combine($"out/metadata/{stem}.json")))!;
        double[] box = [.. sidecar["tile_grid"]!["bbox_wgs84"]!.AsArray().Select(edge => (double)edge!)];
        byte value = StacWorld.CellOf((box[1] + box[3]) / 2, (box[0] + box[2]) / 2);
        string ours =
            value switch { 10 => "trees", 30 => "grass", 40 => "crops", 50 => "built", 60 => "bare", _ => "water" };
        string[] labels = [.. sidecar["regions"]!.AsArray().Select(region => (string)region!["label"]!)];
        Assert.True(
            labels.Any(label => label.StartsWith(ours, StringComparison.Ordinal)),
            $"{stem}: {ours}, got {string.Join(' ', labels)}");
        Assert.True(File.Exists(fetch.Space.Combine($"out/labels/{stem}.png")), stem);
    }

    private static string[] PlacesOfRows(BuildSpace space) =>
        [.. Directory.GetFiles(Path.Combine(space.Out, "data")).SelectMany(File.ReadAllLines)
            .Select(line => line[(line.IndexOf("images/", StringComparison.Ordinal) + 7)..][..8])
            .Distinct().Order(StringComparer.Ordinal)];
}
