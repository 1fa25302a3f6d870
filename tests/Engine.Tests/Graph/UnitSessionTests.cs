using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

public sealed class UnitSessionTests : IDisposable
{
    private readonly GraphScene _scene = new();

    [Fact]
    public void Evaluate_FirstSecondAndChangedBuild_BuildsOnlyWhatIsNew()
    {
        SceneBuild cold = _scene.Build(GraphScene.Text("a", "a.txt", "1"), GraphScene.Text("b", "b.txt", "1b"));
        _scene.Restart();

        SceneBuild warm = _scene.Build(GraphScene.Text("a", "a.txt", "1"), GraphScene.Text("b", "b.txt", "1b"));
        SceneBuild changed = _scene.Build(GraphScene.Text("a", "a.txt", "2"), GraphScene.Text("b", "b.txt", "1b"));

        Assert.Equal([Verdict.Built, Verdict.Built], cold.Verdicts);
        Assert.Equal(["new", "new"], cold.Reasons);
        Assert.Equal([Verdict.UpToDate, Verdict.UpToDate], warm.Verdicts);
        Assert.Empty(warm.Reasons);
        Assert.Equal([Verdict.Built, Verdict.UpToDate], changed.Verdicts);
        Assert.Equal([("unit/a", Verdict.Built, "input 1 -> 2")], changed.Listener.Nodes);
        Assert.Equal("2", File.ReadAllText(_scene.Output("a.txt")));
    }

    [Fact]
    public void Evaluate_BackToAnEarlierInput_ComesFromTheCache()
    {
        _scene.Build(GraphScene.Text("a", "a.txt", "1"));
        _scene.Build(GraphScene.Text("a", "a.txt", "2"));

        SceneBuild back = _scene.Build(GraphScene.Make("a", "a.txt", "1", () => throw new InvalidOperationException()));

        Assert.Equal([Verdict.FromCache], back.Verdicts);
        Assert.Equal(["input 2 -> 1"], back.Reasons);
        Assert.Equal("1", File.ReadAllText(_scene.Output("a.txt")));
        Assert.Empty(back.Listener.Diagnostics);
    }

    [Fact]
    public void Evaluate_InputChangesButNotTheResult_NothingBelowRuns()
    {
        SceneBuild first = BuildChain("x");

        SceneBuild second = BuildChain("x  ");

        Assert.Equal([Verdict.Built, Verdict.Built], first.Verdicts);
        Assert.Equal([Verdict.Built, Verdict.UpToDate], second.Verdicts);
    }

    [Fact]
    public void Evaluate_OutputDeleted_IsRestoredAndTheRestIsUpToDate()
    {
        Node[] nodes =
        [
            GraphScene.Text("a", "a.txt", "1"), GraphScene.Text("b", "d/b.txt", "2"), GraphScene.Text("c", null, "3"),
        ];
        _scene.Build(nodes);
        File.Delete(_scene.Output("d/b.txt"));

        SceneBuild build = _scene.Build(nodes);

        Assert.Equal([Verdict.UpToDate, Verdict.FromCache, Verdict.UpToDate], build.Verdicts);
        Assert.Equal(["d/b.txt is missing"], build.Reasons);
        Assert.Equal("2", File.ReadAllText(_scene.Output("d/b.txt")));
        Assert.Equal(
            (2, 1, 0), (build.Services.Counts.UpToDate, build.Services.Counts.FromCache, build.Services.Counts.Built));
        Assert.Empty(build.Listener.Diagnostics);
    }

    [Fact]
    public void Evaluate_OutputEdited_IsPutBackWithAWarning()
    {
        _scene.Build(GraphScene.Text("a", "a.txt", "1"));
        File.WriteAllText(_scene.Output("a.txt"), "mine");

        SceneBuild build = _scene.Build(GraphScene.Text("a", "a.txt", "1"));

        Assert.Equal([Verdict.FromCache], build.Verdicts);
        Assert.Equal(["a.txt was edited"], build.Reasons);
        Assert.Equal(["NT7008"], build.Listener.Codes);
        Assert.Equal("1", File.ReadAllText(_scene.Output("a.txt")));
    }

    [Fact]
    public void Evaluate_OutputTouched_IsUpToDateWithTheNewStamp()
    {
        _scene.Build(GraphScene.Text("a", "a.txt", "1"));
        File.SetLastWriteTimeUtc(_scene.Output("a.txt"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        FileStamp.TryRead(_scene.Output("a.txt"), out FileStamp touched, out _);

        SceneBuild build = _scene.Build(GraphScene.Text("a", "a.txt", "1"));

        Assert.Equal([Verdict.UpToDate], build.Verdicts);
        Assert.Equal(touched, _scene.State.Find(GraphScene.Unit)!.Nodes[0].Outputs[0].Stamp);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Evaluate_OutputGoneAndItsContentLostOrDamaged_IsComputed(bool damaged)
    {
        _scene.Build(GraphScene.Text("a", "a.txt", "1"));
        File.Delete(_scene.Output("a.txt"));
        Spoil(GraphScene.DigestOf("1"), damaged);

        SceneBuild build = _scene.Build(GraphScene.Text("a", "a.txt", "1"));

        Assert.Equal([Verdict.Built], build.Verdicts);
        Assert.Equal("1", File.ReadAllText(_scene.Output("a.txt")));
        Assert.True(_scene.Contents.TryRead(GraphScene.DigestOf("1"), out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Evaluate_CachedResultWhosePublishedContentIsLostOrDamaged_IsComputed(bool damaged)
    {
        _scene.Build(GraphScene.Text("a", "a.txt", "1"));
        _scene.Build(GraphScene.Text("a", "a.txt", "2"));
        Spoil(GraphScene.DigestOf("1"), damaged);

        SceneBuild build = _scene.Build(GraphScene.Text("a", "a.txt", "1"));

        Assert.Equal([Verdict.Built], build.Verdicts);
        Assert.Equal("1", File.ReadAllText(_scene.Output("a.txt")));
    }

    [Fact]
    public void Evaluate_WholeCacheGoneAndOutputsIntact_IsUpToDate()
    {
        _scene.Build(GraphScene.Text("a", "a.txt", "1"), GraphScene.Text("b", null, "2"));
        LoseCache("1", "2");

        SceneBuild build = _scene.Build(GraphScene.Text("a", "a.txt", "1"), GraphScene.Text("b", null, "2"));

        Assert.Equal([Verdict.UpToDate, Verdict.UpToDate], build.Verdicts);
    }

    [Fact]
    public void Evaluate_ContentsRequired_UnpublishedContentGone_IsComputed()
    {
        Node node = GraphScene.Text("a", null, "1");
        _scene.Build(node);
        _scene.Contents.Lose(GraphScene.DigestOf("1"));
        UnitSession session = new(
            GraphScene.Unit, _scene.State.Find(GraphScene.Unit), _scene.Services(new RecordingListener()))
        {
            RequireContents = true,
        };

        NodeOutcome outcome = session.Evaluate(node, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Built, outcome.Verdict);
        Assert.True(_scene.Contents.Contains(GraphScene.DigestOf("1")));
    }

    [Fact]
    public void Evaluate_CacheGoneAndALaterNodeReadsAPublishedContent_FindsIt()
    {
        _scene.Build(GraphScene.Text("mask", "mask.txt", "1"));
        LoseCache("1");
        RecordingListener listener = new();
        BuildServices services = _scene.Services(listener);
        UnitSession session = new(GraphScene.Unit, _scene.State.Find(GraphScene.Unit), services);

        NodeOutcome mask = session.Evaluate(
            GraphScene.Text("mask", "mask.txt", "1"), TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.UpToDate, mask.Verdict);
        Assert.Equal("1"u8.ToArray(), services.Read(mask.Record!.Outputs[0].Digest));
    }

    [Fact]
    public void Evaluate_NodeRenamed_ComesFromTheCacheAndItsFileStays()
    {
        _scene.Build(GraphScene.Text("old", "a.txt", "1"));
        FileStamp.TryRead(_scene.Output("a.txt"), out FileStamp before, out _);

        SceneBuild build = _scene.Build(GraphScene.Text("new", "a.txt", "1"));

        FileStamp.TryRead(_scene.Output("a.txt"), out FileStamp after, out _);
        Assert.Equal([Verdict.FromCache], build.Verdicts);
        Assert.Equal(before, after);
        Assert.Empty(build.Listener.Diagnostics);
    }

    [Fact]
    public void Evaluate_OutputRenamed_IsMovedFromTheCache()
    {
        _scene.Build(GraphScene.Text("a", "old.txt", "1"));

        SceneBuild build = _scene.Build(GraphScene.Text("a", "new.txt", "1"));

        Assert.Equal([Verdict.FromCache], build.Verdicts);
        Assert.Equal(["new.txt"], _scene.Published());
    }

    public void Dispose() => _scene.Dispose();

    private void Spoil(Digest digest, bool damaged)
    {
        if (damaged)
        {
            _scene.Contents.Damage(digest);
        }
        else
        {
            _scene.Contents.Lose(digest);
        }
    }

    private void LoseCache(params string[] texts)
    {
        _scene.Actions = new MemoryActionCache();
        Array.ForEach(texts, text => _scene.Contents.Lose(GraphScene.DigestOf(text)));
    }

    // The second node sees only what the first one yields.
    private SceneBuild BuildChain(string input)
    {
        string trimmed = input.Trim();
        return _scene.Build(
            GraphScene.Make("windows", null, input, () => trimmed),
            GraphScene.Make("chip", "chip.txt", GraphScene.DigestOf(trimmed).ToString(), () => trimmed));
    }
}
