using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

/// <summary>A checkout with one unit named "unit": output folder, state and caches that outlive its builds.</summary>
internal sealed class GraphScene : IDisposable
{
    public const string Unit = "unit";

    private readonly TemporaryFolder _folder = new();
    private LayoutFiles? _layouts;
    private BuildState _state;

    public GraphScene()
    {
        _state = BuildState.Load(StatePath, diagnostic => Assert.Fail(diagnostic.Message));
    }

    public MemoryActionCache Actions { get; set; } = new();

    public LossyContentStore Contents { get; } = new();

    public BuildState State => _state;

    public string OutputRoot => _folder.File("out");

    private string StatePath => _folder.File("obj/state.log");

    /// <summary>Path of a published file.</summary>
    public string Output(string path) => Path.Combine(OutputRoot, path);

    /// <summary>Files in the output folder with "/" between folders, in ordinal order.</summary>
    public IReadOnlyList<string> Published() => !Directory.Exists(OutputRoot)
        ? []
        : [.. Directory.EnumerateFiles(OutputRoot, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(OutputRoot, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    /// <summary>What the builds of one process share.</summary>
    public BuildServices Services(RecordingListener listener, BuildMode mode = BuildMode.Build)
    {
        // As between two builds.
        _layouts?.Dispose();
        _layouts = new LayoutFiles(_folder.File("obj/parts"));
        return new(
            Actions, Contents, new OutputFolder(OutputRoot, listener.Report), _state, listener, new BuildCounts(), mode)
        {
            Layouts = _layouts,
        };
    }

    /// <summary>Evaluates the nodes in order and commits them, as a unit of the pipeline does.</summary>
    public SceneBuild Build(params Node[] nodes) => Build(BuildMode.Build, nodes);

    /// <inheritdoc cref="Build(Node[])"/>
    public SceneBuild Build(BuildMode mode, params Node[] nodes)
    {
        RecordingListener listener = new();
        BuildServices services = Services(listener, mode);
        UnitSession session = new(Unit, _state.Find(Unit), services);
        NodeOutcome[] outcomes =
            [.. nodes.Select(node => session.Evaluate(node, TestContext.Current.CancellationToken))];
        if (mode != BuildMode.DryRun)
        {
            session.Commit(Record([.. outcomes.Select(outcome => outcome.Record!)]));
        }

        return new SceneBuild([.. outcomes.Select(outcome => outcome.Verdict)], listener, services);
    }

    /// <summary>A unit of these nodes and nothing else.</summary>
    public static UnitRecord Record(params NodeRecord[] nodes) =>
        new(Unit, default, [], [.. nodes], ReadOnlyMemory<byte>.Empty, []);

    /// <summary>Closes the state and loads it, as the next process does.</summary>
    public void Restart()
    {
        _state.Dispose();
        _state = BuildState.Load(StatePath, diagnostic => Assert.Fail(diagnostic.Message));
    }

    /// <summary>A node that publishes <paramref name="text"/>, which is also its only input.</summary>
    public static Node Text(string name, string? path, string text) => Make(name, path, text, () => text);

    /// <summary>A node with one input and one output.</summary>
    public static Node Make(string name, string? path, string input, Func<string> compute) => new()
    {
        Name = name,
        Kind = "text",
        Manifest = new Manifest.Builder("text", 1).Add("input", input).ToManifest(),
        Outputs = [path],
        Compute = _ => new NodeProduct(ReadOnlyMemory<byte>.Empty, [Encoding.UTF8.GetBytes(compute())]),
    };

    /// <summary>Digest of a text.</summary>
    public static Digest DigestOf(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));

    public void Dispose()
    {
        _layouts?.Dispose();
        _state.Dispose();
        _folder.Dispose();
    }
}
