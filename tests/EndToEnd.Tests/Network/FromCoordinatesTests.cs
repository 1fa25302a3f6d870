namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>A list of coordinates becomes a data set: scenes and labels are found, and read in parts, from servers.</summary>
public sealed class FromCoordinatesTests
{
    private const string Places = "id,latitude,longitude,address\npoi_0001,24.85,-11.42,\"Oued, north\"\npoi_0002,24.75,-11.30,Oued\n";

    [Fact]
    public async Task Build_ListOfPlaces_GivesChipsMasksRowsAndLedger()
    {
        await using StacWorld world = await StacWorld.StartAsync();
        using BuildSpace space = new();
        space.Write("places.csv", Places);

        BuildRun first = space.Build(world.Options("places.csv"));
        int asked = world.Requests;
        BuildRun second = space.Build(world.Options("places.csv"));

        Assert.True(first.ExitCode == 0, first.Output);
        Assert.True(File.Exists(space.Combine("out/meta/sources.jsonl")), first.Output);
        Assert.Equal(0, second.Built);
        Assert.Equal(asked, world.Requests);
    }
}
