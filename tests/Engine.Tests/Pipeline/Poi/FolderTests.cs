using System.Text.Json;
using System.Text.RegularExpressions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Engine.Tests.Pipeline.Poi;

/// <summary>Files of many POIs are divided among sub-folders, and everything that names them follows.</summary>
public sealed class FolderTests : IDisposable
{
    private const string Few = "8"; // Two POIs of four tiles.

    private readonly DatasetScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Build_WithinTheLimit_IsFlat()
    {
        _scene.Build(("FolderEntries", Few));

        Assert.All(Published(), path => Assert.Equal(1, path.Count(letter => letter == '/')));
    }

    [Fact]
    public void Build_OverTheLimit_RowsNameWhatIsThere()
    {
        _scene.Build(("FolderEntries", "7"), ("WriteBboxOverlays", "false"));

        string[] published = Published();
        Assert.All(published, path => Assert.Matches("^(images|labels|metadata|stills)/s[0-9]{5}/[^/]+$", path));
        Assert.All(
            published.GroupBy(path => path[..path.LastIndexOf('/')]), folder => Assert.InRange(folder.Count(), 1, 7));
        string[] named = [.. ImagesOfRows().Distinct()];
        Assert.Equal(
            published.Where(
                path => path.StartsWith("images/", StringComparison.Ordinal)
                    || path.StartsWith("stills/", StringComparison.Ordinal)),
            named.Order(StringComparer.Ordinal));
        Assert.Contains(
            "`images/s*/*.png`", File.ReadAllText(Path.Combine(_scene.Out, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_OfOneTile_SharesTheSubFolderInAllFolders()
    {
        _scene.Build(("FolderEntries", "7"));

        Assert.All(
            Published()
                .Where(path => !path.StartsWith("stills/", StringComparison.Ordinal))
                .GroupBy(path => Path.GetFileNameWithoutExtension(path)),
            tile => Assert.Single(tile.Select(path => path.Split('/')[1]).Distinct()));
    }

    [Fact]
    public void Build_BecomesTooLarge_MovesAndComputesNoPixel()
    {
        _scene.Build(("FolderEntries", Few));
        SortedDictionary<string, string> flat = _scene.Files();
        AddPoi();

        (_, RecordingLog log) = _scene.Build(("FolderEntries", Few));

        SortedDictionary<string, string> divided = _scene.Files();
        Assert.All(flat.Keys.Where(IsOfPoi), path => Assert.DoesNotContain(path, divided.Keys));
        Assert.All(
            flat.Where(file => file.Key.StartsWith("images", StringComparison.Ordinal)),
            file => Assert.Contains(
                divided,
                other => other.Value == file.Value && Path.GetFileName(other.Key) == Path.GetFileName(file.Key)));
        Assert.DoesNotContain(log.Details, line => Regex.IsMatch(line, "^poi_000.*/(chip|label|windows): built"));
        Assert.Contains(
            log.Details,
            line => Regex.IsMatch(
                line, @"^poi_0000/.*/chip: from cache \(images/(poi_.*\.png) moves to images/s[0-9]{5}/\1\)$"));
        AssertSameAsFresh(Few);
    }

    [Fact]
    public void Build_BecomesSmallAgain_IsFlatAgain()
    {
        _scene.Build(("FolderEntries", Few));
        SortedDictionary<string, string> flat = _scene.Files();
        string added = AddPoi();
        _scene.Build(("FolderEntries", Few));
        Directory.Delete(added, recursive: true);

        _scene.Build(("FolderEntries", Few));

        Assert.Equal(flat, _scene.Files());
    }

    [Fact]
    public void Build_DividedAndNothingChanged_DoesNothing()
    {
        _scene.Build(("FolderEntries", "7"));

        (DatasetResult result, _) = _scene.Build(("FolderEntries", "7"));

        Assert.Equal((0, 0), (result.Built, result.FromCache));
    }

    // All POIs are known and none changed, but some still lie where they lay before the one that came.
    [Fact]
    public void Build_AfterOneThatWasStoppedWhilePoisMoved_MovesTheRest()
    {
        _scene.Build(("FolderEntries", Few));
        AwaitOldStamps();
        _scene.Build(("FolderEntries", Few));
        AddPoi("poi_0");
        using CancellationTokenSource stop = new();
        StoppingLog log = new(Pois()[2] + "/", stop);
        Assert.Throws<OperationCanceledException>(() => Dataset.Build(
            _scene.Request(("FolderEntries", Few), ("Parallelism", "1")), rebuild: false, log, stop.Token));

        _scene.Build(("FolderEntries", Few));

        AssertSameAsFresh(Few);
    }

    [Fact]
    public void Build_ChangedPoiOfADividedDataSet_LeavesTheOthersWhereTheyAre()
    {
        _scene.Build(("FolderEntries", "7"));
        string[] pois = Pois();
        File.Copy(
            Path.Combine(_scene.Pois, pois[0], "label.tif"),
            Path.Combine(_scene.Pois, pois[1], "label.tif"),
            overwrite: true);

        (DatasetResult result, RecordingLog log) = _scene.Build(("FolderEntries", "7"));

        Assert.True(result.Built > 0);
        Assert.DoesNotContain(log.Details, line => line.StartsWith(pois[0] + "/", StringComparison.Ordinal));
        AssertSameAsFresh("7");
    }

    [Fact]
    public void Build_PoiGetsTheIdOfAnother_IsAConflict()
    {
        _scene.Build();
        string[] pois = Pois();
        string document = Path.Combine(_scene.Pois, pois[1], "poi.json");
        File.WriteAllText(
            document, File.ReadAllText(document).Replace($"\"{pois[1]}\"", $"\"{pois[0]}\"", StringComparison.Ordinal));
        RecordingLog log = new();

        Dataset.Build(_scene.Request(), rebuild: false, log, TestContext.Current.CancellationToken);

        Assert.Equal(["NT1033", "NT7013"], log.Codes);
    }

    [Fact]
    public void Explain_OneTileOfADividedDataSet_FindsItUpToDate()
    {
        _scene.Build(("FolderEntries", "7"));
        RecordingLog log = new();

        DatasetResult result = Dataset.Explain(
            _scene.Request(("FolderEntries", "7"), ("ExplainTarget", "poi_0000*")),
            log,
            TestContext.Current.CancellationToken);

        Assert.Empty(log.Errors);
        Assert.Equal((0, 0), (result.Built, result.FromCache));
    }

    private static bool IsOfPoi(string path) => !path.StartsWith("data", StringComparison.Ordinal)
        && path.Contains('/', StringComparison.Ordinal)
        && !path.StartsWith("meta/", StringComparison.Ordinal);

    // What a build into an empty folder gives.
    private void AssertSameAsFresh(string entries)
    {
        SortedDictionary<string, string> files = _scene.Files();
        Directory.Delete(_scene.Out, recursive: true);
        Directory.Delete(_scene.State, recursive: true);
        _scene.Build(("FolderEntries", entries));
        Assert.Equal(files, _scene.Files());
    }

    // Files that are too young to trust would be looked at closely.
    private static void AwaitOldStamps() => Thread.Sleep(100);

    private string[] Pois() =>
        [.. Directory.GetDirectories(_scene.Pois).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private string AddPoi(string id = "poi_9999")
    {
        string source = Path.Combine(_scene.Pois, Pois()[0]);
        string target = Path.Combine(_scene.Pois, id);
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        string document = Path.Combine(target, "poi.json");
        File.WriteAllText(
            document,
            File.ReadAllText(document).Replace(Path.GetFileName(source), id, StringComparison.Ordinal));
        return target;
    }

    private string[] Published() =>
        [.. _scene.Files().Keys.Where(IsOfPoi).Order(StringComparer.Ordinal)];

    private IEnumerable<string> ImagesOfRows() =>
        from file in Directory.GetFiles(Path.Combine(_scene.Out, "data"))
        from line in File.ReadLines(file)
        from message in JsonDocument.Parse(line).RootElement.GetProperty("messages").EnumerateArray()
        from part in message.GetProperty("content").EnumerateArray()
        where part.GetProperty("type").GetString() == "image"
        select part.GetProperty("image").GetString()!;

    /// <summary>Stops the build as soon as it speaks of a node.</summary>
    private sealed class StoppingLog(string node, CancellationTokenSource stop) : IDatasetLog
    {
        public void Report(Diagnostic diagnostic) => Assert.Fail(diagnostic.ToString());

        public void Detail(string text)
        {
            if (text.StartsWith(node, StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        }

        public void Summary(string text)
        {
        }
    }
}
