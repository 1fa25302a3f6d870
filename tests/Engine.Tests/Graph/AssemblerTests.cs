using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

public sealed class AssemblerTests : IDisposable
{
    private const string Name = "train.jsonl";

    private readonly GraphScene _scene = new();
    private readonly RecordingListener _listener = new();

    [Fact]
    public void Assemble_Parts_IsTheirConcatenation()
    {
        NodeOutcome outcome = Run(Node("one\n", "", "two\n", "one\n"));

        Assert.Equal(Verdict.Built, outcome.Verdict);
        Assert.Equal("one\ntwo\none\n", File.ReadAllText(_scene.Output(Name)));
        Assert.Equal(GraphScene.DigestOf("one\ntwo\none\n"), outcome.Record!.Outputs[0].Digest);
        Assert.Equal([("unit/split", Verdict.Built, "new")], _listener.Nodes);
    }

    [Fact]
    public void Assemble_NoParts_IsAnEmptyFile()
    {
        Run(Node());

        Assert.Equal("", File.ReadAllText(_scene.Output(Name)));
    }

    [Fact]
    public void FromLastBuild_NothingChanged_IsUpToDateWithoutTheParts()
    {
        AssemblyNode node = Node("one\n");
        Run(node);
        _scene.Contents.Lose(GraphScene.DigestOf("one\n"));

        NodeOutcome? outcome = Assembler(BuildMode.Build).FromLastBuild(node);

        Assert.Equal(Verdict.UpToDate, outcome?.Verdict);
    }

    [Fact]
    public void Assemble_FileDeleted_IsPutBackFromTheParts()
    {
        AssemblyNode node = Node("one\n", "two\n");
        Run(node);
        File.Delete(_scene.Output(Name));

        Assert.Null(Assembler(BuildMode.Build).FromLastBuild(node));
        NodeOutcome outcome = Run(node);

        Assert.Equal(Verdict.FromCache, outcome.Verdict);
        Assert.Equal("one\ntwo\n", File.ReadAllText(_scene.Output(Name)));
        Assert.Equal($"{Name} is missing", _listener.Nodes[^1].Reason);
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void Assemble_FileEdited_IsReplacedWithAWarning()
    {
        AssemblyNode node = Node("one\n");
        Run(node);
        File.AppendAllText(_scene.Output(Name), "mine");

        Assert.Null(Assembler(BuildMode.Build).FromLastBuild(node));
        Run(node);

        Assert.Equal("one\n", File.ReadAllText(_scene.Output(Name)));
        Assert.Equal(["NT7008"], _listener.Codes);
    }

    [Fact]
    public void Assemble_ChangedPart_SaysWhichFieldChanged()
    {
        Run(Node("one\n"));

        NodeOutcome outcome = Run(Node("two\n"));

        Assert.Equal(Verdict.Built, outcome.Verdict);
        Assert.Equal("two\n", File.ReadAllText(_scene.Output(Name)));
        Assert.StartsWith("parts ", _listener.Nodes[^1].Reason, StringComparison.Ordinal);
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void MissingParts_LostContents_AreNamed()
    {
        AssemblyNode node = Node("one\n", "two\n");
        _scene.Contents.Lose(GraphScene.DigestOf("two\n"));

        Assert.Equal([GraphScene.DigestOf("two\n")], Assembler(BuildMode.Build).MissingParts(node));
    }

    [Fact]
    public void Assemble_PartDamaged_FailsKeepsTheFileAndIsMissingAfterwards()
    {
        Run(Node("one\n"));
        AssemblyNode node = Node("one\n", "two\n");
        _scene.Contents.Damage(GraphScene.DigestOf("two\n"));

        NuTonicException thrown = Assert.Throws<NuTonicException>(() => Run(node));

        Assert.Equal("NT7006", thrown.Diagnostic.Code);
        Assert.Equal([Name], _scene.Published());
        Assert.Equal("one\n", File.ReadAllText(_scene.Output(Name)));
        Assert.Equal([GraphScene.DigestOf("two\n")], Assembler(BuildMode.Build).MissingParts(node));
    }

    [Theory]
    [InlineData("a\n b\n c\n d\n", "a\n B\n c\n d\n")]
    [InlineData("a\n b\n c\n d\n", "a\n c\n d\n")]
    [InlineData("a\n b\n c\n d\n", "new\n a\n b\n c\n d\n end\n")]
    [InlineData("a\n b\n c\n d\n", "d\n c\n b\n a\n")]
    [InlineData("a\n a\n b\n a\n", "a\n b\n a\n a\n a\n")]
    [InlineData("a\n b\n", "c\n d\n")]
    [InlineData("", "a\n")]
    public void Assemble_SomePartsChanged_TheOthersComeFromTheOldFile(string before, string after)
    {
        Run(Node(before.Split(' ')));
        AssemblyNode node = Node(after.Split(' '));
        foreach (string part in before.Split(' '))
        {
            _scene.Contents.Lose(GraphScene.DigestOf(part));
        }

        Assert.Empty(Assembler(BuildMode.Build).MissingParts(node));
        NodeOutcome outcome = Run(node);

        string expected = after.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(expected, File.ReadAllText(_scene.Output(Name)));
        Assert.Equal(GraphScene.DigestOf(expected), outcome.Record!.Outputs[0].Digest);
    }

    [Fact]
    public void Assemble_ManyPartsMoved_TheyComeFromTheOldFile()
    {
        string[] parts = [.. Enumerable.Range(0, 100).Select(i => $"{i}\n")];
        Run(Node(parts));
        Array.Reverse(parts);
        foreach (string part in parts)
        {
            _scene.Contents.Lose(GraphScene.DigestOf(part));
        }

        Run(Node(parts));

        Assert.Equal(string.Concat(parts), File.ReadAllText(_scene.Output(Name)));
    }

    [Fact]
    public void Assemble_LongParts_AreCopiedWhole()
    {
        string[] parts = [.. Enumerable.Range(0, 9).Select(i => new string((char)('a' + i), 700_000) + "\n")];
        Run(Node(parts));
        parts[4] = "changed\n";

        NodeOutcome outcome = Run(Node(parts));

        Assert.Equal(GraphScene.DigestOf(string.Concat(parts)), outcome.Record!.Outputs[0].Digest);
        Assert.Equal(string.Concat(parts), File.ReadAllText(_scene.Output(Name)));
    }

    [Fact]
    public void Assemble_SameBytesFromOtherParts_LeavesTheFileAlone()
    {
        Run(Node("one\n", "two\n"));
        DateTime before = File.GetLastWriteTimeUtc(_scene.Output(Name));

        NodeOutcome outcome = Run(Node("one\ntwo\n"));

        Assert.Equal(Verdict.Built, outcome.Verdict);
        Assert.Equal(before, File.GetLastWriteTimeUtc(_scene.Output(Name)));
        Assert.Equal([Name], _scene.Published());
    }

    [Fact]
    public void Assemble_DryRun_WritesNothing()
    {
        NodeOutcome outcome = Assembler(BuildMode.DryRun)
            .Assemble(Node("one\n"), TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Built, outcome.Verdict);
        Assert.Null(outcome.Record);
        Assert.Empty(_scene.Published());
    }

    [Fact]
    public void FromLastBuild_PathChanged_IsAssembledUnderTheNewName()
    {
        AssemblyNode node = Node("one\n");
        Run(node);
        AssemblyNode renamed = node with { Path = "test.jsonl" };

        Assert.Null(Assembler(BuildMode.Build).FromLastBuild(renamed));
        Run(renamed);

        Assert.Equal(["test.jsonl"], _scene.Published());
    }

    [Fact]
    public void Assemble_RebuildOverAWrongCachedDigest_CorrectsIt()
    {
        AssemblyNode node = Node("one\n");
        ActionResult wrong = new(ReadOnlyMemory<byte>.Empty, [GraphScene.DigestOf("other")]);
        _scene.Actions.Put(
            new ActionRecord(node.Manifest.Fingerprint, node.Kind, node.Manifest.Bytes, wrong.Pack(), [], 0));

        NodeOutcome outcome = Run(node, BuildMode.Rebuild);

        Assert.Equal(GraphScene.DigestOf("one\n"), outcome.Record!.Outputs[0].Digest);
        Assert.True(_scene.Actions.TryGet(node.Manifest.Fingerprint, out ActionRecord? record));
        Assert.Equal([GraphScene.DigestOf("one\n")], ActionResult.Unpack(record.Result.Span, 1)?.Contents);
    }

    public void Dispose() => _scene.Dispose();

    private AssemblyNode Node(params string[] parts)
    {
        Digest[] digests = [.. parts.Select(part => _scene.Contents.Put(Encoding.UTF8.GetBytes(part)))];
        Manifest manifest = new Manifest.Builder("split", 1)
            .Add("parts", Digest.Of(Encoding.UTF8.GetBytes(string.Join(' ', digests)))).ToManifest();
        return new AssemblyNode("split", "split", manifest, Name, [.. digests]);
    }

    private Assembler Assembler(BuildMode mode) =>
        new(GraphScene.Unit, _scene.State.Find(GraphScene.Unit), _scene.Services(_listener, mode));

    private NodeOutcome Run(AssemblyNode node, BuildMode mode = BuildMode.Build)
    {
        NodeOutcome outcome = Assembler(mode).Assemble(node, TestContext.Current.CancellationToken);
        UnitSession session = new(
            GraphScene.Unit, _scene.State.Find(GraphScene.Unit), _scene.Services(_listener, mode));
        session.Commit(GraphScene.Record(outcome.Record!));
        return outcome;
    }
}
