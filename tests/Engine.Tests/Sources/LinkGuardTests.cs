using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Tests.Sources;

public sealed class LinkGuardTests
{
    [Theory]
    [InlineData("label.tif")]
    [InlineData("poi.json")]
    [InlineData(PoiTree.Item)]
    [InlineData(PoiTree.Item + "/red.tif")]
    [InlineData("sentinel-2-l2a")]
    [InlineData("mapbox")]
    [InlineData("mapbox/a.png")]
    public void Discover_LinkOutOfTheRoot_NamesLinkAndTarget(string relative)
    {
        using PoiTree tree = new PoiTree().WithBands().Write("mapbox/a.png");
        string target = MoveAndLink(tree.At(relative), tree.Outside("target"));

        Diagnostic diagnostic = tree.Fail();

        Assert.Equal(("NT1023", tree.At(relative)), (diagnostic.Code, diagnostic.Location!.File));
        Assert.Contains(tree.At(relative), diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains(target, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal("label.tif", tree.Discover(allowExternal: true).Label);
    }

    [Theory]
    [InlineData("label.tif")]
    [InlineData("sentinel-2-l2a")]
    public void Discover_LinkInsideTheRoot_IsFollowed(string relative)
    {
        using PoiTree tree = new PoiTree().WithBands();
        MoveAndLink(tree.At(relative), Path.Combine(tree.Root, "shared"));

        Assert.Equal(PoiTree.Item + "/red.tif", tree.Discover().Red);
    }

    [Fact]
    public void Discover_LinkThroughALinkAndUp_IsSeenOutside()
    {
        // Read as text, in/../label.tif stays in the folder; the system goes up from where "in" leads.
        using PoiTree tree = new PoiTree().WithBands();
        Directory.CreateDirectory(tree.Outside("other/deep"));
        File.Move(tree.At("label.tif"), tree.Outside("other/label.tif"));
        Directory.CreateSymbolicLink(tree.At("in"), tree.Outside("other/deep"));
        File.CreateSymbolicLink(tree.At("label.tif"), "in/../label.tif");

        Assert.Equal("NT1023", tree.Fail().Code);
    }

    [Theory]
    [InlineData("nowhere", "NT1024")]
    [InlineData("label.tif", "NT1025")]
    public void Discover_LinkThatLeadsNowhere_IsNotTakenForAbsent(string target, string code)
    {
        using PoiTree tree = new PoiTree().WithBands();
        File.Delete(tree.At("label.tif"));
        File.CreateSymbolicLink(tree.At("label.tif"), target);

        Diagnostic diagnostic = Assert.Throws<NuTonicException>(() => tree.Discover(needsLabel: false)).Diagnostic;

        Assert.Equal((code, tree.At("label.tif")), (diagnostic.Code, diagnostic.Location!.File));
        Assert.Contains($"'{target}'", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Discover_BrokenLinkAmongItems_IsNotPassedOver()
    {
        using PoiTree tree = new PoiTree().WithBands();
        Directory.CreateSymbolicLink(tree.At("sentinel-2-l2a/A"), "nowhere");

        Assert.Equal("NT1024", tree.Fail().Code);
    }

    [Fact]
    public void Discover_BrokenLinkWithTheNameOfTheItem_IsCalledBroken()
    {
        using PoiTree tree = new PoiTree().WithBands();
        Directory.CreateSymbolicLink(tree.At("sentinel-2-l2a/A"), "nowhere");

        Assert.Equal("NT1024", tree.Fail("A").Code);
    }

    [Fact]
    public void Discover_Device_IsNotOpened()
    {
        using PoiTree tree = new PoiTree().WithBands();
        File.Delete(tree.At("label.tif"));
        File.CreateSymbolicLink(tree.At("label.tif"), "/dev/null");

        NuTonicException failure = Assert.Throws<NuTonicException>(() => tree.Discover(allowExternal: true));

        Assert.Equal(("NT1026", tree.At("label.tif")), (failure.Diagnostic.Code, failure.Diagnostic.Location!.File));
    }

    private static string MoveAndLink(string path, string target)
    {
        Directory.Move(path, target);
        File.CreateSymbolicLink(path, target);
        return target;
    }
}
