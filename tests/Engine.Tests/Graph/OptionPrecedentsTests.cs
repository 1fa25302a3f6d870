using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

public sealed class OptionPrecedentsTests
{
    private static readonly Digest LastOptions = Digest.Of("options"u8);
    private static readonly Reason StrideChanged = new([new Cause(CauseKind.Option, "Stride", "128", "64")]);

    private readonly FamilyCache _cache = new();

    [Fact]
    public void Find_OptionChangedAndCacheNeverHadIt_GivesTheReason()
    {
        OptionPrecedents precedents = new(_cache);

        precedents.Of(LastOptions).Note(NodeOf(64), StrideChanged);

        Precedent? windows = precedents.Of(LastOptions).Find("windows");
        Assert.Same(StrideChanged, windows?.Reason);
        Assert.Equal(StrideChanged.Causes, windows!.Follower.Roots);
        Assert.Null(precedents.Of(LastOptions).Find("chip"));
        Assert.Null(precedents.Of(Digest.Of("others"u8)).Find("windows"));
        Assert.Same(windows, precedents.Of(LastOptions).Find("windows"));
    }

    [Fact]
    public void Find_CacheHadSuchNodes_IsUnknown()
    {
        _cache.Families.Add(Manifest.FamilyOf(NodeOf(64, input: "another POI").Manifest.Bytes.Span)!.Value);
        OptionPrecedents precedents = new(_cache);

        precedents.Of(LastOptions).Note(NodeOf(64), StrideChanged);

        Assert.Null(precedents.Of(LastOptions).Find("windows"));
    }

    [Theory]
    [InlineData(CauseKind.File)]
    [InlineData(CauseKind.Input)]
    [InlineData(CauseKind.New)]
    [InlineData(CauseKind.Cache)]
    public void Find_NotTheOptionsAlone_IsUnknown(object kind)
    {
        OptionPrecedents precedents = new(_cache);

        precedents.Of(LastOptions).Note(
            NodeOf(64), new Reason([.. StrideChanged.Causes, new Cause((CauseKind)kind, "red", "1", "2")]));

        Assert.Null(precedents.Of(LastOptions).Find("windows"));
    }

    [Fact]
    public void IsCurrent_AfterNote_HoldsForTheSameOptionsAndNode()
    {
        OptionPrecedents precedents = new(_cache);

        precedents.Of(LastOptions).NoteCurrent("still");

        Assert.True(precedents.Of(LastOptions).IsCurrent("still"));
        Assert.False(precedents.Of(LastOptions).IsCurrent("overview"));
        Assert.False(precedents.Of(Digest.Of("others"u8)).IsCurrent("still"));
    }

    private static Node NodeOf(long stride, string input = "a POI") => new()
    {
        Name = "windows",
        Kind = "poi/windows",
        Manifest = new Manifest.Builder("poi/windows", 1).Add("red", input).Add("Stride", stride).ToManifest(),
        Origin = _ => new FieldOrigin(CauseKind.Option),
        Outputs = [],
        Compute = _ => throw new InvalidOperationException(),
    };

    private sealed class FamilyCache : IActionCache
    {
        public HashSet<Hash128> Families { get; } = [];

        public bool MayHaveFamily(Hash128 family) => Families.Contains(family);

        public bool TryGet(in Digest key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ActionRecord? record)
        {
            record = null;
            return false;
        }

        public void Put(ActionRecord record) => throw new NotSupportedException();
    }
}
