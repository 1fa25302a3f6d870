using System.Diagnostics;

namespace NuTonic.EndToEnd.Tests;

/// <summary>Two builds of one data set do not write at the same time.</summary>
public sealed class LockTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public void Build_AnotherOneHoldsTheLock_WaitsAndSaysSo()
    {
        using BuiltSpace built = new(World.NewSpace());
        Process process;
        string start;
        using (HoldLock(built.Space))
        {
            process = built.Space.Start("-p:OutputSize=48");
            start = BuildRun.ReadUntil(process, "NT7007");
            built.AssertAsFirstBuilt();
        }

        BuildRun run = BuildRun.WaitFor(process, Patience, start);
        process.Dispose();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["NT7007"], run.Warnings);
        Assert.True(run.Built > 0, run.Output);
    }

    [Fact]
    public void Build_AnotherOneHoldsTheLockAndWaitingIsOff_Fails()
    {
        using BuiltSpace built = new(World.NewSpace());
        using FileStream held = HoldLock(built.Space);

        BuildRun run = built.Space.Build("-p:WaitForLock=false", "-p:OutputSize=48");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["NT7005"], run.Errors);
        built.AssertAsFirstBuilt();
    }

    [Fact]
    public void Build_TwoStartedTogether_OneBuildsAndTheOtherFindsEverythingDone()
    {
        using BuildSpace space = World.NewSpace();
        using Process one = space.Start();
        using Process other = space.Start();

        BuildRun[] runs = [BuildRun.WaitFor(one, Patience), BuildRun.WaitFor(other, Patience)];

        BuildRun first = runs.MaxBy(run => run.Built)!;
        first.AssertCounts(first.BuiltNodes.Length, 0, 0);
        runs.Single(run => run != first).AssertCounts(0, 0, first.Built);
        using BuildSpace clean = World.NewSpace();
        clean.Build();
        Assert.Equal(clean.Files(), space.Files());
    }

    // As another build does it.
    private static FileStream HoldLock(BuildSpace space)
    {
        string path = Directory.GetFiles(space.Combine("obj"), "build.lock", SearchOption.AllDirectories).Single();
        return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }
}
