using System.Text.Json.Nodes;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Raster;

namespace NuTonic.EndToEnd.Tests;

/// <summary>
/// A scene classification beside the bands decides on tiles, and only on those whose share crosses the limit.
/// </summary>
public sealed class SceneClassTests
{
    private const string CloudyTile = "poi_0001/r00000_c00000";

    // The raster begins about 20 px before the POI's grid, so clouds on its first 56 rows and columns are 36 px of the
    // tile at 0, 0 (a share of 0.32), 4 px of those at 32, and none of the tiles behind.
    private static readonly string[] Neighbours =
        ["poi_0001/r00000_c00032/rows", "poi_0001/r00032_c00000/rows", "poi_0001/r00032_c00032/rows"];

    [Fact]
    public void SceneClassesAdded_RebuildsTheWindowsAndTheSidecarsOfThePoi()
    {
        using BuiltSpace built = new(World.NewSpace());
        WriteScene(built.Space, (_, _) => 4);

        built.AssertRebuilds(node =>
            node is "poi_0001/windows" or "dataset/card"
            || (IsOf("poi_0001", node) && node.EndsWith("/rows", StringComparison.Ordinal)));

        Assert.Equal(0, CloudFraction(built.Space, "poi_0001_r00000_c00000"));
        Assert.Null(CloudFraction(built.Space, "poi_0000_r00000_c00000"));
        Assert.False(built.IsChanged(built.SplitOf("poi_0001")));
    }

    [Fact]
    public void CloudsOverOneTile_TakeItAwayAndGiveItsNeighboursOtherNumbers()
    {
        using BuiltSpace built = new(ClassifiedSpace((_, _) => 4));
        WriteScene(built.Space, Corner(9));

        BuildRun run = built.Space.Build();

        Assert.Equal(
            Neighbours.Append("poi_0001/windows").Append("dataset/card").Concat(ChangedSplits(built))
                .Order(StringComparer.Ordinal),
            run.BuiltNodes);
        Assert.Empty(run.CachedNodes);
        Assert.DoesNotContain(
            built.Space.Files().Keys, path => path.Contains("poi_0001_r00000_c00000", StringComparison.Ordinal));
        Assert.InRange(CloudFraction(built.Space, "poi_0001_r00000_c00032")!.Value, 0.01, 0.1);
        Assert.Contains("tiles left out: 1 with more than MaxCloudFraction=0.2", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "left out: 1 tile.", File.ReadAllText(built.Space.Combine("out/README.md")), StringComparison.Ordinal);
        built.AssertSettled();
        using BuildSpace clean = ClassifiedSpace(Corner(9));
        clean.Build();
        Assert.Equal(clean.Files(), built.Space.Files());

        WriteScene(built.Space, (_, _) => 4);
        BuildRun back = built.Space.Build();
        Assert.DoesNotContain(back.BuiltNodes, node => node.StartsWith("poi_", StringComparison.Ordinal));
        built.AssertAsFirstBuilt();
    }

    [Fact]
    public void SceneClassesRecompressed_RebuildTheWindowsRecordOnly()
    {
        using BuiltSpace built = new(ClassifiedSpace(Corner(3)));
        RasterEdit.Recompress(ScenePath(built.Space));

        built.AssertRebuilds(node => node is "poi_0001/windows");

        built.AssertAsFirstBuilt();
    }

    [Fact]
    public void MaxCloudFraction_Raised_BuildsTheTileThatWasLeftOut()
    {
        using BuiltSpace built = new(ClassifiedSpace(Corner(10)));
        Assert.DoesNotContain(CloudyTile + "/chip", built.Nodes);

        BuildRun run = built.Space.Build("-p:MaxCloudFraction=0.5");

        string[] tile = [CloudyTile + "/chip", CloudyTile + "/label", CloudyTile + "/rows"];
        Assert.Equal(
            tile.Concat(["poi_0001/windows", "dataset/settings", "dataset/card"]).Concat(ChangedSplits(built))
                .Order(StringComparer.Ordinal),
            run.BuiltNodes);
        built.AssertSettled("-p:MaxCloudFraction=0.5");
    }

    [Fact]
    public void MaxCloudFraction_WithoutSceneClasses_ChangesTheSettingsOnly()
    {
        using BuiltSpace built = new(World.NewSpace());

        built.AssertRebuilds(node => node is "dataset/settings" or "dataset/card", "-p:MaxCloudFraction=0");
    }

    [Fact]
    public void SceneClassesUnderClouds_GiveNoTileAndSayWhy()
    {
        using BuildSpace space = ClassifiedSpace((_, _) => 8);

        BuildRun run = space.Build();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["NT3010"], run.Warnings);
        Assert.Contains(
            "it is under clouds, 9 tiles have more than MaxCloudFraction=0.2", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.BuiltNodes, node => node.StartsWith("poi_0001/r", StringComparison.Ordinal));
    }

    [Fact]
    public void SceneClassesOfAnotherKind_AreToldAndCountForNothing()
    {
        using BuildSpace space = ClassifiedSpace((_, _) => 77);

        BuildRun run = space.Build();

        Assert.Equal(["NT1034"], run.Warnings);
        Assert.Contains(CloudyTile + "/chip", run.BuiltNodes);
        Assert.Null(CloudFraction(space, "poi_0001_r00000_c00000"));
    }

    [Fact]
    public void Reference_DoesNotReadSceneClasses()
    {
        using BuiltSpace built = new(World.NewSpace(("Compat", "reference")));
        WriteScene(built.Space, (_, _) => 9);

        built.Space.Build().AssertCounts(0, 0, built.Nodes.Length);

        built.AssertSettled();
    }

    private static BuildSpace ClassifiedSpace(Func<int, int, byte> classOf)
    {
        BuildSpace space = World.NewSpace();
        WriteScene(space, classOf);
        return space;
    }

    private static Func<int, int, byte> Corner(byte code) => (row, column) => row < 56 && column < 56 ? code : (byte)5;

    private static IEnumerable<string> ChangedSplits(BuiltSpace built) =>
        new[] { "train", "validation", "test" }
            .Where(split => built.IsChanged($"data/{split}.jsonl"))
            .Select(split => "dataset/" + split);

    private static bool IsOf(string poi, string node) => node.StartsWith(poi + "/", StringComparison.Ordinal);

    private static double? CloudFraction(BuildSpace space, string stem) =>
        (double?)JsonNode.Parse(File.ReadAllText(space.Combine("out", "metadata", stem + ".json")))!["cloud_fraction"];

    private static string ScenePath(BuildSpace space) => Path.Combine(ItemFolder(space), "scl.tif");

    private static string ItemFolder(BuildSpace space) =>
        Directory.GetDirectories(space.Combine(World.Folder, "poi_0001", "sentinel-2-l2a")).Single();

    private static void WriteScene(BuildSpace space, Func<int, int, byte> classOf)
    {
        using RasterFile red = RasterFile.Open(Path.Combine(ItemFolder(space), "red.tif"));
        int width = red.Grid.WidthPx;
        CogWriter.Write(ScenePath(space), new CogImage
        {
            Grid = red.Grid,
            Bands =
            [
                [.. Enumerable.Range(0, width * red.Grid.HeightPx).Select(i => (ushort)classOf(i / width, i % width))],
            ],
            BitsPerSample = 8,
            NoData = 0,
            TileSizePx = 256,
            Predictor = true,
        });
    }
}
