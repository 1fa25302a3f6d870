using System.Globalization;
using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Sources;

/// <summary>
/// A POI root of one test's own, gone afterwards. Rasters hold a few bytes: discovery reads no pixels.
/// </summary>
internal sealed class PoiTree : IDisposable
{
    public const string Item = "sentinel-2-l2a/S2A_1";

    public const string Document =
        """{"poi_id": null, "bbox_wgs84": [10, 45, 10.5, 45.5], "latitude": 45.25, "longitude": 10.25}""";

    private static int _counter;

    private readonly string _base;

    public PoiTree()
    {
        int number = Interlocked.Increment(ref _counter);
        string name = string.Create(CultureInfo.InvariantCulture, $"nutonic-poi-{Environment.ProcessId}-{number}");
        _base = Path.Combine(Path.GetTempPath(), name);
        Root = Path.Combine(_base, "root");
        Folder = Path.Combine(Root, "poi_0");
        Directory.CreateDirectory(Folder);
        Write("poi.json", Document);
    }

    /// <summary>The POI root.</summary>
    public string Root { get; }

    /// <summary>The POI folder poi_0 in it, which has a poi.json from the start.</summary>
    public string Folder { get; }

    /// <summary>Path of something beside the POI root.</summary>
    public string Outside(string name) => Path.Combine(_base, name);

    public string At(string relative) => Path.Combine(Folder, relative);

    public PoiTree Write(string relative, string content = "II*")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(relative))!);
        File.WriteAllText(At(relative), content, new UTF8Encoding(false));
        return this;
    }

    /// <summary>Adds the three bands and a label.</summary>
    public PoiTree WithBands() =>
        Write(Item + "/red.tif").Write(Item + "/green.tif").Write(Item + "/blue.tif").Write("label.tif");

    public PoiSources Discover(
        string? itemId = null,
        ItemMatch match = ItemMatch.Exact,
        bool allowExternal = false,
        bool needsLabel = true,
        bool takesSceneClasses = false,
        Action<Diagnostic>? report = null)
    {
        PoiDocument document = PoiDocument.Read(At("poi.json")) with { StacItemId = itemId };
        return PoiFolder.Discover(
            Folder,
            document,
            new PoiFolderOptions(match, allowExternal, needsLabel, takesSceneClasses),
            report ?? (_ => { }));
    }

    /// <summary>The error of a discovery that must fail.</summary>
    public Diagnostic Fail(string? itemId = null) =>
        Assert.Throws<NuTonicException>(() => Discover(itemId)).Diagnostic;

    public void Dispose() => Directory.Delete(_base, recursive: true);
}
