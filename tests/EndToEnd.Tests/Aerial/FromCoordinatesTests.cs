using System.Text.Json;
using NuTonic.Fixtures;

namespace NuTonic.EndToEnd.Tests.Aerial;

/// <summary>A list of coordinates becomes captioned patches: imagery and map come from servers.</summary>
public sealed class FromCoordinatesTests
{
    [Fact]
    public async Task Build_Places_GivesSamplesWithCaptionsOnce()
    {
        await using NaipWorld world = await NaipWorld.StartAsync();
        using BuildSpace space = world.NewSpace();

        BuildRun before = space.Build("-t:Explain");
        int asked = world.Requests;
        BuildRun first = space.Build();

        Assert.Equal((1, 0), (before.ExitCode, asked));
        Assert.Equal(["NT1908"], before.Errors);
        Assert.True(first.ExitCode == 0, first.Output);
        // Some windows show only what another shows already.
        Assert.Empty(first.Warnings.Except(["NT9404"]));

        // A box of 900 m holds 3 x 3 patches, in two quads: the second place adds a column, the second quad nothing. A
        // row of four lies north of everything on the map.
        IReadOnlyList<WebDatasetSample> samples = WebDatasetFolder.Read(space.Out, largestShard: 5000);
        Assert.Equal(8, samples.Count);
        Assert.Contains("24 shown by another quad, 4 without map elements", first.Output, StringComparison.Ordinal);
        JsonElement[] table = Rows(space);
        Assert.Equal(samples.Count, table.Length);
        Assert.All(table, row => Assert.Contains("public-domain", row.GetRawText(), StringComparison.Ordinal));
        Assert.All(table, row => Assert.Matches("2023-06-2[01]", row.GetRawText()));
        Assert.All(table, row => Assert.Matches("m_4407363_s[ew]_18_030_2023062[01]-farm_0[12]\"", row.GetRawText()));
        string card = await File.ReadAllTextAsync(
            Path.Combine(space.Out, "README.md"), TestContext.Current.CancellationToken);
        Assert.Contains("USDA National Agriculture Imagery Program", card, StringComparison.Ordinal);
        Assert.Contains("OpenStreetMap contributors", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Imagery of the builder", card, StringComparison.Ordinal);

        asked = world.Requests;
        BuildRun second = space.Build();
        BuildRun explained = space.Build("-t:Explain");

        Assert.Single(world.Overpass.Requests);
        Assert.Equal(asked, world.Requests);
        second.AssertCounts(0, 0, first.Built);
        Assert.True(explained.ExitCode == 0, explained.Output);

        // An archive carries the answers of the servers as well.
        BuildRun export = space.Build("-t:ExportCache", "-p:File=cache.tar");
        using BuildSpace clone = world.NewSpace();
        BuildRun import = clone.Build("-t:ImportCache", "-p:File=" + space.Combine("cache.tar"));
        BuildRun offline = clone.Build("-p:Offline=true");
        Assert.True(export.ExitCode == 0, export.Output);
        Assert.Empty(export.Warnings);
        Assert.True(import.ExitCode == 0, import.Output);
        offline.AssertCounts(0, first.Built, 0);
        Assert.Equal(space.Files(), clone.Files());
        Assert.Equal(asked, world.Requests);
    }

    [Fact]
    public async Task Build_PlaceWithoutImagery_BuildsNothingAndKeepsTheOthers()
    {
        await using NaipWorld world = await NaipWorld.StartAsync();
        using BuildSpace space = world.NewSpace(NaipWorld.Places + "sea,30.0,-60.0\n");

        BuildRun failed = space.Build();
        int asked = world.Files.Requests.Count;
        space.Write("places.csv", NaipWorld.Places);
        BuildRun mended = space.Build();
        BuildRun cleaned = space.Build("-t:Clean", "-p:PoiList=places.csv", "-p:BoxKm=1");

        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(["NT1530", "NT1907"], failed.Errors);
        Assert.Contains("sea", failed.Output, StringComparison.Ordinal);
        Assert.True(mended.ExitCode == 0, mended.Output);
        Assert.Equal(asked, world.Files.Requests.Count);
        Assert.Single(world.Overpass.Requests);
        Assert.True(cleaned.ExitCode == 0, cleaned.Output);
        Assert.False(Directory.Exists(Path.Combine(space.Out, "JPG")));
    }

    [Fact]
    public async Task Build_OverpassGivesUp_IsAnErrorAndTheMapIsAskedForAgain()
    {
        await using NaipWorld world = await NaipWorld.StartAsync();
        using BuildSpace space = world.NewSpace();
        world.Remark = "runtime error: Query timed out in \"query\" at line 3 after 181 seconds.";

        BuildRun failed = space.Build();
        int asked = world.Catalogue.Requests.Count + world.Files.Requests.Count;
        world.Remark = null;
        BuildRun mended = space.Build();

        Assert.Equal(1, failed.ExitCode);
        Assert.Equal(["NT1802"], failed.Errors);
        Assert.Contains("timed out", failed.Output, StringComparison.Ordinal);
        Assert.True(mended.ExitCode == 0, mended.Output);
        Assert.Equal(asked, world.Catalogue.Requests.Count + world.Files.Requests.Count);
        Assert.Equal(2, world.Overpass.Requests.Count);

        // What is stored now is the answer that was of use.
        BuildRun offline = space.Build("-p:Offline=true", "-p:DatasetDir=other");
        Assert.True(offline.ExitCode == 0, offline.Output);
    }

    [Fact]
    public async Task Build_OverpassTooBusy_IsWaitedOutAndOnlyTheMapIsKept()
    {
        await using NaipWorld world = await NaipWorld.StartAsync();
        using BuildSpace space = world.NewSpace();
        world.BusyTimes = 2;

        BuildRun run = space.Build();
        int asked = world.Overpass.Requests.Count;
        BuildRun offline = space.Build("-p:Offline=true", "-p:DatasetDir=other");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(3, asked);
        Assert.True(offline.ExitCode == 0, offline.Output);
        Assert.Equal(asked, world.Overpass.Requests.Count);
    }

    [Fact]
    public async Task Build_OverpassTooBusyToTheEnd_NamesItAndTheNextBuildAsksForTheMapAlone()
    {
        await using NaipWorld world = await NaipWorld.StartAsync();
        using BuildSpace space = world.NewSpace();
        world.BusyTimes = 5;

        BuildRun failed = space.Build();
        int asked = world.Requests;
        BuildRun mended = space.Build();

        Assert.Equal((1, 5), (failed.ExitCode, world.Overpass.Requests.Count - 1));
        Assert.Equal(["NT1806"], failed.Errors);
        Assert.Contains("OsmExtract", failed.Output, StringComparison.Ordinal);
        Assert.True(mended.ExitCode == 0, mended.Output);
        Assert.Equal(asked + 1, world.Requests);
    }

    [Fact]
    public async Task Build_OfflineWithoutAnything_NamesWhatIsMissing()
    {
        await using NaipWorld world = await NaipWorld.StartAsync();
        using BuildSpace space = world.NewSpace();

        BuildRun run = space.Build("-p:Offline=true");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("NT1907", run.Errors);
        Assert.Equal(0, world.Requests);
    }

    private static JsonElement[] Rows(BuildSpace space) =>
    [
        .. Directory.GetFiles(Path.Combine(space.Out, "meta"), "samples-*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line)),
    ];
}
