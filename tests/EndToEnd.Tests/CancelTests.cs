using System.Diagnostics;
using System.Globalization;

namespace NuTonic.EndToEnd.Tests;

/// <summary>A build that is stopped half-way keeps what it finished and says that it failed.</summary>
public sealed class CancelTests
{
    private const int NodesBeforeSignal = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Signal_InTheMiddle_FailsAndTheNextBuildDoesTheRest(string signal)
    {
        using BuildSpace space = new(
            ("SamplePois", "6"), ("SampleKm", "2"), ("NativeTile", "128"), ("Stride", "16"), ("OutputSize", "224"));
        BuildRun stopped = Interrupt(space, signal);
        Assert.NotEqual(0, stopped.ExitCode);
        Assert.Equal(-1, stopped.Built);

        BuildRun rest = space.Build();
        BuildRun clean = space.Build("-p:DatasetDir=clean", "-p:CacheDir=clean-cache");

        Assert.Equal(0, rest.ExitCode);
        Assert.Equal(clean.Built, rest.Built + rest.FromCache + rest.UpToDate);
        Assert.True(rest.Built < clean.Built, rest.Output);
        Assert.True(stopped.BuiltNodes.Length >= NodesBeforeSignal, stopped.Output);
        Assert.Empty(stopped.BuiltNodes.Intersect(rest.BuiltNodes));
        Assert.Equal(Snapshot.Of(space.Combine("clean")), space.Files());
        space.Build().AssertCounts(0, 0, clean.Built);
    }

    private static BuildRun Interrupt(BuildSpace space, string signal)
    {
        using Process process = space.Start();
        string start = BuildRun.ReadUntil(process, ": built (", NodesBeforeSignal);
        using (Process kill = Process.Start(
            "kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        return BuildRun.WaitFor(process, Patience, start);
    }
}
