using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

public sealed class UnitSessionCommitTests : IDisposable
{
    private readonly GraphScene _scene = new();

    [Fact]
    public void Commit_NodeGone_ItsOutputIsDeleted()
    {
        _scene.Build(GraphScene.Text("a", "a.txt", "1"), GraphScene.Text("b", "b.txt", "2"));

        SceneBuild build = _scene.Build(GraphScene.Text("a", "a.txt", "1"));

        Assert.Equal(["a.txt"], _scene.Published());
        Assert.Empty(build.Listener.Diagnostics);
    }

    [Fact]
    public void Commit_NodeGoneAndItsOutputEdited_TheFileStaysWithAWarning()
    {
        _scene.Build(GraphScene.Text("a", "a.txt", "1"), GraphScene.Text("b", "b.txt", "2"));
        File.WriteAllText(_scene.Output("b.txt"), "mine");

        SceneBuild build = _scene.Build(GraphScene.Text("a", "a.txt", "1"));

        Assert.Equal(["a.txt", "b.txt"], _scene.Published());
        Assert.Equal(["NT7010"], build.Listener.Codes);
    }

    [Fact]
    public void Commit_TwoNodesSwapTheirOutputs_BothFilesAreRight()
    {
        _scene.Build(GraphScene.Text("a", "1.txt", "a"), GraphScene.Text("b", "2.txt", "b"));

        SceneBuild build = _scene.Build(GraphScene.Text("a", "2.txt", "a"), GraphScene.Text("b", "1.txt", "b"));

        Assert.Equal("b", File.ReadAllText(_scene.Output("1.txt")));
        Assert.Equal("a", File.ReadAllText(_scene.Output("2.txt")));
        Assert.Empty(build.Listener.Diagnostics);
    }

    [Fact]
    public void Commit_FolderWhereAFileBelongs_FailsAndTheNextBuildIsRight()
    {
        Directory.CreateDirectory(_scene.Output("a.txt"));

        NuTonicException thrown = Assert.Throws<NuTonicException>(
            () => _scene.Build(GraphScene.Text("a", "a.txt", "1")));
        Directory.Delete(_scene.Output("a.txt"));
        SceneBuild build = _scene.Build(GraphScene.Text("a", "a.txt", "1"));

        Assert.Equal("NT7004", thrown.Diagnostic.Code);
        Assert.Equal([Verdict.FromCache], build.Verdicts);
        Assert.Equal(["a.txt"], _scene.Published());
    }

    [Fact]
    public void Evaluate_ComputationFails_NothingIsPublishedOrForgotten()
    {
        _scene.Build(GraphScene.Text("a", "a.txt", "1"), GraphScene.Text("b", "b.txt", "2"));

        Assert.Throws<NuTonicException>(() => _scene.Build(
            GraphScene.Text("a", "a.txt", "new"),
            GraphScene.Make("b", "b.txt", "broken", () => throw new NuTonicException(Errors.ContentLost, null, "x"))));
        SceneBuild next = _scene.Build(GraphScene.Text("a", "a.txt", "1"), GraphScene.Text("b", "b.txt", "2"));

        Assert.Equal("1", File.ReadAllText(_scene.Output("a.txt")));
        Assert.Equal([Verdict.UpToDate, Verdict.UpToDate], next.Verdicts);
    }

    [Fact]
    public void Evaluate_DryRun_SaysWhatWouldBeDoneAndDoesNothing()
    {
        _scene.Build(
            GraphScene.Text("a", "a.txt", "1"), GraphScene.Text("b", "b.txt", "2"), GraphScene.Text("c", null, "3"));
        File.Delete(_scene.Output("b.txt"));

        SceneBuild dry = _scene.Build(
            BuildMode.DryRun,
            GraphScene.Make(
                "a", "a.txt", "changed", () => throw new InvalidOperationException("computed in a dry run")),
            GraphScene.Text("b", "b.txt", "2"),
            GraphScene.Text("c", null, "3"));

        Assert.Equal([Verdict.Built, Verdict.FromCache, Verdict.UpToDate], dry.Verdicts);
        Assert.Equal(["input 1 -> changed", "b.txt is missing"], dry.Reasons);
        Assert.Equal(["a.txt"], _scene.Published());
        Assert.Equal("1", File.ReadAllText(_scene.Output("a.txt")));
    }

    [Fact]
    public void Evaluate_RebuildWithTheSameBytes_TouchesNoFileAndReportsNothing()
    {
        _scene.Build(GraphScene.Text("a", "a.txt", "1"));
        DateTime written = File.GetLastWriteTimeUtc(_scene.Output("a.txt"));

        SceneBuild build = _scene.Build(BuildMode.Rebuild, GraphScene.Text("a", "a.txt", "1"));

        Assert.Equal([Verdict.Built], build.Verdicts);
        Assert.Equal(["rebuild"], build.Reasons);
        Assert.Equal(written, File.GetLastWriteTimeUtc(_scene.Output("a.txt")));
        Assert.Empty(build.Listener.Diagnostics);
    }

    [Fact]
    public void Evaluate_RebuildWithOtherBytes_ReportsNondeterminism()
    {
        _scene.Build(GraphScene.Make("a", "a.txt", "same", () => "1"));

        SceneBuild build = _scene.Build(BuildMode.Rebuild, GraphScene.Make("a", "a.txt", "same", () => "2"));

        Diagnostic error = Assert.Single(build.Listener.Diagnostics);
        Assert.Equal("NT7003", error.Code);
        Assert.Contains("'unit/a'", error.Message, StringComparison.Ordinal);
        Assert.Contains(GraphScene.DigestOf("1").Short, error.Message, StringComparison.Ordinal);
        Assert.Contains(GraphScene.DigestOf("2").Short, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _scene.Dispose();
}
