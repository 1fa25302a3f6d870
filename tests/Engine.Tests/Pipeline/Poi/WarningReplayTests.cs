using System.Text.RegularExpressions;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Tests.Pipeline.Poi;

/// <summary>A POI has the same warnings whether it is built, taken from the cache or up to date.</summary>
public sealed class WarningReplayTests : IDisposable
{
    // One POI names no item and has two; with these tiles both are too small.
    private static readonly (string, string)[] Options = [("NativeTile", "512"), ("Stride", "512")];

    private readonly DatasetScene _scene = new();
    private readonly string[] _built;

    public WarningReplayTests()
    {
        string poi = Path.Combine(_scene.Pois, "poi_0000");
        string document = Path.Combine(poi, "poi.json");
        File.WriteAllText(document, Regex.Replace(File.ReadAllText(document), "\\s*\"stac_item_id\": \"[^\"]*\",", ""));
        string items = Path.Combine(poi, "sentinel-2-l2a");
        string item = Assert.Single(Directory.GetDirectories(items));
        string second = Directory.CreateDirectory(Path.Combine(items, "zzz")).FullName;
        foreach (string file in Directory.GetFiles(item))
        {
            File.Copy(file, Path.Combine(second, Path.GetFileName(file)));
        }

        _built = Warnings(_scene.Build(Options).Log);
    }

    [Fact]
    public void Build_Cold_WarnsOfEachPoi() =>
        Assert.Equal(["NT1028", "NT3010", "NT3010"], _built.Select(line => line.Split(' ')[0]));

    [Fact]
    public void Build_UpToDate_RepeatsThem() => Assert.Equal(_built, Warnings(_scene.Build(Options).Log));

    [Fact]
    public void Build_OnlyTheCacheLeft_RepeatsThem()
    {
        Directory.Delete(_scene.Out, recursive: true);
        Directory.Delete(_scene.State, recursive: true);

        (_, RecordingLog log) = _scene.Build(Options);

        Assert.Equal(_built, Warnings(log));
    }

    [Fact]
    public void Build_PoisMoved_NamesThePlaceWhereTheyAreNow()
    {
        string moved = _scene.Pois + "-moved";
        Directory.Move(_scene.Pois, moved);

        (_, RecordingLog log) = _scene.Build([.. Options, ("PoiRoot", moved)]);

        Assert.Equal(_built.Select(line => line.Replace(_scene.Pois, moved, StringComparison.Ordinal)), Warnings(log));
    }

    [Fact]
    public void Build_PartsOfASplitFileLeftTheCache_WarnsOnce()
    {
        Directory.Delete(_scene.CacheFolder, recursive: true);
        foreach (string split in Directory.GetFiles(Path.Combine(_scene.Out, "data")))
        {
            File.Delete(split);
        }

        (_, RecordingLog log) = _scene.Build(Options);

        Assert.Equal(_built, Warnings(log));
    }

    public void Dispose() => _scene.Dispose();

    private static string[] Warnings(RecordingLog log) =>
        [.. log.Diagnostics.Select(Text).Order(StringComparer.Ordinal)];

    private static string Text(Diagnostic warning) => $"{warning.Code} {warning.Location} {warning.Message}";
}
