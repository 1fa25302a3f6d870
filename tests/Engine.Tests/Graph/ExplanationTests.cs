using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

public sealed class ExplanationTests
{
    private readonly MemoryActionCache _actions = new();

    [Fact]
    public void Reason_NoLastBuild_IsNew() =>
        Assert.Equal("new", Reason(null, new Manifest.Builder("k", 1).ToManifest()));

    [Fact]
    public void Reason_ChangedAddedAndRemovedFields_NamesThemWithOldAndNewValue()
    {
        Digest before = Digest.Of("before"u8);
        Digest after = Digest.Of("after"u8);
        NodeRecord last = Remember(new Manifest.Builder("k", 1)
            .Add("same", "s").Add("OutputSize", 224L).Add("gone", true).Add("window", before).ToManifest());
        Manifest now = new Manifest.Builder("k", 1)
            .Add("same", "s").Add("OutputSize", 256L).Add("window", after).Add("extra", 0.5).ToManifest();

        string reason = Reason(last, now);

        Assert.Equal(
            $"OutputSize 224 -> 256, window {before.Short} -> {after.Short}, extra added: 0.5, gone removed: true",
            reason);
    }

    [Fact]
    public void Reason_ManifestOfTheLastBuildEvicted_SaysSo()
    {
        NodeRecord last = new("n", "k", Digest.Of("unknown"u8), ReadOnlyMemory<byte>.Empty, []);

        string reason = Reason(last, new Manifest.Builder("k", 1).ToManifest());

        Assert.Equal("its inputs changed; the cache no longer has the old ones to compare with", reason);
    }

    [Fact]
    public void Reason_OnlyTheOrderChanged_StillGivesAReason()
    {
        NodeRecord last = Remember(new Manifest.Builder("k", 1).Add("a", "1").Add("b", "2").ToManifest());

        string reason = Reason(
            last, new Manifest.Builder("k", 1).Add("b", "2").Add("a", "1").ToManifest());

        Assert.Equal("its inputs changed", reason);
    }

    private string Reason(NodeRecord? last, Manifest now) => Explanation
        .Reason(new EarlierManifests(_actions), last, now, field => field.From(new FieldOrigin(CauseKind.Option)))
        .ToString();

    private NodeRecord Remember(Manifest manifest)
    {
        _actions.Put(new ActionRecord(manifest.Fingerprint, "k", manifest.Bytes, ReadOnlyMemory<byte>.Empty, [], 0));
        return new NodeRecord("n", "k", manifest.Fingerprint, ReadOnlyMemory<byte>.Empty, []);
    }
}
