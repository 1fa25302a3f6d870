using System.Globalization;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Engine.Tests.Pipeline.Integrity;

public sealed class DatasetReproductionTests : IDisposable
{
    private readonly DatasetScene _scene = new();

    [Fact]
    public void VerifyReproducible_NothingWrong_ComparesEveryOutputAndLeavesNothing()
    {
        _scene.Build();
        SortedDictionary<string, string> before = _scene.Files();
        string[] names = [.. _scene.Everything().Keys];

        RecordingLog log = _scene.VerifyReproducible();

        Assert.Empty(log.Diagnostics);
        Assert.StartsWith($"compared {_scene.Files().Count} outputs", log.Summaries[^1], StringComparison.Ordinal);
        Assert.EndsWith("; 0 differ", log.Summaries[^1], StringComparison.Ordinal);
        Assert.Equal(before, _scene.Files());
        Assert.Equal(names, _scene.Everything().Keys);
    }

    [Fact]
    public void VerifyReproducible_OutOfDate_BuildsFirst()
    {
        RecordingLog log = _scene.VerifyReproducible();

        Assert.Empty(log.Diagnostics);
        Assert.NotEmpty(_scene.Files());
        Assert.Equal(0, _scene.Build().Result.Built);
    }

    [Fact]
    public void VerifyReproducible_CacheGaveOtherBytes_NamesFileOffsetAndNode()
    {
        _scene.Build();
        string path = _scene.Files().Keys.First(path => path.StartsWith("images/", StringComparison.Ordinal));
        byte[] bytes = File.ReadAllBytes(Path.Combine(_scene.Out, path));
        bytes[^9] ^= 1;
        PretendThatOlderCodeMade(path, bytes);

        RecordingLog log = _scene.VerifyReproducible();

        Diagnostic error = Assert.Single(log.Errors);
        Assert.Equal("NT8212", error.Code);
        Assert.Equal(Path.Combine(_scene.Out, path), error.Location!.File);
        Assert.Contains($"'{path}' of node poi_0000_g001/r00000_c00000/chip", error.Message, StringComparison.Ordinal);
        Assert.Contains($"from byte {bytes.Length - 9} on", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("; 1 differ", log.Summaries[^1], StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(_scene.Out, path)));
    }

    [Fact]
    public void VerifyReproducible_OutputRotten_PointsToVerify()
    {
        _scene.Build();
        _scene.Rot("data/train.jsonl");

        RecordingLog log = _scene.VerifyReproducible();

        Assert.Equal("NT8214", Assert.Single(log.Errors).Code);
    }

    [Fact]
    public void VerifyReproducible_PoiFails_ReportsItOnceAndComparesNothing()
    {
        File.WriteAllText(Path.Combine(_scene.Pois, "poi_0000", "poi.json"), "{");

        RecordingLog log = _scene.VerifyReproducible();

        Assert.Single(log.Errors);
        Assert.DoesNotContain(log.Summaries, line => line.StartsWith("compared", StringComparison.Ordinal));
    }

    [Fact]
    public void ForeignCulture_Run_ReachesThreadsOfTheSchedulerAndEnds()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureUnit[] units = [.. Enumerable.Range(0, 20).Select(_ => new CultureUnit())];

        ForeignCulture.Run(() => Scheduler.Run(units, 3, _ => { }, TestContext.Current.CancellationToken));

        Assert.Same(before, CultureInfo.CurrentCulture);
        Assert.All(units, unit => Assert.Equal("\u22121,5", unit.Text));
    }

    public void Dispose() => _scene.Dispose();

    // The cache holds a result for the fingerprint that today's code does not give; the data set has it too.
    private void PretendThatOlderCodeMade(string path, byte[] bytes)
    {
        Digest fingerprint;
        using (BuildState state = StateFiles.LoadState(
            _scene.OutState, mend: false, diagnostic => Assert.Fail(diagnostic.Message)))
        {
            fingerprint = state.UnitNames.SelectMany(name => state.Find(name)!.Nodes)
                .Single(node => node.Outputs.Any(output => output.Path == path)).Fingerprint;
        }

        using (CacheDirectory cache = CacheDirectory.Open(
            _scene.CacheFolder, new CacheOptions(), diagnostic => Assert.Fail(diagnostic.Message)))
        {
            Assert.True(cache.TryGet(fingerprint, out ActionRecord? action));
            ActionResult result = new(ReadOnlyMemory<byte>.Empty, [cache.Put(bytes)]);
            cache.Put(action with { Result = result.Pack(), Contents = result.Contents });
        }

        Directory.Delete(_scene.Out, recursive: true);
        Directory.Delete(_scene.State, recursive: true);
    }

    private sealed class CultureUnit : IUnit
    {
        public string? Text { get; private set; }

        public IReadOnlyList<Action<CancellationToken>> Begin(CancellationToken cancellation) =>
            [_ => Text = $"{-1.5}"];

        public void Complete(CancellationToken cancellation)
        {
        }

        public void Fail(NuTonicException failure)
        {
        }
    }
}
