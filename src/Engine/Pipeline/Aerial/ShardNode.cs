using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// The nodes of one shard that are put together from parts: the shard itself and the facts beside it.
/// </summary>
internal static class ShardNode
{
    /// <summary>Kind of shards.</summary>
    public const string Kind = "shard";

    /// <summary>Kind of the files of facts.</summary>
    public const string FactsKind = "shard/facts";

    /// <summary>Kind of the ledger of refused captions.</summary>
    public const string RejectedKind = "rejected";

    /// <summary>The shard: picture and text of each sample, and the end of the file.</summary>
    /// <param name="shard">Its number.</param>
    /// <param name="samples">Its samples by id.</param>
    /// <param name="end">Digest of the last part.</param>
    public static AssemblyNode Create(int shard, ImmutableArray<SampleRecord> samples, Digest end) => Assemble(
        ShardNames.Stem(shard),
        Kind,
        AerialVersions.Shard,
        ShardNames.Shard(shard),
        [.. samples.SelectMany(sample => (Digest[])[sample.Image, sample.Text]), end]);

    /// <summary>The facts of its samples.</summary>
    public static AssemblyNode Facts(int shard, ImmutableArray<SampleRecord> samples) => Assemble(
        ShardNames.Stem(shard) + "-facts",
        FactsKind,
        AerialVersions.ShardFacts,
        ShardNames.Facts(shard),
        [.. samples.Select(sample => sample.Facts)]);

    /// <summary>The ledger of the captions that were refused, by patch.</summary>
    public static AssemblyNode Rejected(string path, IEnumerable<QuadSummary> quads) => Assemble(
        RejectedKind,
        RejectedKind,
        AerialVersions.Rejected,
        path,
        [
            .. quads.SelectMany(quad => quad.Rejected)
                .OrderBy(rejected => rejected.PatchId)
                .Select(rejected => rejected.Lines),
        ]);

    /// <summary>A file that consists of parts.</summary>
    public static AssemblyNode Assemble(
        string name, string kind, int version, string path, DigestSequence parts) => new(
        name,
        kind,
        new Manifest.Builder(kind, version)
            .Add("name", name)
            .Add("parts", parts.Count)
            .Add("samples", DigestList.Hash(parts))
            .ToManifest(),
        path,
        parts)
        {
            Origin = FieldOrigins.Of,
        };
}
