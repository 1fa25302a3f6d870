namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>A build whose exchanges were recorded runs again from files alone.</summary>
public sealed class RecordTests
{
    [Fact]
    public async Task Replay_ServersStoppedAndNothingCached_GivesTheSameBytes()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1);
        string[] options = fetch.World.Options("places.csv", "-p:Stills=none");
        fetch.Ask("-p:Record=" + fetch.Space.Combine("record"));
        SortedDictionary<string, string> recorded = fetch.Space.Files();
        await fetch.World.StopAsync();
        using BuildSpace other = new();
        other.Write("places.csv", StacWorld.List(0, 1));

        BuildRun run = other.Build([.. options, "-p:Replay=" + fetch.Space.Combine("record")]);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(recorded, other.Files());
    }

    [Fact]
    public async Task Record_EverythingCached_IsWholeAllTheSame()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        fetch.Ask();
        BuildRun record = fetch.Build("-p:Record=record");
        string[] options = fetch.World.Options("places.csv", "-p:Stills=none");
        await fetch.World.StopAsync();
        using BuildSpace other = new();
        other.Write("places.csv", StacWorld.List(0));

        BuildRun run = other.Build([.. options, "-p:Replay=" + fetch.Space.Combine("record")]);

        Assert.True(record.ExitCode == 0, record.Output);
        Assert.Equal(0, record.Built);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(fetch.Space.Files(), other.Files());
    }

    [Fact]
    public async Task Replay_OtherPlace_NamesWhatIsNotRecorded()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0);
        fetch.Ask("-p:Record=record");
        int asked = fetch.World.Requests;
        fetch.List(0, 1);

        BuildRun run = fetch.Build("-p:Replay=record");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["NT1319"], run.Errors);
        FetchSpace.AssertSays(run, "poi_0001");
        Assert.Equal(asked, fetch.World.Requests);
    }
}
