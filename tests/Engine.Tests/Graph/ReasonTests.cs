using System.Collections.Immutable;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

public sealed class ReasonTests : IDisposable
{
    private static readonly string Before = new('a', 64);
    private static readonly string After = new('b', 64);

    private readonly GraphScene _scene = new();

    [Fact]
    public void ToString_EachKind_NamesOptionFileOrCode()
    {
        Reason reason = new(
        [
            new Cause(CauseKind.Option, "OutputSize", "224", "256"),
            new Cause(CauseKind.File, "address", "Old", "New") { File = "poi.json" },
            new Cause(CauseKind.File, "label", Before, After) { File = "label.tif", IsHash = true },
            new Cause(CauseKind.Code, "step version", "1", "2"),
            new Cause(CauseKind.Option, "Extra", null, "x"),
        ]);

        Assert.Equal(
            "OutputSize 224 -> 256, poi.json address Old -> New, label.tif aaaaaaaaaaaa -> bbbbbbbbbbbb, "
            + "code of the step, version 1 -> 2, Extra added: x",
            reason.ToString());
    }

    [Fact]
    public void ToString_ManyRoots_NamesTheFirstAndCountsTheRest()
    {
        ImmutableArray<Cause> roots =
            [.. Enumerable.Range(0, 5).Select(i => new Cause(CauseKind.Option, $"O{i}", "1", "2"))];

        string text = new Cause(CauseKind.Input, "window", Before, After) { IsHash = true, Roots = roots }.ToString();

        Assert.Equal("window aaaaaaaaaaaa -> bbbbbbbbbbbb because of O0 and O1 and O2 and 2 more", text);
    }

    [Fact]
    public void Evaluate_NodeBelowAChangedFile_IsTracedBackToTheFile()
    {
        _scene.Build(Upper("1"), Lower("1"), Lowest("1"));

        SceneBuild changed = _scene.Build(Upper("2"), Lower("2"), Lowest("2"));

        Assert.Equal(
            [
                "red.tif content 1 -> 2",
                "window 1 -> 2 because of red.tif content",
                "mask 1 -> 2 because of red.tif content",
            ],
            changed.Reasons);
    }

    [Fact]
    public void Follows_NodeBelowAChangedFile_KnowsTheFile()
    {
        _scene.Build(Upper("1"));
        RecordingListener listener = new();
        UnitSession session = new(
            GraphScene.Unit, _scene.State.Find(GraphScene.Unit), _scene.Services(listener, BuildMode.DryRun));

        session.Evaluate(Upper("2"), TestContext.Current.CancellationToken);
        session.Follows("lower", "text", "upper");

        Cause cause = Assert.Single(listener.Reports[^1].Reason.Causes);
        Assert.Equal("red.tif", Assert.Single(cause.Roots).File);
        Assert.Equal("if upper comes out different", cause.ToString());
        Assert.True(listener.Reports[^1].IsWaiting);
    }

    public void Dispose() => _scene.Dispose();

    private static Node Upper(string content) => Make("upper", "content", content, CauseKind.File, "red.tif");

    private static Node Lower(string window) => Make("lower", "window", window, CauseKind.Input, "upper");

    private static Node Lowest(string mask) => Make("lowest", "mask", mask, CauseKind.Input, "lower");

    private static Node Make(string name, string field, string value, CauseKind kind, string where) => new()
    {
        Name = name,
        Kind = "text",
        Manifest = new Manifest.Builder("text", 1).Add("name", name).Add(field, value).ToManifest(),
        Origin = _ => new FieldOrigin(kind, where),
        Outputs = [],
        Compute = _ => new NodeProduct(ReadOnlyMemory<byte>.Empty, []),
    };
}
