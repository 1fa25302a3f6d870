namespace NuTonic.EndToEnd.Tests;

/// <summary>A POI that cannot be built fails alone.</summary>
public sealed class FailingPoiTests
{
    private const string Document = "pois/poi_0001/poi.json";

    [Fact]
    public void Build_OnePoiFails_BuildsTheOthersPublishesNoneOfItsFilesAndAssemblesNothing()
    {
        using BuildSpace space = World.NewSpace();
        string path = space.Combine("pois/poi_0001/label.tif");
        byte[] label = File.ReadAllBytes(path);
        File.WriteAllBytes(path, label[..(label.Length / 2)]);

        BuildRun run = space.Build();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(path, run.Output, StringComparison.Ordinal);
        Assert.Single(run.Errors);
        Assert.Equal(["NT7013"], run.Warnings);
        Assert.Contains("images/poi_0000_r00000_c00000.png", space.Files().Keys);
        Assert.Contains("images/poi_0000_g001_r00000_c00000.png", space.Files().Keys);
        Assert.DoesNotContain(space.Files().Keys, IsOfFailedOrAssembled);

        File.WriteAllBytes(path, label);
        BuildRun mended = space.Build();

        Assert.Equal(0, mended.ExitCode);
        Assert.DoesNotContain(mended.BuiltNodes, node => node.StartsWith("poi_0000", StringComparison.Ordinal));
        using BuildSpace clean = World.NewSpace();
        clean.Build();
        Assert.Equal(clean.Files(), space.Files());
    }

    [Fact]
    public void Build_PoiFailsAfterItWasBuilt_LeavesItsFilesAndTheSplitsAsTheyWere()
    {
        using BuiltSpace built = new(World.NewSpace());
        string path = built.Space.Combine(Document);
        string document = File.ReadAllText(path);
        File.WriteAllText(path, "{");

        BuildRun run = built.Space.Build();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(path + "(1", run.Output, StringComparison.Ordinal);
        Assert.Equal(["NT7013"], run.Warnings);
        built.AssertAsFirstBuilt();

        File.WriteAllText(path, document);
        built.Space.Build().AssertCounts(0, 0, built.Nodes.Length);
        built.AssertSettled();
    }

    private static bool IsOfFailedOrAssembled(string path) =>
        path.Contains("poi_0001", StringComparison.Ordinal)
        || path.StartsWith("data/", StringComparison.Ordinal)
        || path == "README.md";
}
