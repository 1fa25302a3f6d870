using System.Diagnostics;
using NuTonic.Fixtures;

namespace NuTonic.EndToEnd.Tests.UnderFire;

/// <summary>Several builds in a clone that has neither the compiled tool nor the sample world.</summary>
public sealed class FirstBuildTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void Build_TwoFirstBuildsTogether_OneCompilesAndBothAreRight()
    {
        using TemporaryFolder clone = RepositoryCopy.Create();
        using BuildSpace space = new();
        space.UseTool(clone.Path, ("SamplePois", "2"));
        using Process one = space.Start("-p:DatasetDir=one");
        using Process other = space.Start("-p:DatasetDir=other");

        BuildRun[] runs = [BuildRun.WaitFor(one, Patience), BuildRun.WaitFor(other, Patience)];

        Assert.All(runs, run => Assert.True(run.ExitCode == 0 && run.Built >= 0, run.Output));
        Assert.Single(
            runs, run => run.Output.Contains("Another build is compiling the tool", StringComparison.Ordinal));
        Assert.NotEmpty(Snapshot.Of(space.Combine("one")));
        Assert.Equal(Snapshot.Of(space.Combine("one")), Snapshot.Of(space.Combine("other")));
    }

    [Fact]
    public void Build_TheToolsCompilationWasKilled_CompilesItAgain()
    {
        Assert.SkipUnless(LongRun.IsOn, "compiles the tool three times: NUTONIC_LONG=1");
        using TemporaryFolder clone = RepositoryCopy.Create();
        using BuildSpace space = new();
        space.UseTool(clone.Path, ("SamplePois", "2"));
        string[] stages = [" CoreCompile:", "NuTonic.Tasks -> "];
        foreach (string stage in stages)
        {
            using Process process = space.Start();
            BuildRun.ReadUntil(process, stage.Trim());
            process.Kill();
            BuildRun.WaitFor(process, Patience);
        }

        // What the compiler leaves when it dies while it writes.
        foreach (string assembly in Directory.GetFiles(
            clone.Combine("src"), "NuTonic.Engine.dll", SearchOption.AllDirectories))
        {
            File.WriteAllBytes(assembly, File.ReadAllBytes(assembly)[..5000]);
        }

        BuildRun run = space.Build();

        Assert.True(run.ExitCode == 0 && run.Built > 0, run.Output);
        Assert.True(space.Build().ExitCode == 0);
    }
}
