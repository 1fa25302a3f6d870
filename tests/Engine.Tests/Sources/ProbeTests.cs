using NuTonic.Engine.Cache;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Sources;

/// <summary>Whatever could change the answer of a discovery changes the stamp of a probe.</summary>
public sealed class ProbeTests
{
    private const string Item = PoiTree.Item;

    [Theory]
    [InlineData("write poi.json")]
    [InlineData("replace label.tif")]
    [InlineData("delete label.tif")]
    [InlineData("write label.tif")]
    [InlineData("write " + Item + "/red.tif")]
    [InlineData("delete " + Item + "/green.tif")]
    [InlineData("write " + Item + "/visual.tif")]
    [InlineData("write sentinel-2-l2a/A_first/red.tif")]
    [InlineData("rename sentinel-2-l2a/S2A_1")]
    [InlineData("rename sentinel-2-l2a")]
    [InlineData("write mapbox/0.png")]
    [InlineData("delete mapbox/a.png")]
    [InlineData("write mapbox/a.png")]
    [InlineData("rename mapbox")]
    public void Probes_BandsChanged_Tell(string change)
    {
        using PoiTree tree = new PoiTree().WithBands().Write("mapbox/a.png");

        AssertTells(tree, change);
    }

    [Theory]
    [InlineData("write " + Item + "/red.tif")]
    [InlineData("write " + Item + "/blue.tiff")]
    [InlineData("write " + Item + "/a_visual.tif")]
    [InlineData("write label.tif")]
    [InlineData("write mapbox/a.png")]
    public void Probes_PreviewChanged_Tell(string change)
    {
        // The empty files stand where better ones may come: when they fill up, their folder stays as it is.
        using PoiTree tree = new PoiTree().Write(Item + "/visual.tif").Write(Item + "/red.tif", "").Write(
            "label.tif", "");

        AssertTells(tree, change);
    }

    [Fact]
    public void Probes_NothingChanged_AreSilent()
    {
        using PoiTree tree = new PoiTree().WithBands().Write("mapbox/a.png");
        PoiSources sources = tree.Discover();
        (FileKind, FileStamp)[] before = Stamps(tree, sources);

        Assert.Equal(sources.Probes, tree.Discover().Probes);
        Assert.Equal(before, Stamps(tree, sources));
        Assert.Equal(sources.Probes.Select(probe => probe.Kind), before.Select(look => look.Item1));
    }

    private static void AssertTells(PoiTree tree, string change)
    {
        PoiSources sources = tree.Discover(needsLabel: false);
        (FileKind, FileStamp)[] before = Stamps(tree, sources);

        Apply(tree, change);

        Assert.NotEqual(before, Stamps(tree, sources));
    }

    private static (FileKind Kind, FileStamp Stamp)[] Stamps(PoiTree tree, PoiSources sources) =>
    [
        .. sources.Probes.Select(probe =>
        {
            FileStamp.TryRead(tree.At(probe.Path), out FileStamp stamp, out FileKind kind);
            return (kind, stamp);
        }),
    ];

    private static void Apply(PoiTree tree, string change)
    {
        string[] words = change.Split(' ');
        string path = tree.At(words[1]);
        switch (words[0])
        {
            case "write":
                tree.Write(words[1], "other content");
                break;
            case "delete":
                File.Delete(path);
                break;
            case "rename":
                Directory.Move(path, path + "_");
                break;
            case "replace":
                File.Move(path, path + "_");
                File.Copy(path + "_", path);
                break;
            default:
                throw new ArgumentException(change);
        }
    }
}
