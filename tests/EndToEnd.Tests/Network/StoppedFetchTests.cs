using System.Diagnostics;
using System.Globalization;

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>A build that ends in the middle of fetching keeps what arrived.</summary>
public sealed class StoppedFetchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    public async Task Build_StoppedInTheSecondPlace_NextOneAsksForTheRestOnly(string signal)
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync(0, 1, 2);
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        fetch.World.Instead = (asked, _) => asked is { Place: "poi_0001", Kind: "labels" }
            ? HoldAsync(reached, released)
            : null;
        string[] options = fetch.World.Options("places.csv", "-p:Stills=none", "-p:FetchConcurrency=1");
        using Process build = fetch.Space.Start(options);

        await reached.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Stop(build, signal);
        BuildRun stopped = BuildRun.WaitFor(build, Patience);
        released.SetResult();
        fetch.World.Instead = null;
        Asked[] rest = fetch.Ask();

        Assert.NotEqual(0, stopped.ExitCode);
        Assert.DoesNotContain(rest, asked => asked.Place is null or "poi_0000");
        Assert.DoesNotContain(rest, asked => asked is { Place: "poi_0001", Kind: "scene" });
        Assert.Equal(
            ["classes.tif"],
            rest.Where(asked => asked is { Place: "poi_0001", Kind: "file" }).Select(asked => asked.Name));
        Assert.Contains(rest, asked => asked is { Place: "poi_0002", Kind: "scene" });
        Assert.Equal(fetch.CleanFiles(0, 1, 2), fetch.Space.Files());
    }

    private static async Task HoldAsync(TaskCompletionSource reached, TaskCompletionSource released)
    {
        reached.TrySetResult();
        await released.Task;
    }

    private static void Stop(Process build, string signal)
    {
        if (signal == "KILL")
        {
            build.Kill(entireProcessTree: true);
            return;
        }

        using Process kill = Process.Start("kill", ["-" + signal, build.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
