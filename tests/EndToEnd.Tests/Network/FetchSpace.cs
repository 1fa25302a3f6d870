namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>A checkout with a list of places, and the servers that it asks.</summary>
internal sealed class FetchSpace : IAsyncDisposable
{
    private FetchSpace(StacWorld world, int[] places)
    {
        World = world;
        List(places);
    }

    /// <summary>The servers.</summary>
    public StacWorld World { get; }

    /// <summary>The checkout.</summary>
    public BuildSpace Space { get; } = new();

    /// <summary>The build's folder of fetched sources.</summary>
    public string Fetched =>
        Directory.GetDirectories(Space.Combine("obj/nutonic/builds"), "fetched", SearchOption.AllDirectories).Single();

    /// <summary>Starts the servers and writes a list of the places of these numbers.</summary>
    public static async Task<FetchSpace> StartAsync(params int[] places)
    {
#pragma warning disable CA2000 // The space that is given back disposes it.
        StacWorld world = await StacWorld.StartAsync();
#pragma warning restore CA2000
        return new FetchSpace(world, places);
    }

    /// <summary>Asserts that a build printed <paramref name="text"/>; shows all of it else.</summary>
    public static void AssertSays(BuildRun run, string text) =>
        Assert.True(run.Output.Contains(text, StringComparison.Ordinal), $"no '{text}' in:\n{run.Output}");

    /// <summary>Writes the list anew.</summary>
    public void List(params int[] places) => Space.Write("places.csv", StacWorld.List(places));

    /// <summary>Text of a file of the data set.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(Space.Out, path));

    /// <summary>Writes over a fetched file.</summary>
    public void Damage(string path) => File.WriteAllText(Path.Combine(Fetched, path), "short");

    /// <summary>Builds, stills left out.</summary>
    public BuildRun Build(params string[] more) =>
        Space.Build(World.Options("places.csv", ["-p:Stills=none", .. more]));

    /// <summary>Builds, which has to succeed; gives the requests that it sent.</summary>
    public Asked[] Ask(params string[] more)
    {
        int before = World.Asked.Count;
        BuildRun run = Build(more);
        Assert.True(run.ExitCode == 0, run.Output);
        return World.Since(before);
    }

    /// <summary>Bytes of the data set of a checkout that never saw a fault: same servers, cache of its own.</summary>
    public SortedDictionary<string, string> CleanFiles(params int[] places)
    {
        using BuildSpace clean = new();
        clean.Write("places.csv", StacWorld.List(places));
        BuildRun run = clean.Build(World.Options("places.csv", "-p:Stills=none"));
        Assert.True(run.ExitCode == 0, run.Output);
        return clean.Files();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Space.Dispose();
        await World.DisposeAsync();
    }
}
