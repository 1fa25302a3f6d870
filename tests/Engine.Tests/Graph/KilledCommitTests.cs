using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

/// <summary>A build that was killed between publishing a unit's files and recording the unit.</summary>
public sealed class KilledCommitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingListener _listener = new();
    private readonly MemoryContentStore _contents = new();
    private readonly MemoryActionCache _actions = new();

    private string Root => _folder.File("out");

    [Fact]
    public void NextBuild_WithoutTheUnit_RemovesItsFiles()
    {
        Kill(GraphScene.Text("n", "chips/a.txt", "1"));

        Build(services => UnrecordedOutputs.Remove(services));

        Assert.False(File.Exists(Path.Combine(Root, "chips/a.txt")));
        Assert.Empty(_listener.Diagnostics);
        Assert.False(File.Exists(_folder.File("obj/publish.log")));
    }

    [Fact]
    public void NextBuild_WithOtherContent_ReplacesItInSilence()
    {
        Kill(GraphScene.Text("n", "a.txt", "1"));

        Build(services => Commit(services, GraphScene.Text("n", "a.txt", "2")));

        Assert.Equal("2", File.ReadAllText(Path.Combine(Root, "a.txt")));
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void NextBuild_BackToWhatWasRecorded_PutsItBackInSilence()
    {
        Build(services => Commit(services, GraphScene.Text("n", "a.txt", "1"), GraphScene.Text("m", "b.txt", "1")));
        Kill(GraphScene.Text("n", "a.txt", "2"), GraphScene.Text("m", "b.txt", "2"));

        Build(services =>
        {
            Commit(services, GraphScene.Text("n", "a.txt", "1"));
            UnrecordedOutputs.Remove(services);
        });

        Assert.Equal("1", File.ReadAllText(Path.Combine(Root, "a.txt")));
        Assert.False(File.Exists(Path.Combine(Root, "b.txt")));
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void NextBuild_FileEditedSince_LeavesItOrWarns()
    {
        Kill(GraphScene.Text("n", "a.txt", "1"), GraphScene.Text("m", "b.txt", "1"));
        File.WriteAllText(Path.Combine(Root, "a.txt"), "mine");
        File.WriteAllText(Path.Combine(Root, "b.txt"), "mine");

        Build(services =>
        {
            Commit(services, GraphScene.Text("m", "b.txt", "1"));
            UnrecordedOutputs.Remove(services);
        });

        Assert.Equal("mine", File.ReadAllText(Path.Combine(Root, "a.txt")));
        Assert.Equal("1", File.ReadAllText(Path.Combine(Root, "b.txt")));
        Assert.Equal([Errors.ForeignOutputReplaced.Code], _listener.Codes);
    }

    public void Dispose() => _folder.Dispose();

    // Everything but the record and what comes after it.
    private void Kill(params Node[] nodes)
    {
        using BuildState state = BuildState.Load(_folder.File("obj/state.log"), _listener.Report);
        PublishJournal journal = PublishJournal.Load(_folder.File("obj/publish.log"));
        BuildServices services = Services(state, journal);
        NodeRecord[] before = [.. state.Find(GraphScene.Unit)?.Nodes ?? []];
        foreach (OutputRecord output in Evaluate(services, nodes).SelectMany(node => node.Outputs))
        {
            OutputRecord? previous = before.SelectMany(node => node.Outputs)
                .FirstOrDefault(old => old.Path == output.Path);
            services.Outputs.Publish(output, previous, file => file.Write(services.Read(output.Digest)));
        }

        Assert.Empty(_listener.Diagnostics);
        GC.KeepAlive(journal);
    }

    private void Build(Action<BuildServices> build)
    {
        using BuildState state = BuildState.Load(_folder.File("obj/state.log"), _listener.Report);
        using PublishJournal journal = PublishJournal.Load(_folder.File("obj/publish.log"));
        build(Services(state, journal));
    }

    private static void Commit(BuildServices services, params Node[] nodes) =>
        new UnitSession(GraphScene.Unit, services.State.Find(GraphScene.Unit), services).Commit(
            GraphScene.Record(Evaluate(services, nodes)));

    private static NodeRecord[] Evaluate(BuildServices services, Node[] nodes)
    {
        UnitSession session = new(GraphScene.Unit, services.State.Find(GraphScene.Unit), services);
        return [.. nodes.Select(node => session.Evaluate(node, TestContext.Current.CancellationToken).Record!)];
    }

    private BuildServices Services(BuildState state, PublishJournal journal) => new(
        _actions,
        _contents,
        new OutputFolder(Root, _listener.Report) { Journal = journal },
        state,
        _listener,
        new BuildCounts(),
        BuildMode.Build);
}
