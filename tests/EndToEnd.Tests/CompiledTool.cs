using NuTonic.EndToEnd.Tests;

[assembly: AssemblyFixture(typeof(CompiledTool))]

namespace NuTonic.EndToEnd.Tests;

/// <summary>
/// Compiles the tool once before any test, so that tests which run side by side do not compile it together.
/// </summary>
public sealed class CompiledTool
{
    public CompiledTool()
    {
        using BuildSpace space = new();
        BuildRun run = space.Build("-t:BuildTools");
        Assert.True(run.ExitCode == 0, run.Output);
    }
}
