using NuTonic.Engine.Pipeline;

namespace NuTonic.Engine.Tests.Pipeline.Aerial;

/// <summary>The cache may be emptied at any time; what a build needs of it is made again, and nothing else.</summary>
public sealed class LostCacheTests : IDisposable
{
    private readonly AerialScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Build_NothingChanged_NeedsNoCache()
    {
        (DatasetResult first, _) = _scene.Build();
        Directory.Delete(_scene.CacheFolder, recursive: true);

        (DatasetResult again, _) = _scene.Build();

        Assert.Equal((0, 0, first.Built), (again.Built, again.FromCache, again.UpToDate));
    }

    [Fact]
    public void Build_OptionChanged_MakesFactsAgainButNoCaption()
    {
        _scene.Build();
        Directory.Delete(_scene.CacheFolder, recursive: true);

        (_, RecordingLog log) = _scene.Build(("JpegQuality", "70"));

        Assert.Contains(log.Details, line => line.Contains("/facts: built", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Details, line => line.Contains("/caption: built", StringComparison.Ordinal));
        Assert.Equal(Fresh(("JpegQuality", "70")), _scene.Files());
    }

    [Fact]
    public void Build_ShardDeletedToo_IsPutTogetherFromPartsMadeAgain()
    {
        _scene.Build();
        SortedDictionary<string, string> files = _scene.Files();
        Directory.Delete(_scene.CacheFolder, recursive: true);
        Directory.Delete(Path.Combine(_scene.Out, "JPG"), recursive: true);
        Directory.Delete(Path.Combine(_scene.Out, "meta"), recursive: true);

        _scene.Build();

        Assert.Equal(files, _scene.Files());
    }

    [Fact]
    public void Build_AllOutputsAsked_WritesEachOfThem()
    {
        _scene.Build(("ImageTextRows", "true"), ("ShardSize", "3"), ("ShardIndex", "true"));
        SortedDictionary<string, string> files = _scene.Files();

        Assert.Contains(files.Keys, path => path.StartsWith("images/", StringComparison.Ordinal));
        Assert.Contains("data/train.jsonl", files.Keys);
        Assert.True(files.Keys.Count(path => path.EndsWith(".idx", StringComparison.Ordinal)) > 1);
    }

    private static SortedDictionary<string, string> Fresh(params (string Name, string Value)[] options)
    {
        using AerialScene other = new();
        other.Build(options);
        return other.Files();
    }
}
