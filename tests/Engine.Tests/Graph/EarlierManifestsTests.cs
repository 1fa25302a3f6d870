using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

public sealed class EarlierManifestsTests
{
    private readonly CountingActions _actions = new();
    private readonly EarlierManifests _earlier;

    public EarlierManifestsTests()
    {
        _earlier = new EarlierManifests(_actions);
    }

    [Fact]
    public void TryFind_SameChangeAsTheNodeBefore_IsWrittenDownWithoutALookup()
    {
        Find(Chip("poi_1", 224), Chip("poi_1", 256));
        Manifest old = Chip("poi_0002", 224);

        ReadOnlyMemory<byte> found = Find(old, Chip("poi_0002", 256));

        Assert.Equal(old.Bytes.ToArray(), found.ToArray());
        Assert.Equal(1, _actions.Lookups);
    }

    [Fact]
    public void TryFind_AnotherChange_IsLookedUp()
    {
        Find(Chip("poi_1", 224), Chip("poi_1", 256));
        Manifest old = Chip("poi_3", 224);

        ReadOnlyMemory<byte> found = Find(old, Chip("poi_2", 256));

        Assert.Equal(old.Bytes.ToArray(), found.ToArray());
        Assert.Equal(2, _actions.Lookups);
    }

    [Fact]
    public void TryFind_FieldsAddedRemovedAndMoved_AreWrittenDown()
    {
        Manifest Old(string stem) => new Manifest.Builder("k", 1)
            .Add("stem", stem).Add("a", 1L).Add("gone", "x").Add("b", true).ToManifest();
        Manifest Now(string stem) => new Manifest.Builder("k", 2)
            .Add("b", true).Add("a", 1L).Add("extra", 0.5).Add("stem", stem).ToManifest();
        Find(Old("one"), Now("one"));

        ReadOnlyMemory<byte> found = Find(Old("another"), Now("another"));

        Assert.Equal(Old("another").Bytes.ToArray(), found.ToArray());
        Assert.Equal(1, _actions.Lookups);
    }

    [Fact]
    public void TryFind_UnknownFingerprint_IsFalse()
    {
        NodeRecord previous = new("n", "k", Digest.Of("unknown"u8), ReadOnlyMemory<byte>.Empty, []);

        Assert.False(_earlier.TryFind(previous, Chip("poi_1", 256), out _));
    }

    [Fact]
    public void Between_DamagedManifest_IsNull()
    {
        byte[] now = Chip("poi_1", 256).Bytes.ToArray();

        for (int length = 0; length < now.Length; length++)
        {
            // A cut between two fields leaves a shorter manifest.
            ManifestPattern? pattern = ManifestPattern.Between(now.AsSpan(0, length), now);
            Assert.True(pattern is null || pattern.Undo(now, Digest.Of(now.AsSpan(0, length))) is not null);
        }
    }

    private static Manifest Chip(string stem, long size) =>
        new Manifest.Builder("k", 1).Add("stem", stem).Add("OutputSize", size).Add("view", "Identity").ToManifest();

    private ReadOnlyMemory<byte> Find(Manifest old, Manifest now)
    {
        _actions.Put(new ActionRecord(old.Fingerprint, "k", old.Bytes, ReadOnlyMemory<byte>.Empty, [], 0));
        NodeRecord previous = new("n", "k", old.Fingerprint, ReadOnlyMemory<byte>.Empty, []);
        Assert.True(_earlier.TryFind(previous, now, out ReadOnlyMemory<byte> found));
        return found;
    }

    private sealed class CountingActions : IActionCache
    {
        private readonly MemoryActionCache _actions = new();

        public int Lookups { get; private set; }

        public bool TryGet(in Digest key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ActionRecord? record)
        {
            Lookups++;
            return _actions.TryGet(key, out record);
        }

        public void Put(ActionRecord record) => _actions.Put(record);
    }
}
