using NuTonic.Fixtures;

namespace NuTonic.EndToEnd.Tests;

/// <summary>A changed step of the engine, compiled from a copy of the repository by the build itself.</summary>
public sealed class CodeChangeTests
{
    private const string Versions = "src/Engine/Pipeline/StepVersions.cs";
    private const string Settings = "src/Engine/Pipeline/Aggregate/SettingsNode.cs";

    [Fact]
    public void Build_StepHasANewVersion_RebuildsItsNodesAndRebuildReportsChangesWithoutOne()
    {
        using BuiltSpace built = new(World.NewSpace());
        using TemporaryFolder repository = RepositoryCopy.Create();

        // Another tool at another path: the cache and the record of the last build know nothing of it.
        Edit(repository, Versions, "int Label = 1;", "int Label = 2;");
        built.Space.UseTool(repository.Path, World.Property);
        built.AssertRebuilds(node => node.EndsWith("/label", StringComparison.Ordinal));

        // The tool compiled again at the same path. The settings change behind the back of their version constant.
        Edit(repository, Versions, "int Chip = 1;", "int Chip = 2;");
        Edit(repository, Settings, "SettingsWriter.Write(settings)", "SettingsWriter.Write(settings).AsMemory(1)");
        built.AssertRebuilds(node => node.EndsWith("/chip", StringComparison.Ordinal));
        built.AssertAsFirstBuilt();

        BuildRun rebuild = built.Space.Build("-t:Rebuild");

        Assert.NotEqual(0, rebuild.ExitCode);
        Assert.Equal(["NT7003"], rebuild.Errors);
        Assert.Contains("'dataset/settings' gave other bytes", rebuild.Output, StringComparison.Ordinal);
        Assert.Equal(built.Nodes, rebuild.BuiltNodes);
    }

    private static void Edit(TemporaryFolder repository, string file, string old, string now)
    {
        string path = repository.Combine(file);
        string text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, now, StringComparison.Ordinal));
    }
}
