using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

public sealed class UnitGlanceTests : IDisposable
{
    private const string Unit = "poi_é";

    private static readonly Digest Options = GraphScene.DigestOf("options");

    private readonly TemporaryFolder _folder = new();
    private readonly BuildState _state;

    public UnitGlanceTests()
    {
        _state = BuildState.Load(_folder.File("state.log"), diagnostic => Assert.Fail(diagnostic.Message));
        Directory.CreateDirectory(_folder.File("in/sub"));
        Directory.CreateDirectory(_folder.File("out"));
        File.WriteAllText(_folder.File("in/sub/a.tif"), "pixels");
        File.WriteAllText(_folder.File("out/a.png"), "chip");
        File.WriteAllText(_folder.File("out/b.png"), "mask");
        _state.Put(Record());
    }

    [Fact]
    public void Look_NothingChanged_IsUpToDateAndCountsNodesByKind()
    {
        using UnitGlance glance = Glance(Options);
        BuildCounts counts = new();

        GlanceResult result = glance.Look(Unit, "in", out byte[]? payload, out ImmutableArray<Diagnostic> warnings);
        glance.Look(Unit, "in", out _, out _);
        glance.AddTo(counts);

        Assert.Equal(GlanceResult.UpToDate, result);
        Assert.Equal([7, 8], payload);
        Assert.Equal("NT1001", Assert.Single(warnings).Code);
        Assert.Equal(
            [("chip", 2L), ("label", 4L)], counts.ByKind().Select(kind => (kind.Kind, kind.UpToDate)));
    }

    [Fact]
    public void Look_OtherOptions_StillTellsThePayload()
    {
        GlanceResult result = Look(Unit, default, out byte[]? payload);

        Assert.Equal(GlanceResult.OtherOptions, result);
        Assert.Equal([7, 8], payload);
    }

    [Fact]
    public void Look_OtherOptionsAndAnOutputIsGone_IsLeftToTheNodes()
    {
        File.Delete(_folder.File("out/a.png"));
        using UnitGlance glance = Glance(default);

        Assert.Equal(GlanceResult.OtherOptions, glance.Look(Unit, "in", out _, out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Outline_AfterALook_HasTheNodesOfTheRecord(bool isChanged)
    {
        if (isChanged)
        {
            File.Delete(_folder.File("in/sub/a.tif"));
        }

        using UnitGlance glance = Glance(default);
        GlanceResult expected = isChanged ? GlanceResult.Changed : GlanceResult.OtherOptions;
        Assert.Equal(expected, glance.Look(Unit, "in", out _, out _));

        Assert.True(glance.HasRecord);
        Units.AssertOutline(Record(), glance.Outline());
    }

    [Fact]
    public void HasRecord_UnitThatIsNotThere_IsFalseWhateverWasLookedAtBefore()
    {
        using UnitGlance glance = Glance(default);
        glance.Look(Unit, "in", out _, out _);

        Assert.Equal(GlanceResult.Changed, glance.Look("nobody", "in", out _, out _));

        Assert.False(glance.HasRecord);
    }

    [Theory]
    [InlineData("in/sub/a.tif", "write")]
    [InlineData("in/sub/a.tif", "touch")]
    [InlineData("in/sub/a.tif", "delete")]
    [InlineData("in/sub", "add")]
    [InlineData("in/absent", "write")]
    [InlineData("out/a.png", "write")]
    [InlineData("out/b.png", "touch")]
    [InlineData("out/b.png", "delete")]
    [InlineData("out/b.png", "replace by a folder")]
    public void Look_AnythingOutsideChanged_IsLeftToTheThoroughLook(string path, string change)
    {
        string full = _folder.File(path);
        switch (change)
        {
            case "write":
                File.WriteAllText(full, "other");
                break;
            case "touch":
                File.SetLastWriteTimeUtc(full, DateTime.UnixEpoch);
                break;
            case "delete":
                File.Delete(full);
                break;
            case "add":
                File.WriteAllText(Path.Combine(full, "new"), "");
                break;
            default:
                File.Delete(full);
                Directory.CreateDirectory(full);
                break;
        }

        Assert.Equal(GlanceResult.Changed, Look(Unit, Options, out byte[]? payload));
        Assert.Null(payload);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Look_FileTooYoungToTrust_IsLeftToTheThoroughLook(bool source, bool output)
    {
        UnitRecord record = Record();
        NodeRecord last = record.Nodes[^1];
        _state.Put(record with
        {
            Probes = record.Probes.SetItem(1, record.Probes[1] with { Racy = source }),
            Nodes = record.Nodes.SetItem(
                2, last with { Outputs = last.Outputs.SetItem(0, last.Outputs[0] with { Racy = output }) }),
        });

        Assert.Equal(GlanceResult.Changed, Look(Unit, Options, out _));
    }

    [Fact]
    public void Look_RootsAreGone_IsChanged()
    {
        using UnitGlance glance = new(_state, Options, _folder.File("nowhere"), _folder.File("nowhere"));

        Assert.Equal(GlanceResult.Changed, glance.Look(Unit, "in", out _, out _));
    }

    [Fact]
    public void Look_UnknownUnit_IsChanged() =>
        Assert.Equal(GlanceResult.Changed, Look("other", Options, out _));

    [Fact]
    public void Look_PathsLongerThanTheBuffer_AreLookedAtWhole()
    {
        string deep = string.Concat(Enumerable.Repeat("/" + new string('d', 200), 4))[1..];
        Directory.CreateDirectory(_folder.File("in/" + deep));
        UnitRecord record = Record();
        _state.Put(record with { Probes = record.Probes.Add(Probe(deep)) });

        Assert.Equal(GlanceResult.UpToDate, Look(Unit, Options, out _));
    }

    public void Dispose()
    {
        _state.Dispose();
        _folder.Dispose();
    }

    private UnitGlance Glance(Digest options) => new(_state, options, _folder.Root, _folder.File("out"));

    private GlanceResult Look(string unit, Digest options, out byte[]? payload)
    {
        using UnitGlance glance = Glance(options);
        return glance.Look(unit, "in", out payload, out _);
    }

    private UnitRecord Record() => new(
        Unit,
        Options,
        [Probe(""), Probe("sub/a.tif"), Probe("sub"), Probe("absent")],
        [
            new NodeRecord("1", "chip", default, new byte[] { 1 }, [Output("a.png")]),
            new NodeRecord("2", "label", default, ReadOnlyMemory<byte>.Empty, [new OutputRecord(null, Options)]),
            new NodeRecord("3", "label", default, ReadOnlyMemory<byte>.Empty, [Output("b.png")]),
        ],
        new byte[] { 7, 8 },
        [new Diagnostic("NT1001", Severity.Warning, "odd", null)]);

    private ProbeRecord Probe(string path)
    {
        FileStamp.TryRead(_folder.File("in/" + path), out FileStamp stamp, out FileKind kind);
        return new ProbeRecord(path, kind, stamp, false, default);
    }

    private OutputRecord Output(string path)
    {
        FileStamp.TryRead(_folder.File("out/" + path), out FileStamp stamp, out _);
        return new OutputRecord(path, Options, stamp);
    }
}
