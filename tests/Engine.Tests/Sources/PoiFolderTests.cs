using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Sources;

public sealed class PoiFolderTests
{
    [Fact]
    public void Discover_ThreeBands_NamesEveryFileInOrder()
    {
        using PoiTree tree = new PoiTree().WithBands().Write("mapbox/b.png").Write("mapbox/a.png").Write(
            "mapbox/0.txt");

        PoiSources sources = tree.Discover();

        string[] files =
        [
            "poi.json", PoiTree.Item + "/red.tif", PoiTree.Item + "/green.tif", PoiTree.Item + "/blue.tif", "label.tif",
            "mapbox/a.png",
        ];
        Assert.Equal(files, sources.Files());
        Assert.Equal(["red", "green", "blue", "label"], sources.Rasters().Select(raster => raster.Role));
        Assert.False(sources.IsPreview);
        Assert.Equal(10, sources.Probes.Length);
    }

    [Fact]
    public void Discover_OneBandAbsent_TakesThePreview()
    {
        using PoiTree tree = new PoiTree().WithBands().Write(PoiTree.Item + "/visual.tif");
        File.Delete(tree.At(PoiTree.Item + "/blue.tif"));

        PoiSources sources = tree.Discover();

        Assert.True(sources.IsPreview);
        Assert.Equal(["visual", "label"], sources.Rasters().Select(raster => raster.Role));
        Assert.Equal(sources.Red, sources.Blue);
    }

    [Theory]
    [InlineData("red.tif red.tiff RED.tif", "red.tif")]
    [InlineData("red.tif=empty red.tiff RED.tif", "red.tiff")]
    [InlineData("RED.tif", "RED.tif")]
    public void Discover_BandNames_ComeInOrder(string files, string expected)
    {
        using PoiTree tree = new PoiTree().WithBands();
        File.Delete(tree.At(PoiTree.Item + "/red.tif"));
        WriteAll(tree, files);

        Assert.Equal($"{PoiTree.Item}/{expected}", tree.Discover().Red);
    }

    [Theory]
    [InlineData("scl.png", null)]
    [InlineData("scl.tif", "scl.tif")]
    [InlineData("SCL.tif", "SCL.tif")]
    [InlineData("scl.tif SCL.tif", "scl.tif")]
    [InlineData("scl.tif=empty SCL.tif", "SCL.tif")]
    [InlineData("scl.tif=empty", null)]
    public void Discover_SceneClasses_AreTakenWhenWanted(string files, string? expected)
    {
        using PoiTree tree = new PoiTree().WithBands();
        WriteAll(tree, files);
        string? path = expected is null ? null : $"{PoiTree.Item}/{expected}";

        PoiSources wanted = tree.Discover(takesSceneClasses: true);
        PoiSources unwanted = tree.Discover();

        Assert.Equal(path, wanted.SceneClasses);
        Assert.Equal(expected is not null, wanted.Files().Contains(path));
        Assert.Null(unwanted.SceneClasses);
        Assert.DoesNotContain(
            unwanted.Probes, probe => probe.Path.EndsWith("cl.tif", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Discover_SceneClassesBesideAPreview_AreTaken()
    {
        using PoiTree tree = new PoiTree()
            .Write(PoiTree.Item + "/visual.tif").Write(PoiTree.Item + "/scl.tif").Write("label.tif");

        PoiSources sources = tree.Discover(takesSceneClasses: true);

        Assert.Equal(["visual", "label", "scene classes"], sources.Rasters().Select(raster => raster.Role));
    }

    [Theory]
    [InlineData("visual.tif visual.tiff visual-cog.tif a_visual.tif", "visual.tif")]
    [InlineData("visual.tiff visual-cog.tif a_visual.tif", "visual.tiff")]
    [InlineData("visual-cog.tif a_visual.tif", "visual-cog.tif")]
    [InlineData("b_visual.tif a_visual.tiff ._visual.tif visual.jpg", "a_visual.tiff")]
    [InlineData("visual.tif=empty z_visual_x.tif", "z_visual_x.tif")]
    public void Discover_PreviewNames_ComeInOrder(string files, string expected)
    {
        using PoiTree tree = new PoiTree().Write("label.tif");
        WriteAll(tree, files);

        Assert.Equal($"{PoiTree.Item}/{expected}", tree.Discover().Red);
    }

    [Theory]
    [InlineData("visual.jpg")]
    [InlineData("thumbnail.jpeg")]
    [InlineData("my_visual.png")]
    public void Discover_OnlyAPlainPicture_SaysWhatToSupply(string file)
    {
        using PoiTree tree = new PoiTree().Write($"{PoiTree.Item}/{file}");

        AssertNames("NT1031", tree.At($"{PoiTree.Item}/{file}"), tree.Fail());
    }

    [Fact]
    public void Discover_NothingUsable_SaysWhatWasLookedFor()
    {
        using PoiTree tree = new PoiTree().Write(PoiTree.Item + "/red.tif").Write(PoiTree.Item + "/other.jpg");

        Diagnostic diagnostic = tree.Fail();

        AssertNames("NT1030", tree.At(PoiTree.Item), diagnostic);
        Assert.Contains("visual-cog.tif", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Discover_NoItemFolder_NamesThePlace()
    {
        using PoiTree tree = new();

        AssertNames("NT1030", tree.At("sentinel-2-l2a"), tree.Fail());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Discover_LabelMissingOrEmpty_IsRefusedUnlessNotNeeded(string? content)
    {
        using PoiTree tree = new PoiTree().WithBands();
        File.Delete(tree.At("label.tif"));
        if (content is not null)
        {
            tree.Write("label.tif", content);
        }

        AssertNames("NT1032", tree.At("label.tif"), tree.Fail());
        Assert.Null(tree.Discover(needsLabel: false).Label);
    }

    [Fact]
    public void Discover_NoDocument_NamesIt()
    {
        using PoiTree tree = new PoiTree().WithBands();
        PoiDocument document = PoiDocument.Read(tree.At("poi.json"));
        File.Delete(tree.At("poi.json"));

        Diagnostic diagnostic = Assert.Throws<NuTonicException>(() => PoiFolder.Discover(
            tree.Folder, document, new PoiFolderOptions(ItemMatch.Exact, false, true), _ => { })).Diagnostic;

        AssertNames("NT1001", tree.At("poi.json"), diagnostic);
    }

    [Fact]
    public void Discover_GoldenPreview_IsFound()
    {
        string folder = NuTonic.Fixtures.SharedFolder.Path("golden/input/main/poi_0004");
        PoiDocument document = PoiDocument.Read(Path.Combine(folder, "poi.json"));

        PoiSources sources = PoiFolder.Discover(
            folder, document, new PoiFolderOptions(ItemMatch.Exact, false, true), _ => Assert.Fail("a warning"));

        Assert.Equal("sentinel-2-l2a/S2A_54XXX_20240615_0_L2A/visual.tif", sources.Green);
        Assert.Contains(new Probe("mapbox", FileKind.Missing), sources.Probes);
    }

    private static void WriteAll(PoiTree tree, string files)
    {
        foreach (string file in files.Split(' '))
        {
            string[] parts = file.Split('=');
            tree.Write($"{PoiTree.Item}/{parts[0]}", parts.Length > 1 ? "" : "II*");
        }
    }

    private static void AssertNames(string code, string path, Diagnostic diagnostic)
    {
        Assert.Equal((code, path), (diagnostic.Code, diagnostic.Location!.File));
        Assert.Contains(path, diagnostic.Message, StringComparison.Ordinal);
    }
}
