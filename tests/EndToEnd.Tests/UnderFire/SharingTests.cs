using System.Diagnostics;

namespace NuTonic.EndToEnd.Tests.UnderFire;

/// <summary>Builds that share a cache, an output folder or a sample world at the same time.</summary>
public sealed class SharingTests
{
    private const int Killed = 137;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public void Build_SeveralOnOneCache_AllAreRight()
    {
        using HostSpace space = new();
        SortedDictionary<string, string> clean = space.CleanFiles();
        int builds = LongRun.Pick(3, 8);
        List<Process> processes = [];
        for (int i = 0; i < builds; i++)
        {
            (space.Out, space.State) = ($"out{i}", $"obj{i}");
            processes.Add(space.Start());
        }

        BuildRun[] runs = [.. processes.Select(process => BuildRun.WaitFor(process, Patience))];

        processes.ForEach(process => process.Dispose());
        Assert.All(runs, run => Assert.True(run.ExitCode == 0 && run.Warnings.Length == 0, run.Output));
        Assert.All(Enumerable.Range(0, builds), i => Assert.Equal(clean, Snapshot.Of(space.Combine($"out{i}"))));
        (space.Out, space.State) = ("last", "last-obj");
        Assert.Equal(0, space.Build().Built);
    }

    [Fact]
    public void Build_TwoCheckoutsOneOutputFolder_TheSecondWaitsAndNamesTheFirst()
    {
        using HostSpace space = new();
        using Process first = space.Start();
        string start = BuildRun.ReadUntil(first, ": built (");
        space.State = "other-checkout";
        BuildRun second = space.Build();
        BuildRun whole = BuildRun.WaitFor(first, Patience, start);

        Assert.Equal((0, 0), (whole.ExitCode, second.ExitCode));
        Assert.Contains("NT7007", second.Warnings);
        Assert.Contains($"process {first.Id}", second.Output, StringComparison.Ordinal);
        Assert.Equal(0, second.Built);
        Assert.Equal(space.CleanFiles(), space.Files());
    }

    [Fact]
    public void Build_TwoCheckoutsOneOutputFolderNoWaiting_TheSecondFailsAndNamesTheFirst()
    {
        using HostSpace space = new();
        using Process first = space.Start();
        string start = BuildRun.ReadUntil(first, ": built (");
        space.State = "other-checkout";
        File.CreateSymbolicLink(space.Combine("link"), space.Combine("out"));
        space.Out = "link";
        BuildRun second = space.Build("WaitForLock=false");
        BuildRun whole = BuildRun.WaitFor(first, Patience, start);

        Assert.Equal((0, 1), (whole.ExitCode, second.ExitCode));
        Assert.Equal(["NT7005"], second.Errors);
        Assert.Contains($"process {first.Id}", second.Output, StringComparison.Ordinal);
        Assert.Equal(space.CleanFiles(), space.Files());
    }

    [Fact]
    public void Build_AfterAKilledOneOfAnotherCheckout_TakesItsLockAndLeavesNothingOfIt()
    {
        using HostSpace space = new();
        using Process first = space.Start();
        BuildRun.ReadUntil(first, "/rows: built (", 40);
        first.Kill();
        Assert.Equal(Killed, BuildRun.WaitFor(first, Patience).ExitCode);
        Assert.True(File.Exists(space.Combine("out", ".nutonic.lock")));
        space.State = "other-checkout";

        BuildRun second = space.Build("WaitForLock=false");

        Assert.True(second.ExitCode == 0, second.Output);
        Assert.Empty(second.Warnings);
        Assert.Equal(space.CleanFiles(), space.Files());
    }

    [Fact]
    public void Build_TwoDrawTheSampleWorldTogether_BothAreRight()
    {
        using HostSpace space = new(pois: 1);
        string[] sample = ["PoiRoot=", "SamplePois=3", "SampleKm=0.8"];
        using Process one = space.Start([.. sample, $"DatasetDir={space.Combine("one")}"]);
        using Process other = space.Start([.. sample, $"DatasetDir={space.Combine("other")}"]);

        BuildRun[] runs = [BuildRun.WaitFor(one, Patience), BuildRun.WaitFor(other, Patience)];

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Output));
        Assert.NotEmpty(Snapshot.Of(space.Combine("one")));
        Assert.Equal(Snapshot.Of(space.Combine("one")), Snapshot.Of(space.Combine("other")));
    }
}
