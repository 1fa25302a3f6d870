using System.Diagnostics.CodeAnalysis;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

/// <summary>Results that were paid for are safe at once and never made twice.</summary>
public sealed class PaidNodeTests : IDisposable
{
    private readonly GraphScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Evaluate_PaidNode_IsFlushedBeforeAnythingElse()
    {
        FlushedCache cache = new();
        RecordingListener listener = new();
        BuildServices services = _scene.Services(listener) with { Actions = cache };
        UnitSession session = new(GraphScene.Unit, null, services);

        session.Evaluate(Answer("free", isPaid: false), TestContext.Current.CancellationToken);
        Assert.Equal(0, cache.Flushes);
        session.Evaluate(Answer("paid", isPaid: true), TestContext.Current.CancellationToken);

        Assert.Equal(1, cache.Flushes);
    }

    [Fact]
    public void Evaluate_RebuildOfAPaidNode_TakesWhatIsThere()
    {
        _scene.Build(Answer("paid", isPaid: true), Answer("free", isPaid: false));

        SceneBuild rebuilt = _scene.Build(
            BuildMode.Rebuild, Answer("paid", isPaid: true), Answer("free", isPaid: false));

        Assert.Equal([Verdict.UpToDate, Verdict.Built], rebuilt.Verdicts);
    }

    [Fact]
    public void Evaluate_NeededContentLeftTheStore_IsMadeAgain()
    {
        Node kept = GraphScene.Text("kept", null, "1");
        Node needed = new()
        {
            Name = "needed",
            Kind = "text",
            Manifest = new Manifest.Builder("text", 1).Add("input", "2").ToManifest(),
            Outputs = [null],
            NeedsContents = true,
            Compute = _ => new NodeProduct(ReadOnlyMemory<byte>.Empty, ["2"u8.ToArray()]),
        };
        _scene.Build(kept, needed);
        _scene.Contents.Lose(Digest.Of("1"u8));
        _scene.Contents.Lose(Digest.Of("2"u8));

        SceneBuild again = _scene.Build(kept, needed);

        Assert.Equal([Verdict.UpToDate, Verdict.Built], again.Verdicts);
    }

    private static Node Answer(string name, bool isPaid) => new()
    {
        Name = name,
        Kind = "answer",
        Manifest = new Manifest.Builder("answer", 1).Add("question", name).ToManifest(),
        Outputs = [],
        IsPaidFor = isPaid,
        Compute = _ => new NodeProduct("42"u8.ToArray(), []),
    };

    private sealed class FlushedCache : IActionCache
    {
        private readonly MemoryActionCache _cache = new();

        public int Flushes { get; private set; }

        public bool TryGet(in Digest key, [NotNullWhen(true)] out ActionRecord? record) =>
            _cache.TryGet(key, out record);

        public void Put(ActionRecord record) => _cache.Put(record);

        public void Flush() => Flushes++;
    }
}
