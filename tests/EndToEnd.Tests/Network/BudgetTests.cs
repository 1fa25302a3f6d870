namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>A build stops asking at its budget; the next one asks for the rest.</summary>
public sealed class BudgetTests
{
    [Fact]
    public async Task FetchMaxRequests_ReachedBehindTheFirstPlace_LetsTheNextBuildAskForTheRestOnly()
    {
        await using FetchSpace whole = await FetchSpace.StartAsync(0, 1);
        int all = whole.Ask().Length;
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);

        // One place at a time: the landing page, eleven requests of which are the first place's, and one more.
        int first = whole.World.Asked.Count(asked => asked.Place is null or "poi_0000");
        BuildRun stopped = fetch.Build(
            "-p:FetchConcurrency=1", FormattableString.Invariant($"-p:FetchMaxRequests={first + 1}"));
        int before = fetch.World.Requests;
        Asked[] rest = fetch.Ask();

        Assert.Equal(1, stopped.ExitCode);
        Assert.Equal(["NT1317"], stopped.Errors);
        FetchSpace.AssertSays(stopped, "FetchMaxRequests");
        FetchSpace.AssertSays(stopped, "poi_0001");
        Assert.Equal(first + 1, before);
        Assert.Equal(all - before, rest.Length);
        Assert.All(rest, asked => Assert.Equal("poi_0001", asked.Place));
        Assert.DoesNotContain(rest, asked => asked.Kind == "scene");
        Assert.Equal(fetch.CleanFiles(0, 1), fetch.Space.Files());
    }

    [Fact]
    public async Task FetchMaxBytes_ReachedInTheSecondPlace_LeavesTheFirstComplete()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);

        BuildRun stopped = fetch.Build("-p:FetchConcurrency=1", "-p:FetchMaxBytes=1600kB");
        Asked[] rest = fetch.Ask();

        Assert.Equal(1, stopped.ExitCode);
        Assert.Equal(["NT1316"], stopped.Errors);
        FetchSpace.AssertSays(stopped, "poi_0001");
        Assert.Contains("images/poi_0000_r00000_c00000.png", fetch.Space.Files().Keys);
        Assert.All(rest, asked => Assert.Equal("poi_0001", asked.Place));
        Assert.NotEmpty(rest);
    }
}
