namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>
/// What was fetched is kept: in other checkouts, when the list changes, and when servers are asked again.
/// </summary>
public sealed class RefetchTests
{
    [Fact]
    public async Task Build_OtherCheckoutWithTheCacheAlone_SendsNothingAndGivesTheSameBytes()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);
        fetch.Ask();
        int asked = fetch.World.Requests;
        using BuildSpace other = new();
        FolderCopy.Copy(fetch.Space.Combine("cache"), other.Combine("cache"));
        other.Write("places.csv", StacWorld.List(0, 1));

        BuildRun run = other.Build(fetch.World.Options("places.csv", "-p:Stills=none", "-p:Offline=true"));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Empty(run.Warnings);
        Assert.Equal(0, run.Built);
        Assert.Equal(asked, fetch.World.Requests);
        Assert.Equal(fetch.Space.Files(), other.Files());
    }

    [Fact]
    public async Task Build_PlaceAddedAndRemoved_AsksForThatPlaceOnlyAndRemovesWhatItGave()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);
        fetch.Ask();
        SortedDictionary<string, string> before = fetch.Space.Files();

        fetch.List(0, 1, 2);
        Asked[] added = fetch.Ask();

        Assert.NotEmpty(added);
        Assert.All(added, asked => Assert.Equal("poi_0002", asked.Place));
        Assert.Contains(fetch.Space.Files().Keys, path => path.Contains("poi_0002", StringComparison.Ordinal));

        fetch.List(0, 1);
        Asked[] removed = fetch.Ask();

        Assert.Empty(removed);
        Assert.Equal(before, fetch.Space.Files());
        Assert.Equal(
            ["poi_0000", "poi_0001"],
            Directory.GetDirectories(fetch.Fetched).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Build_FetchedFolderDamagedOrIndexLost_IsMadeAnewWithoutRequests()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);
        fetch.Ask();
        SortedDictionary<string, string> before = fetch.Space.Files();
        fetch.Damage("poi_0000/label.tif");

        Assert.Empty(fetch.Ask());

        File.Delete(fetch.Fetched + ".index");
        Directory.Delete(Path.Combine(fetch.Fetched, "poi_0001"), recursive: true);

        Assert.Empty(fetch.Ask());
        Assert.Equal(before, fetch.Space.Files());
        Assert.Equal(0, fetch.Build().Built);
    }

    [Fact]
    public async Task Build_OfflineWithAnEmptyCache_NamesWhatIsMissingAndSendsNothing()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);

        BuildRun run = fetch.Build("-p:Offline=true");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(0, fetch.World.Requests);
        Assert.Contains("NT1326", run.Errors);
        FetchSpace.AssertSays(run, $"catalogue ({fetch.World.Catalogue.Address})");
    }

    [Fact]
    public async Task Build_OfflineWithANewPlace_NamesThatPlaceAndBuildsTheOthers()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        fetch.Ask();
        int asked = fetch.World.Requests;
        fetch.List(0, 1);

        BuildRun run = fetch.Build("-p:Offline=true");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(asked, fetch.World.Requests);
        Assert.Equal(["NT1318", "NT1326"], run.Errors);
        FetchSpace.AssertSays(run, "scene search for poi_0001");
        Assert.DoesNotContain("for poi_0000", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_RefreshAlways_AsksConditionallyAndReadsNoPixels()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);
        BuildRun first = fetch.Build();
        int asked = fetch.World.Asked.Count;

        BuildRun run = fetch.Build("-p:Refresh=always");

        run.AssertCounts(0, 0, first.Built);
        Asked[] again = fetch.World.Since(asked);
        FetchSpace.AssertSays(run, "1 confirmed");

        // The head of each file, to see its tag, and none of its tiles.
        Assert.All(
            again.Where(one => one.Kind == "file").GroupBy(one => (one.Place, one.Name)), file => Assert.Single(file));
        Assert.Equal(10, again.Count(one => one.Kind == "file"));

        Assert.Empty(fetch.Ask());
    }

    [Fact]
    public async Task Build_RefreshAlwaysAndOneBandChanged_RebuildsThatPlaceOnly()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);
        fetch.Ask();
        RasterEdit.Map(fetch.World.FileOf("B04.tif"), (row, column, value) => (ushort)(value + (row % 7 * 20)));
        fetch.World.Version = asked => asked is { Place: "poi_0001", Name: "B04.tif" } ? "2" : "1";

        BuildRun run = fetch.Build("-p:Refresh=always");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.NotEmpty(run.BuiltNodes);
        Assert.Contains(
            run.BuiltNodes,
            node => node.StartsWith("poi_0001/", StringComparison.Ordinal)
                && node.EndsWith("/chip", StringComparison.Ordinal));
        Assert.DoesNotContain(run.BuiltNodes, node => node.StartsWith("poi_0000/", StringComparison.Ordinal));
        Assert.DoesNotContain(run.BuiltNodes, node => node.EndsWith("/label", StringComparison.Ordinal));
        Assert.Equal(0, fetch.Build().Built);
    }
}
